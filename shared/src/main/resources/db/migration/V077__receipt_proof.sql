-- How far the receipts of a tenant were proven; after the last one it starts over, so that each is proven again and again.
create table receipt_proof (
  tenant_id bigint not null default app_tenant() references tenant,
  proven_until timestamptz not null,
  proven_attempt uuid not null,
  rounds bigint not null default 0,
  primary key (tenant_id)
);
call tenant_table('receipt_proof', 'select, insert, update');
create index receipt_in_order on receipt (tenant_id, settled_at, attempt_id);
