-- A tenant's account with the voice provider: how many calls at once, how many starts a second.
create table provider_account (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  provider text not null default 'retell',
  concurrency int not null default 20 check (concurrency >= 0),
  starts_per_second int not null default 1 check (starts_per_second > 0),
  -- The start token: no call is started before this instant; each start moves it on.
  next_start_at timestamptz not null default '-infinity',
  -- Somebody was already asked to come back then.
  woken_at timestamptz not null default '-infinity',
  checked_at timestamptz,
  trouble text not null default '',
  primary key (tenant_id, id),
  unique (tenant_id, provider)
);
call tenant_table('provider_account', 'select, insert, update');

-- Numbers of the tenant's workspace, as last seen there; an admin assigns each to one business.
create table caller_id (
  tenant_id bigint not null default app_tenant() references tenant,
  number text not null,
  business_id bigint,
  nickname text not null default '',
  present boolean not null,
  seen_at timestamptz not null,
  primary key (tenant_id, number),
  foreign key (tenant_id, business_id) references business
);
create index caller_id_of_business on caller_id (tenant_id, business_id);
call tenant_table('caller_id', 'select, insert, update');

-- One try to reach one number. What it was confirmed with is frozen in it.
create table attempt (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  user_id bigint not null,
  business_id bigint not null,
  account_id bigint not null,
  -- Taken from the confirmation: a second tap finds the first one's attempt.
  nonce text not null,
  kind text not null check (kind in ('SINGLE', 'BULK')),
  to_number text not null,
  from_number text not null,
  recording boolean not null,
  flow_version_id uuid not null,
  flow_name text not null,
  flow_number int not null,
  agent_id text not null,
  agent_version int not null,
  typed_input boolean not null,
  labels jsonb not null default '{}',
  -- The quote the person agreed to.
  most_micros bigint not null check (most_micros >= 0),
  most_seconds int not null check (most_seconds > 0),
  price_version bigint not null,
  state text not null check (state in
    ('PLANNED', 'AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL', 'ENDED', 'NOT_CONNECTED', 'REFUSED')),
  reason text,
  planned_at timestamptz not null,
  due_at timestamptz not null,
  dialled_at timestamptz,
  longest_seconds int,
  provider_call_id text,
  started_at timestamptz,
  ended_at timestamptz,
  connected_ms bigint,
  -- When the provider is asked next, because its webhooks may never come.
  check_at timestamptz,
  empty_lookups int not null default 0,
  analyzed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, user_id, nonce),
  unique (tenant_id, provider_call_id),
  foreign key (tenant_id, user_id) references app_user,
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, account_id) references provider_account
) with (fillfactor = 80);
create index attempt_planned on attempt (tenant_id, account_id, due_at) where state = 'PLANNED';
create index attempt_running on attempt (tenant_id, business_id) where state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL');
create index attempt_to_check on attempt (check_at) where check_at is not null;
create index attempt_of_user on attempt (tenant_id, user_id, planned_at desc);
call tenant_table('attempt', 'select, insert, update');

-- A place among the calls that may run at once. It outlasts ringing, the longest duration and a margin.
create table slot_lease (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  account_id bigint not null,
  until timestamptz not null,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempt,
  foreign key (tenant_id, account_id) references provider_account
);
create index slot_lease_of_account on slot_lease (tenant_id, account_id);
call tenant_table('slot_lease', 'select, insert, update, delete');

-- What was keyed or answered in words, never more than may be shown: longer input is masked before it comes here.
create table call_answer (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  seq int not null,
  step text not null,
  kind text not null check (kind in ('KEY', 'TYPED', 'SPOKEN')),
  shown text not null,
  visible_at timestamptz not null,
  primary key (tenant_id, attempt_id, seq),
  foreign key (tenant_id, attempt_id) references attempt
);
call tenant_table('call_answer', 'select, insert, delete');

-- Scrubbed by the provider and masked again by us.
create table call_record (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  transcript text,
  summary text,
  sentiment text,
  voicemail boolean,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempt
);
call tenant_table('call_record', 'select, insert, update');

create table recording (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  file_key text not null,
  bytes int not null,
  keep_until timestamptz not null,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempt
);
call tenant_table('recording', 'select, insert, delete');

create function accounts_with_work(now timestamptz, most int) returns table (tenant_id bigint, account_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.account_id from public.attempt a
    where a.state = 'PLANNED' and a.due_at <= now
    group by 1, 2 order by min(a.due_at) limit most;
  end;
alter function accounts_with_work(timestamptz, int) owner to speechcad_sweeper;

create function attempts_to_check(now timestamptz, most int) returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.id from public.attempt a
    where a.check_at is not null and a.check_at <= now
    order by a.check_at limit most;
  end;
alter function attempts_to_check(timestamptz, int) owner to speechcad_sweeper;

create function tenants_with_provider() returns table (tenant_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct s.tenant_id from public.tenant_secret s where s.name = 'RETELL_API_KEY' order by 1;
  end;
alter function tenants_with_provider() owner to speechcad_sweeper;

create function recordings_to_delete(now timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select r.tenant_id, r.attempt_id from public.recording r
    where r.keep_until <= now order by r.keep_until limit most;
  end;
alter function recordings_to_delete(timestamptz, int) owner to speechcad_sweeper;
