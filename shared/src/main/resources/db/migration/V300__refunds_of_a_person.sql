-- What was refunded to a person is looked at whenever they change their plan: few of all operations.
set lock_timeout = 0;
drop index concurrently if exists ledger_op_refunds;
create index concurrently ledger_op_refunds on ledger_op (tenant_id, user_id, effective_at) where kind = 'REFUND';
