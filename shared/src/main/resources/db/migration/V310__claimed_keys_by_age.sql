-- Keys that nobody can send again any more, oldest first.
set lock_timeout = 0;
drop index concurrently if exists claimed_key_old;
create index concurrently claimed_key_old on claimed_key (tenant_id, claimed_at);
