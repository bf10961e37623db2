-- A person's own holds, in the order in which the file with their data has them.
set lock_timeout = 0;
drop index concurrently if exists ledger_hold_of_user;
create index concurrently ledger_hold_of_user on ledger_hold (tenant_id, user_id, id);
