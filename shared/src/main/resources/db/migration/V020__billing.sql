-- Plans and prices are data, per tenant, in versions that are never changed: a new price is a new version from an
-- instant on. Money is bigint micro-dollars, allowances are seconds.
create table plan (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  code text not null check (code in ('FREE', 'PRIME', 'ELITE', 'ULTRA')),
  days int not null check (days > 0),
  version int not null default 1,
  price_micros bigint not null check (price_micros >= 0),
  bulk_seconds int not null check (bulk_seconds >= 0),
  single_seconds int not null check (single_seconds >= 0),
  single_unlimited boolean not null,
  transfer boolean not null,
  support text not null check (support in ('STANDARD', 'PRIORITY', 'PREMIUM')),
  longest_call_seconds int not null default 600 check (longest_call_seconds >= 60),
  effective_from timestamptz not null,
  effective_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code, days, version),
  check (effective_until > effective_from),
  check ((code = 'FREE') = (price_micros = 0))
);
call tenant_table('plan', 'select');

create table price_version (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  label text not null,
  increment_seconds int not null check (increment_seconds between 1 and 60),
  minimum_seconds int not null check (minimum_seconds between 1 and 60),
  rounding text not null default 'HALF_UP' check (rounding = 'HALF_UP'),
  recording_micros bigint not null check (recording_micros >= 0),
  effective_from timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, label),
  unique (tenant_id, effective_from)
);
call tenant_table('price_version', 'select');

-- The longest prefix that fits wins, then the number's region; without either there is no price and no call.
create table price (
  tenant_id bigint not null default app_tenant(),
  price_version_id bigint not null,
  region text not null default '' check (region ~ '^([A-Z]{2})?$'),
  prefix text not null default '' check (prefix ~ '^(\+[1-9][0-9]*)?$'),
  covered boolean not null default false,
  micros_per_minute bigint not null check (micros_per_minute > 0),
  primary key (tenant_id, price_version_id, region, prefix),
  foreign key (tenant_id, price_version_id) references price_version,
  check ((region = '') <> (prefix = ''))
);
call tenant_table('price', 'select');

create table subscription (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  user_id bigint not null,
  plan_id bigint not null,
  follows_id bigint not null default 0,
  free boolean not null,
  state text not null check (state in ('PENDING', 'ACTIVE', 'PAST_DUE', 'EXPIRED', 'CANCELED')),
  period_start timestamptz not null,
  period_end timestamptz not null,
  anchor_day int not null check (anchor_day between 1 and 31),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  -- What a purchase is made of: buying the same plan after the same one before is the same purchase.
  unique (tenant_id, user_id, plan_id, follows_id),
  foreign key (tenant_id, user_id) references app_user,
  foreign key (tenant_id, plan_id) references plan,
  check (period_end > period_start)
);
create unique index subscription_current on subscription (tenant_id, user_id) where state in ('ACTIVE', 'PAST_DUE');
create unique index subscription_free_once on subscription (tenant_id, user_id) where free;
create index subscription_due on subscription (period_end) where state = 'ACTIVE';
call tenant_table('subscription', 'select, insert, update');

create table allowance (
  tenant_id bigint not null default app_tenant(),
  subscription_id bigint not null,
  period_start timestamptz not null,
  kind text not null check (kind in ('SINGLE', 'BULK')),
  granted_seconds int not null check (granted_seconds >= 0),
  used_seconds int not null default 0 check (used_seconds >= 0),
  reserved_seconds int not null default 0 check (reserved_seconds >= 0),
  primary key (tenant_id, subscription_id, period_start, kind),
  foreign key (tenant_id, subscription_id) references subscription,
  check (used_seconds + reserved_seconds <= granted_seconds)
) with (fillfactor = 70);
call tenant_table('allowance', 'select, insert, update');

-- Whoever decides on a user's plan and money together locks this row first.
create table billing_lock (
  tenant_id bigint not null default app_tenant(),
  user_id bigint not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references app_user
);
call tenant_table('billing_lock', 'select, insert, update');

-- What one attempt may use, with every number of its price frozen.
create table attempt_authorisation (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  user_id bigint not null,
  kind text not null check (kind in ('SINGLE', 'BULK')),
  state text not null check (state in ('OPEN', 'SETTLED', 'RELEASED', 'EXPIRED', 'REFUSED')),
  refusal text not null default '',
  shortfall_micros bigint not null default 0 check (shortfall_micros >= 0),
  longest_seconds int not null default 0 check (longest_seconds >= 0),
  plan_seconds int not null default 0 check (plan_seconds >= 0),
  hold_micros bigint not null default 0 check (hold_micros >= 0),
  recording boolean not null,
  region text not null default '',
  price_version_id bigint,
  micros_per_minute bigint,
  increment_seconds int,
  minimum_seconds int,
  recording_micros bigint,
  subscription_id bigint,
  period_start timestamptz,
  authorised_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, user_id) references app_user,
  foreign key (tenant_id, price_version_id) references price_version,
  foreign key (tenant_id, subscription_id) references subscription,
  check ((state = 'REFUSED') = (refusal <> '')),
  check (state = 'REFUSED' or num_nulls(price_version_id, micros_per_minute, increment_seconds, minimum_seconds,
    recording_micros) = 0),
  check (plan_seconds = 0 or num_nulls(subscription_id, period_start) = 0),
  check (plan_seconds <= longest_seconds)
);
create index attempt_authorisation_due on attempt_authorisation (expires_at) where state = 'OPEN';
call tenant_table('attempt_authorisation', 'select, insert, update');

