-- Everything a charge depends on, frozen when an attempt is authorised and written down again in its receipt, so that
-- it can be added up for ever.
alter table attempt_authorisation
  add column free_seconds int not null default 0,
  add column machine_free_seconds int not null default 0,
  add column connection_micros bigint not null default 0,
  add column rounding text not null default 'HALF_UP',
  add column rounding_micros bigint not null default 1,
  -- Whether the plan's seconds reach the destination.
  add column of_plan boolean not null default false,
  -- What is played, for what such calls were like before; its owner knows what it is.
  add column script uuid;
create index attempt_authorisation_history on attempt_authorisation (tenant_id, user_id, closed_at desc)
  where state in ('SETTLED', 'RELEASED');
create index attempt_authorisation_script on attempt_authorisation (tenant_id, script, closed_at desc)
  where state in ('SETTLED', 'RELEASED');

-- Where the call may be transferred to, each with its price frozen: at most one of them, at any moment of the call.
create table authorised_transfer (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  to_number text not null,
  region text not null,
  micros_per_minute bigint not null check (micros_per_minute > 0),
  of_plan boolean not null,
  primary key (tenant_id, attempt_id, to_number),
  foreign key (tenant_id, attempt_id) references attempt_authorisation
);
call tenant_table('authorised_transfer', 'select, insert');

-- The same sum as in the functions' code, a second time and in another language: the two keep an eye on each other.
create function rated_micros(seconds bigint, per_minute bigint, connection bigint, mode text, place bigint)
  returns bigint language sql immutable
  return case
    when seconds = 0 then 0
    else place * case mode
      when 'HALF_UP' then div(2 * (seconds::numeric * per_minute + 60 * connection) + 60 * place, 120 * place)
      when 'UP' then div(seconds::numeric * per_minute + 60 * connection + 60 * place - 1, 60 * place)
      when 'DOWN' then div(seconds::numeric * per_minute + 60 * connection, 60 * place)
    end
  end::bigint;
grant execute on function rated_micros(bigint, bigint, bigint, text, bigint) to public;

alter table receipt
  add column ending text not null default 'TALKED' check (ending in ('TALKED', 'MACHINE', 'FAILED', 'NOBODY')),
  add column free_seconds int not null default 0,
  add column machine_free_seconds int not null default 0,
  add column connection_micros bigint not null default 0,
  add column rounding text not null default 'HALF_UP',
  add column rounding_micros bigint not null default 1,
  add column of_plan boolean not null default true,
  -- What the plan had for it: what was reserved, or after its expiry what was left of that.
  add column usable_plan_seconds int not null default 0,
  add column recorded boolean not null default false,
  add column recording_fee_micros bigint not null default 0,
  drop constraint receipt_check1,
  add constraint receipt_rated check (call_micros =
    rated_micros(wallet_seconds, micros_per_minute, connection_micros, rounding, rounding_micros));

-- Receipts from before say it by what came out. The owner of the table is bound by neither rule, for these lines only.
alter table receipt no force row level security;
alter table receipt disable trigger append_only;
update receipt r set
  usable_plan_seconds = case when r.plan_seconds < r.billed_seconds then r.plan_seconds
    else greatest(r.plan_seconds, r.held_plan_seconds) end,
  recorded = r.recording_micros > 0,
  recording_fee_micros = r.recording_micros;
alter table receipt enable trigger append_only;
alter table receipt force row level security;

-- The second leg of a call that was transferred, rated like the first.
create table receipt_transfer (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  to_number text not null,
  ending text not null check (ending in ('TALKED', 'MACHINE', 'FAILED', 'NOBODY')),
  micros_per_minute bigint not null,
  of_plan boolean not null,
  connected_ms bigint not null check (connected_ms >= 0),
  billed_seconds int not null check (billed_seconds >= 0),
  plan_seconds int not null check (plan_seconds >= 0),
  wallet_seconds int not null check (wallet_seconds >= 0),
  call_micros bigint not null check (call_micros >= 0),
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references receipt,
  check (plan_seconds + wallet_seconds = billed_seconds)
);
call tenant_table('receipt_transfer', 'select, insert');
create trigger append_only before update or delete or truncate on receipt_transfer
  for each statement execute function refuse_change();

-- A recording that came after the receipt is charged then; one that was charged and never came is given back.
create table receipt_recording (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  change text not null check (change in ('CHARGED', 'GIVEN_BACK')),
  micros bigint not null check (micros >= 0),
  ledger_entries bigint[] not null,
  at timestamptz not null,
  primary key (tenant_id, attempt_id),
  foreign key (tenant_id, attempt_id) references receipt
);
call tenant_table('receipt_recording', 'select, insert');
create trigger append_only before update or delete or truncate on receipt_recording
  for each statement execute function refuse_change();
