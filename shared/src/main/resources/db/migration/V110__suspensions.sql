-- A flow or a business that must not ring anybody until an admin lifts it. Rows are never deleted: one is open while
-- lifted_at is null, and there is at most one open of each.
create table flow_suspension (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  flow_id uuid not null,
  cause text not null check (cause in ('BLOCKED_WORDS', 'MARKED_AS_SPAM', 'SCAM_DETECTED', 'OPT_OUTS', 'ADMIN')),
  -- What was counted, without a word that was said: {"hits":2,"calls":40,"rules":["EN-SECRET"]}.
  evidence jsonb not null default '{}',
  suspended_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by bigint,
  lift_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, flow_id) references flow,
  foreign key (tenant_id, lifted_by) references app_user,
  check ((lifted_at is null) = (lift_reason is null))
);
create unique index flow_suspended on flow_suspension (tenant_id, flow_id) where lifted_at is null;
create index flow_suspension_of_flow on flow_suspension (tenant_id, flow_id, suspended_at);
call tenant_table('flow_suspension', 'select, insert, update');

create table business_suspension (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  business_id bigint not null,
  cause text not null check (cause in ('THREE_FLOWS', 'ADMIN')),
  evidence jsonb not null default '{}',
  suspended_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by bigint,
  lift_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, lifted_by) references app_user,
  check ((lifted_at is null) = (lift_reason is null))
);
create unique index business_suspended on business_suspension (tenant_id, business_id) where lifted_at is null;
call tenant_table('business_suspension', 'select, insert, update');

-- What was found in an ended call: how many forbidden sentences and by which rules, never the words themselves.
create table call_screening (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  flow_id uuid not null,
  hits int not null default 0 check (hits >= 0),
  rules text not null default '',
  spam boolean not null default false,
  scam boolean not null default false,
  opted_out boolean not null default false,
  ended_at timestamptz not null,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempt,
  foreign key (tenant_id, flow_id) references flow
);
create index call_screening_of_flow on call_screening (tenant_id, flow_id, ended_at);
call tenant_table('call_screening', 'select, insert, update');

-- How many calls of a flow were connected, which is what opt-outs are counted against.
create index attempt_connected_of_version on attempt (tenant_id, flow_version_id, ended_at) where connected_ms > 0;
