-- contracts: since version 180 nothing asks ledger_touched_since, and nothing ever wrote or read do_not_call.added_by.
drop function ledger_touched_since(xid8);
alter table do_not_call drop column added_by;
