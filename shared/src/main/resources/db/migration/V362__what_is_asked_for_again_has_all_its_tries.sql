-- What a job's attempts stood at when it was asked for last: those since are its tries. The attempts themselves are never set
-- back by that, as they also tell whose lease it is. A version from before counts them all, as it did.
alter table job add column untried int not null default 0;
