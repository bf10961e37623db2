-- Circuit breakers: what is plainly too much is not charged but parked, with everything that is needed to decide, until
-- an operator releases or rejects it. The limits are data, one row per tenant; without a row the seeds below hold.
create table breaker_limit (
  tenant_id bigint not null default app_tenant() references tenant,
  most_operations_a_day int not null default 20 check (most_operations_a_day > 0),
  most_debit_an_hour_micros bigint not null default 2000000000 check (most_debit_an_hour_micros > 0),
  updated_at timestamptz not null,
  primary key (tenant_id)
);
call tenant_table('breaker_limit', 'select, insert, update');

create table parked_operation (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  kind text not null check (kind <> ''),
  -- The fact's own key: the same operation asked for again is the same row, also after it was decided.
  key text not null check (key <> ''),
  user_id bigint not null,
  breaker text not null check (breaker in ('OPERATIONS_A_DAY', 'DEBIT_AN_HOUR', 'MORE_THAN_AUTHORISED')),
  amount_micros bigint not null check (amount_micros >= 0),
  -- What the breaker counted with this operation, and the most it lets through: operations, or micro-dollars.
  counted bigint not null,
  most bigint not null,
  payload jsonb not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'RELEASED', 'REJECTED')),
  decided_by text not null default '',
  decided_at timestamptz,
  note text not null default '',
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, user_id) references app_user,
  check ((state = 'OPEN') = (decided_at is null)),
  check (state = 'OPEN' or (decided_by <> '' and note <> ''))
);
create index parked_operation_open on parked_operation (tenant_id, id) where state = 'OPEN';
call tenant_table('parked_operation', 'select, insert, update');

-- What left a wallet by itself since then, newest entry first and no further back than needed. An hour beyond is read
-- too: a clock that was set back leaves entries in front of older-looking ones. What operators do by hand, and a debt
-- that a credit settles, is not counted.
create function wallet_use_since(who bigint, since timestamptz, only_kind text)
  returns table (operations bigint, micros bigint) language plpgsql stable as $$
declare
  line record;
begin
  operations := 0;
  micros := 0;
  for line in
    select t.kind, t.wallet_change, t.effective_at from ledger_transfer t
    where t.tenant_id = app_tenant() and t.wallet_account = (select a.id from ledger_account a
      where a.tenant_id = app_tenant() and a.owner_user_id = who and a.code = 'wallet')
    order by t.wallet_seq desc
  loop
    exit when line.effective_at <= since - interval '1 hour';
    if line.effective_at > since and line.wallet_change < 0
        and line.kind not in ('DEBT_SETTLED', 'OPERATOR_DEBIT', 'PAYOUT', 'REVERSAL')
        and (only_kind = '' or line.kind = only_kind) then
      operations := operations + 1;
      micros := micros - line.wallet_change;
    end if;
  end loop;
  return next;
end $$;
