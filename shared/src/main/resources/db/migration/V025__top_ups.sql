-- Top-ups: our own invoice says who pays and for how much; the provider's word only says that it was paid.
create table top_up (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  user_id bigint not null,
  coin text not null,
  amount_micros bigint not null check (amount_micros > 0),
  state text not null check (state in ('REQUESTED', 'WAITING', 'SEEN', 'CREDITED', 'UNDERPAID', 'EXPIRED', 'PARKED',
    'REFUSED', 'CANCELLED')),
  created_at timestamptz not null,
  -- The callback's token: its hash for good, itself (sealed) only until the provider has it.
  token_hash bytea,
  token_cipher bytea,
  asked_at timestamptz,
  -- What the provider answered.
  payment_id text,
  address text,
  destination_tag text,
  expected numeric check (expected > 0),
  rate_until timestamptz,
  -- What was seen on the network, and when we first heard of it.
  seen_at timestamptz,
  seen_tx text,
  -- The one transaction that counts for this payment; a further one is parked.
  received numeric,
  received_tx text,
  -- Decided, and waiting for the provider's own settlement.
  due_micros bigint check (due_micros > 0),
  awaits_since timestamptz,
  credited_micros bigint check (credited_micros > 0),
  credited_at timestamptz,
  -- Credited on the provider's first word, before it was settled: counts for the daily limit.
  at_once boolean not null default false,
  check_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, payment_id),
  foreign key (tenant_id, user_id) references app_user
) with (fillfactor = 70);
create index top_up_of_user on top_up (tenant_id, user_id, created_at desc);
create index top_up_expiring on top_up (rate_until) where state = 'WAITING';
create index top_up_to_check on top_up (check_at) where check_at is not null;
call tenant_table('top_up', 'select, insert, update');

-- Money that came and could not be credited by the rule; an operator decides, with a reason.
create table parked_payment (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  top_up_id uuid not null,
  fact text not null,
  reason text not null,
  payment_id text not null,
  coin text not null,
  received numeric,
  tx_hash text not null default '',
  state text not null default 'OPEN' check (state in ('OPEN', 'CREDITED', 'REJECTED')),
  decided_micros bigint,
  decided_by text not null default '',
  decided_at timestamptz,
  note text not null default '',
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, top_up_id, fact),
  foreign key (tenant_id, top_up_id) references top_up
);
create index parked_payment_open on parked_payment (tenant_id, id) where state = 'OPEN';
call tenant_table('parked_payment', 'select, insert, update');

-- From the first sealed letter on, an unsealed one is refused.
create table payment_seal (
  tenant_id bigint not null default app_tenant() references tenant,
  first_at timestamptz not null,
  primary key (tenant_id)
);
call tenant_table('payment_seal', 'select, insert');

create function expired_top_ups(now timestamptz, most int) returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.tenant_id, t.id from public.top_up t
    where t.state = 'WAITING' and t.rate_until <= now order by t.rate_until limit most;
  end;
alter function expired_top_ups(timestamptz, int) owner to speechcad_sweeper;

create function top_ups_to_check(now timestamptz, most int) returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.tenant_id, t.id from public.top_up t where t.check_at <= now order by t.check_at limit most;
  end;
alter function top_ups_to_check(timestamptz, int) owner to speechcad_sweeper;
