-- Calling everybody of a list. What was confirmed stands in the row; contacts are copied when it starts, so that a list
-- may be edited afterwards.
create table campaign (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  user_id bigint not null,
  business_id bigint not null,
  account_id bigint not null,
  name text not null check (char_length(name) between 1 and 60),
  state text not null check (state in
    ('DRAFT', 'SCHEDULED', 'RUNNING', 'PAUSED', 'WAITING_FOR_MONEY', 'STOPPING', 'FINISHED', 'CANCELLED')),
  -- Why it is in that state, where that is not plain.
  reason text,
  flow_version_id uuid,
  -- What is run, frozen at the launch as an attempt has it.
  flow_name text,
  flow_number int,
  agent_id text,
  agent_version int,
  typed_input boolean not null default false,
  labels jsonb not null default '{}',
  -- Whom it calls: a list, or those whom an earlier campaign did not reach.
  list_id uuid,
  again_of uuid,
  from_number text,
  recording boolean not null default false,
  purpose text not null default 'INFORMATIONAL' check (purpose in ('INFORMATIONAL', 'MARKETING')),
  -- Minutes of the callee's day. It can only narrow what the gate allows.
  window_from int check (window_from between 0 and 1439),
  window_to int check (window_to between 1 and 1440),
  -- Calls at once.
  pace int not null default 10 check (pace between 1 and 100),
  -- Tries for each contact, the first included.
  tries int not null default 2 check (tries between 1 and 5),
  retry_seconds int not null default 3600 check (retry_seconds between 300 and 604800),
  retry_machines boolean not null default true,
  budget_micros bigint check (budget_micros >= 0),
  starts_at timestamptz,
  zone text not null default 'UTC',
  -- Minutes before the start.
  reminders bigint[] not null default '{}',
  -- What the calls that are over cost; changed only together with an attempt's end.
  spent_micros bigint not null default 0 check (spent_micros >= 0),
  -- Contacts: how many there are in all, how many were copied, and how far the copying came in its source.
  total int not null default 0 check (total >= 0),
  copied int not null default 0 check (copied >= 0),
  copied_to bigint not null default 0,
  copied_at timestamptz,
  -- When one of its rows was dialled last: of two with equal claims the other is next.
  served_at timestamptz not null default '-infinity',
  -- The circuit breaker counts from here on.
  resumed_at timestamptz not null default '-infinity',
  created_at timestamptz not null,
  launched_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references app_user,
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, account_id) references provider_account,
  check (num_nonnulls(window_from, window_to) in (0, 2) and window_from < window_to),
  check (state in ('DRAFT', 'CANCELLED') or (num_nulls(flow_version_id, flow_name, flow_number,
    agent_id, agent_version, from_number, budget_micros) = 0
    and num_nonnulls(list_id, again_of) = 1)),
  check (state <> 'SCHEDULED' or starts_at is not null)
) with (fillfactor = 70);
create index campaign_of_user on campaign (tenant_id, user_id, created_at desc);
create index campaign_running on campaign (tenant_id, account_id) where state = 'RUNNING';
create index campaign_live on campaign (tenant_id) where state in ('RUNNING', 'WAITING_FOR_MONEY', 'STOPPING');
create index campaign_scheduled on campaign (starts_at) where state = 'SCHEDULED';
call tenant_table('campaign', 'select, insert, update');

-- One contact of a campaign, in one of seven states: what was imported is reached, exhausted, excluded, cancelled or
-- still to do, at any instant.
create table campaign_contact (
  tenant_id bigint not null default app_tenant(),
  campaign_id uuid not null,
  -- From 1, without gaps.
  seq int not null,
  number text not null,
  region text not null,
  variables jsonb not null default '{}',
  state text not null default 'WAITING' check (state in
    ('WAITING', 'READY', 'RUNNING', 'REACHED', 'EXHAUSTED', 'EXCLUDED', 'CANCELLED')),
  -- The rule by which it waits or is excluded.
  rule text,
  -- Of the last try, in the word of its end.
  outcome text,
  tries int not null default 0,
  -- Waiting: not before. Ready: since.
  next_at timestamptz not null,
  attempt_id uuid,
  -- Set aside for the running try.
  held_micros bigint not null default 0 check (held_micros >= 0),
  -- Without a foreign key: a hundred thousand rows would each ask for the same campaign, which is never deleted.
  primary key (tenant_id, campaign_id, seq),
  check (state = 'RUNNING' or held_micros = 0),
  check (state <> 'RUNNING' or attempt_id is not null)
) with (fillfactor = 70);
create index campaign_contact_ready on campaign_contact (tenant_id, campaign_id, next_at, seq) where state = 'READY';
create index campaign_contact_waiting on campaign_contact (tenant_id, campaign_id, next_at) where state = 'WAITING';
create index campaign_contact_running on campaign_contact (tenant_id, campaign_id) where state = 'RUNNING';
call tenant_table('campaign_contact', 'select, insert, update');