-- All that is needed to add a charge up again.
create table receipt (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  user_id bigint not null,
  connected_ms bigint not null check (connected_ms >= 0),
  billed_seconds int not null check (billed_seconds >= 0),
  plan_seconds int not null check (plan_seconds >= 0),
  wallet_seconds int not null check (wallet_seconds >= 0),
  increment_seconds int not null,
  minimum_seconds int not null,
  longest_seconds int not null,
  micros_per_minute bigint not null,
  call_micros bigint not null check (call_micros >= 0),
  recording_micros bigint not null check (recording_micros >= 0),
  held_micros bigint not null,
  held_plan_seconds int not null,
  returned_micros bigint not null check (returned_micros >= 0),
  owed_micros bigint not null check (owed_micros >= 0),
  price_version_id bigint not null,
  ledger_entries bigint[] not null,
  settled_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references attempt_authorisation,
  foreign key (tenant_id, price_version_id) references price_version,
  check (plan_seconds + wallet_seconds = billed_seconds),
  check (call_micros = (2 * wallet_seconds * micros_per_minute + 60) / 120)
);
create index receipt_of_user on receipt (tenant_id, user_id, settled_at desc, attempt_id);
call tenant_table('receipt', 'select, insert');
create trigger append_only before update or delete or truncate on receipt
  for each statement execute function refuse_change();

create function due_authorisations(now timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.attempt_id from public.attempt_authorisation a
    where a.state = 'OPEN' and a.expires_at <= now order by a.expires_at limit most;
  end;
alter function due_authorisations(timestamptz, int) owner to speechcad_sweeper;

create function ended_subscriptions(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select s.tenant_id, s.id from public.subscription s
    where s.state = 'ACTIVE' and s.period_end <= now order by s.period_end limit most;
  end;
alter function ended_subscriptions(timestamptz, int) owner to speechcad_sweeper;

-- The first plans and prices of the open tenant. A tenant that has some is left alone.
create function seed_billing() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  since constant timestamptz := '2026-01-01 00:00:00+00';
  version bigint;
begin
  if exists (select from plan where tenant_id = app_tenant()) then
    return;
  end if;
  insert into plan (code, days, price_micros, bulk_seconds, single_seconds, single_unlimited, transfer, support,
                    effective_from)
  select code, days, dollars * 1000000, bulk * 60, single * 60, code <> 'FREE', transfer, support, since
  from (values
    ('FREE', 2, 0, 0, 2, true, 'STANDARD'),
    ('PRIME', 1, 10, 100, 20, false, 'STANDARD'),
    ('PRIME', 7, 20, 200, 60, true, 'STANDARD'),
    ('PRIME', 30, 30, 500, 150, true, 'STANDARD'),
    ('ELITE', 1, 15, 150, 20, true, 'PRIORITY'),
    ('ELITE', 7, 25, 300, 60, true, 'PRIORITY'),
    ('ELITE', 30, 35, 600, 150, true, 'PRIORITY'),
    ('ULTRA', 1, 20, 200, 20, true, 'PREMIUM'),
    ('ULTRA', 7, 30, 400, 60, true, 'PREMIUM'),
    ('ULTRA', 30, 40, 800, 150, true, 'PREMIUM')
  ) as seed (code, days, dollars, bulk, single, transfer, support);

  insert into price_version (label, increment_seconds, minimum_seconds, recording_micros, effective_from)
    values ('2026-11 v1', 6, 6, 20000, since) returning id into version;
  insert into price (price_version_id, region, covered, micros_per_minute)
  select version, region, covered, rate from (
    select unnest(string_to_array(regions, ' ')) as region, covered, rate from (values
      ('US CA', true, 150000),
      ('GB FR DE ES IT NL BE CH AT SE NO DK FI IE PT PL CZ IN CN SG TH VN MY ID PH', false, 450000),
      ('JP KR AU NZ', false, 550000),
      ('SA AE IL TR QA BH OM', false, 600000),
      ('MX BR AR CO CL PE VE', false, 650000),
      ('NG KE ZA EG GH UG TZ ET MA DZ TN', false, 850000)
    ) as list (regions, covered, rate)) as seed;
end $$;
alter function seed_billing() owner to speechcad_ledger;

do $$
begin
  perform set_config('app.tenant', '1', true);
  perform seed_billing();
  perform set_config('app.tenant', '', true);
end $$;
