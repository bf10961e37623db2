-- The newest picture of a flow's graph in each language: a few PNG files in the bucket, told apart by the digest of
-- what they show.
create table flow_picture (
  tenant_id bigint not null default app_tenant() references tenant,
  flow_id uuid not null,
  language text not null check (language in ('EN', 'HI', 'ZH', 'FR')),
  digest text not null,
  pages int not null check (pages > 0),
  drawn_at timestamptz not null,
  primary key (tenant_id, flow_id, language),
  foreign key (tenant_id, flow_id) references flow
);
call tenant_table('flow_picture', 'select, insert, update');
