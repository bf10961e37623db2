-- A script that waits for an admin: because a rule wants it seen (REVIEW), or because its author says that a rule is
-- mistaken (APPEAL).
create table script_review (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  owner_user_id bigint not null,
  flow_id uuid not null,
  flow_name text not null,
  kind text not null check (kind in ('REVIEW', 'APPEAL')),
  language text not null check (language in ('EN', 'HI', 'ZH', 'FR')),
  -- [{"rule","kind","blocks","step","sentence","digest","text"}]
  flagged jsonb not null,
  plea text not null default '',
  state text not null default 'OPEN' check (state in ('OPEN', 'APPROVED', 'REFUSED', 'ANSWERED', 'OVERTAKEN')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint,
  reason text,
  -- The admin says that the rule was wrong. It stays blocked until the rule is changed; this is how one hears of it.
  rule_wrong boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_user_id) references app_user,
  foreign key (tenant_id, flow_id) references flow,
  foreign key (tenant_id, decided_by) references app_user
);
create unique index script_review_open on script_review (tenant_id, flow_id) where state = 'OPEN';
create index script_review_queue on script_review (tenant_id, due_at, id) where state = 'OPEN';
create index script_review_of_flow on script_review (tenant_id, flow_id, asked_at);
call tenant_table('script_review', 'select, insert, update');

-- What was decided about a text under a rule. It holds for that owner and exactly that text.
create table script_decision (
  tenant_id bigint not null default app_tenant() references tenant,
  owner_user_id bigint not null,
  digest text not null,
  rule text not null,
  approved boolean not null,
  review_id uuid not null,
  decided_at timestamptz not null,
  primary key (tenant_id, owner_user_id, digest, rule),
  foreign key (tenant_id, owner_user_id) references app_user,
  foreign key (tenant_id, review_id) references script_review
);
call tenant_table('script_decision', 'select, insert, update');
