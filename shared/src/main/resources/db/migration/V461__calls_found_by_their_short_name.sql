-- Support is told the short name that stands on a receipt and in the statement: the end of a call's id.
set lock_timeout = 0;
drop index concurrently if exists ledger_op_by_call;
create index concurrently ledger_op_by_call on ledger_op (tenant_id, right(subject, 8), id)
  where kind = 'CAPTURE' and subject like 'attempt:%';
