-- How often something broke when a call that waits in line was to be dialled: a single call is given up after a few. A version
-- from before puts it off each time, as it did.
alter table attempt add column dial_breaks int not null default 0;
