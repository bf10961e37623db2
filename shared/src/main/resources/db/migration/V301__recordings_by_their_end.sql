-- Recordings whose time is over, whosever they are.
set lock_timeout = 0;
drop index concurrently if exists recording_to_delete;
create index concurrently recording_to_delete on recording (keep_until);
