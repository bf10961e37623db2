-- On how many businesses' lists a number stands.
set lock_timeout = 0;
drop index concurrently if exists do_not_call_by_number;
create index concurrently do_not_call_by_number on do_not_call (tenant_id, number) where lifted_at is null;
