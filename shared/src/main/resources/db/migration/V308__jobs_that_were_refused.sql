-- Jobs that were given up: few, and counted whenever an operator looks at how the machinery does.
set lock_timeout = 0;
drop index concurrently if exists job_refused;
create index concurrently job_refused on job (tenant_id) where state = 'REFUSED';