-- Of a campaign's row, which becomes an attempt only when it is dialled.
alter table attempt
  add column campaign_id uuid,
  add column campaign_seq int,
  add column variables jsonb not null default '{}',
  add constraint attempt_of_row check (num_nonnulls(campaign_id, campaign_seq) in (0, 2));
create index attempt_of_campaign on attempt (tenant_id, campaign_id, campaign_seq, planned_at) where campaign_id is not null;

-- What a campaign would cost and whom it may call, reckoned piece by piece before it is confirmed.
create table campaign_quote (
  tenant_id bigint not null default app_tenant() references tenant,
  campaign_id uuid not null,
  asked_at timestamptz not null,
  -- How far it came in the source, and the places of those that cannot be called.
  cursor bigint not null default 0,
  counted int not null default 0 check (counted >= 0),
  excluded bytea not null default ''::bytea,
  reasons jsonb not null default '{}',
  said jsonb,
  done_at timestamptz,
  primary key (tenant_id, campaign_id),
  foreign key (tenant_id, campaign_id) references campaign,
  check ((said is null) = (done_at is null))
);
call tenant_table('campaign_quote', 'select, insert, update, delete');

-- The pieces of a campaign that the worker was asked to gate, and when: sent again only where nothing came of it.
create table campaign_range (
  tenant_id bigint not null default app_tenant() references tenant,
  campaign_id uuid not null,
  from_seq int not null,
  sent_at timestamptz not null,
  primary key (tenant_id, campaign_id, from_seq),
  foreign key (tenant_id, campaign_id) references campaign
);
call tenant_table('campaign_range', 'select, insert, update, delete');

-- When a scheduled campaign begins (zero minutes before) or is reminded of. Each rings once; whoever is late rings too.
create table campaign_alarm (
  tenant_id bigint not null default app_tenant() references tenant,
  campaign_id uuid not null,
  minutes_before int not null check (minutes_before >= 0),
  at timestamptz not null,
  rung_at timestamptz,
  -- Counts what the scheduler has to be told.
  version int not null default 1,
  primary key (tenant_id, campaign_id, minutes_before),
  foreign key (tenant_id, campaign_id) references campaign
);
create index campaign_alarm_due on campaign_alarm (at) where rung_at is null;
call tenant_table('campaign_alarm', 'select, insert, update');

create function campaign_alarms_due(now timestamptz, most int) returns table (tenant_id bigint, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.campaign_id from public.campaign_alarm a
    where a.rung_at is null and a.at <= now
    group by 1, 2 order by min(a.at) limit most;
  end;
alter function campaign_alarms_due(timestamptz, int) owner to speechcad_sweeper;

-- Campaigns that something is to be done for: contacts whose time has come, or ready ones that nobody dials.
create function campaigns_with_work(now timestamptz, most int) returns table (tenant_id bigint, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select g.tenant_id, g.id from public.campaign g
    where (g.state = 'RUNNING' and (exists(select from public.campaign_contact c
          where c.tenant_id = g.tenant_id and c.campaign_id = g.id and c.state = 'WAITING' and c.next_at <= now)
        or exists(select from public.campaign_contact c
          where c.tenant_id = g.tenant_id and c.campaign_id = g.id and c.state = 'READY')))
      or g.state in ('WAITING_FOR_MONEY', 'STOPPING')
    order by g.served_at limit most;
  end;
alter function campaigns_with_work(timestamptz, int) owner to speechcad_sweeper;
