-- A draft that was replaced by something hard to type again: it can be brought back.
create table flow_kept_draft (
  tenant_id bigint not null default app_tenant() references tenant,
  flow_id uuid not null,
  number int not null check (number > 0),
  why text not null check (why in ('STEP_DELETED', 'VERSION_TAKEN_BACK', 'BROUGHT_BACK')),
  version int check ((version is not null) = (why = 'VERSION_TAKEN_BACK')),
  draft jsonb not null,
  language text not null check (language in ('EN', 'HI', 'ZH', 'FR')),
  kept_at timestamptz not null,
  primary key (tenant_id, flow_id, number),
  foreign key (tenant_id, flow_id) references flow
);
call tenant_table('flow_kept_draft', 'select, insert, delete');
