-- What admins are shown about a person is deleted with the person, in whosever chat it stands.
set lock_timeout = 0;
drop index concurrently if exists chat_message_of_staff;
create index concurrently chat_message_of_staff on chat_message (tenant_id, slot)
  where slot like 'alarm:%' or slot like 'ticket:%' or slot like 'limit-evidence:%';
