-- What is wrong with receipts and the catalogue they come from, until a whole round of the proof that began later does not
-- find it any more.
create table receipt_fault (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  name text not null,
  detail text not null,
  found_at timestamptz not null,
  seen_round bigint not null,
  gone_at timestamptz,
  primary key (tenant_id, id)
);
call tenant_table('receipt_fault', 'select, insert, update');
-- A detail may be longer than what an index takes.
create unique index receipt_fault_once on receipt_fault (tenant_id, name, md5(detail));
