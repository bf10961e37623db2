-- A ledger that an operator had made of somebody is deleted with them, in whosever chat it stands.
set lock_timeout = 0;
drop index concurrently if exists chat_message_of_staff_ledgers;
create index concurrently chat_message_of_staff_ledgers on chat_message (tenant_id, slot) where slot like 'ledger-%';
