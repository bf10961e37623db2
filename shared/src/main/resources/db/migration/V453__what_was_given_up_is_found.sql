-- There are few of them among millions.
set lock_timeout = 0;
drop index concurrently if exists job_given_up;
create index concurrently job_given_up on job (tenant_id, finished_at) where state = 'REFUSED';
drop index concurrently if exists chat_message_given_up;
create index concurrently chat_message_given_up on chat_message (tenant_id, given_up_at) where given_up_at is not null;
