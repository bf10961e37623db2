-- A change of the prices that brings less than it costs waits here until a second person agrees. What waits is what is to be
-- different, not a list: others may change something else meanwhile.
create table price_wish (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  -- A region or a prefix with its price, and what a minute there costs us if that is said; or what a whole list says.
  place text,
  micros_per_minute bigint check (micros_per_minute > 0),
  cost_micros_per_minute bigint check (cost_micros_per_minute >= 0),
  setting text check (setting in ('COST', 'STEP', 'MINIMUM', 'FREE', 'MACHINE', 'CONNECTION', 'RECORDING')),
  -- Micro-dollars or seconds, as the setting counts.
  value bigint check (value >= 0),
  why text not null check (why <> ''),
  asked_by bigint not null,
  asked_at timestamptz not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'AGREED', 'DROPPED')),
  agreed_by bigint,
  primary key (tenant_id, id),
  foreign key (tenant_id, asked_by) references app_user,
  foreign key (tenant_id, agreed_by) references app_user,
  check (num_nulls(place, setting) = 1),
  check ((place is null) = (micros_per_minute is null)),
  check (place is not null or cost_micros_per_minute is null),
  check ((setting is null) = (value is null)),
  check ((state = 'AGREED') = (agreed_by is not null)),
  check (agreed_by <> asked_by)
);
create index price_wish_waiting on price_wish (tenant_id, id) where state = 'WAITING';
call tenant_table('price_wish', 'select, insert, update');
