-- Each quote of a draft is a job of its own, named by how many were asked for before it.
alter table campaign add column quotes int not null default 0 check (quotes >= 0);
