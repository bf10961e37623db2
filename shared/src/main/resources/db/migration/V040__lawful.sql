-- Numbers that said no to a business. An opt-out is never deleted; only a person lifting it for their own number ends it.
create table do_not_call (
  tenant_id bigint not null default app_tenant() references tenant,
  business_id bigint not null,
  number text not null,
  source text not null check (source in ('KEY', 'VOICE', 'BOT', 'OPERATOR')),
  since timestamptz not null,
  lifted_at timestamptz,
  primary key (tenant_id, business_id, number),
  foreign key (tenant_id, business_id) references business
);
call tenant_table('do_not_call', 'select, insert, update');
