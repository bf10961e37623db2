-- Credited, and not settled by what we know: asked for whenever the books are proven, to be said to somebody when it is late.
set lock_timeout = 0;
drop index concurrently if exists top_up_not_settled;
create index concurrently top_up_not_settled on top_up (tenant_id, credited_at)
  where credited_at is not null and settled_at is null;
