-- What a person's calls were authorised with, in the order in which the file with their data has it.
set lock_timeout = 0;
drop index concurrently if exists attempt_authorisation_of_user;
create index concurrently attempt_authorisation_of_user on attempt_authorisation (tenant_id, user_id, attempt_id);
