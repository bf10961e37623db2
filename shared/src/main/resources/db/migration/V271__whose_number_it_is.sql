-- Who shared a number last.
set lock_timeout = 0;
drop index concurrently if exists own_number_number;
create index concurrently own_number_number on own_number (tenant_id, number);
