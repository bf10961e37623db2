-- A flow is edited as a draft; publishing freezes a version, which never changes again.
create table flow (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  owner_user_id bigint not null,
  name text not null check (char_length(name) between 1 and 60),
  language text not null check (language in ('EN', 'HI', 'ZH', 'FR')),
  draft jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_user_id) references app_user
);
create index flow_of_owner on flow (tenant_id, owner_user_id) where deleted_at is null;
call tenant_table('flow', 'select, insert, update');

create table flow_version (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  flow_id uuid not null,
  number int not null check (number > 0),
  name text not null,
  language text not null check (language in ('EN', 'HI', 'ZH', 'FR')),
  definition jsonb not null,
  digest text not null,
  state text not null check (state in ('PUBLISHING', 'PUBLISHED', 'REFUSED')),
  refusal text,
  provider_flow text,
  provider_flow_version int,
  agent_id text,
  agent_version int,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, flow_id, number),
  foreign key (tenant_id, flow_id) references flow,
  check (state <> 'PUBLISHED' or (agent_id is not null and agent_version is not null))
);
call tenant_table('flow_version', 'select, insert, update');
