-- Calls to a number that were never dialled; those that were have an index of their own.
set lock_timeout = 0;
drop index concurrently if exists attempt_not_dialled_to;
create index concurrently attempt_not_dialled_to on attempt (tenant_id, to_number, planned_at)
  where dialled_at is null;
