-- A person's own operations, in the order in which the file with their data has them.
set lock_timeout = 0;
drop index concurrently if exists ledger_op_of_user;
create index concurrently ledger_op_of_user on ledger_op (tenant_id, user_id, id);
