-- The voices of the tenant's workspace, as last seen there.
create table voice (
  tenant_id bigint not null default app_tenant() references tenant,
  id text not null,
  name text not null,
  maker text not null,
  gender text not null check (gender in ('FEMALE', 'MALE', 'UNKNOWN')),
  accent text,
  age text,
  preview_url text,
  seen_at timestamptz not null,
  primary key (tenant_id, id)
);
call tenant_table('voice', 'select, insert, update, delete');
