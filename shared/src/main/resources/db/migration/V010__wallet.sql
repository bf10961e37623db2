-- The books. Money is bigint micro-dollars. A user's accounts keep their balance in the row, under its lock; the
-- platform's accounts keep none: they are derived from the journal, so that no two users ever wait for each other.
-- Signs are ours to owe: a wallet's balance is what we owe the user, a receivable's is minus what the user owes us.
create table ledger_account (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  owner_user_id bigint,
  code text not null,
  currency text not null default 'USD' check (currency = 'USD'),
  posted_micros bigint default 0,
  held_micros bigint not null default 0 check (held_micros >= 0),
  floor_micros bigint,
  seq bigint not null default 0,
  status text not null default 'OPEN' check (status in ('OPEN', 'FROZEN', 'CLOSED')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, owner_user_id, code, currency),
  foreign key (tenant_id, owner_user_id) references app_user,
  check ((owner_user_id is null) = (posted_micros is null)),
  check ((owner_user_id is not null) = (code in ('wallet', 'receivable'))),
  check ((code = 'wallet') = (floor_micros is not null)),
  check (posted_micros - held_micros >= floor_micros),
  check (code <> 'receivable' or posted_micros <= 0)
) with (fillfactor = 70);
call tenant_table('ledger_account', 'select');

-- One row per command: its key comes from the fact, so that the same fact twice is the same row. Rejections stay.
create table ledger_op (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  key text not null check (char_length(key) between 1 and 200),
  request_hash bytea not null,
  kind text not null,
  user_id bigint not null,
  subject text not null default '',
  source text not null,
  external_ref text,
  note text not null default '',
  outcome text not null default 'PENDING' check (outcome in ('PENDING', 'APPLIED', 'REJECTED')),
  reason text not null default '',
  moved_micros bigint not null default 0 check (moved_micros >= 0),
  owed_micros bigint not null default 0 check (owed_micros >= 0),
  returned_micros bigint not null default 0 check (returned_micros >= 0),
  shortfall_micros bigint not null default 0 check (shortfall_micros >= 0),
  legs int not null default 0,
  effective_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, key),
  unique (tenant_id, id),
  unique (tenant_id, source, external_ref),
  foreign key (tenant_id, user_id) references app_user,
  check (kind not in ('OPERATOR_CREDIT', 'OPERATOR_DEBIT', 'PAYOUT', 'REFUND') or note <> '')
);
call tenant_table('ledger_op', 'select');

-- The journal. One amount from one account to another: it cannot be unbalanced.
create table ledger_transfer (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  op_id bigint not null,
  leg int not null,
  kind text not null,
  debit_account bigint not null,
  credit_account bigint not null,
  amount_micros bigint not null check (amount_micros > 0),
  wallet_account bigint,
  wallet_seq bigint,
  wallet_change bigint,
  wallet_after bigint,
  reverses_id bigint,
  effective_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  unique (tenant_id, op_id, leg),
  unique (tenant_id, wallet_account, wallet_seq),
  foreign key (tenant_id, op_id) references ledger_op (tenant_id, id),
  foreign key (tenant_id, debit_account) references ledger_account,
  foreign key (tenant_id, credit_account) references ledger_account,
  foreign key (tenant_id, reverses_id) references ledger_transfer,
  check (debit_account <> credit_account),
  check (num_nulls(wallet_account, wallet_seq, wallet_change, wallet_after) in (0, 4)),
  check (wallet_account is null or (wallet_account = debit_account and wallet_change = -amount_micros)
    or (wallet_account = credit_account and wallet_change = amount_micros)),
  check (wallet_after >= 0)
);
create index ledger_transfer_reverses on ledger_transfer (tenant_id, reverses_id) where reverses_id is not null;
call tenant_table('ledger_transfer', 'select');
revoke update on ledger_transfer from speechcad_ledger;

create table ledger_hold (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  account_id bigint not null,
  user_id bigint not null,
  subject text not null,
  authorised_micros bigint not null check (authorised_micros >= 0),
  captured_micros bigint not null default 0 check (captured_micros >= 0),
  released_micros bigint not null default 0 check (released_micros >= 0),
  state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'EXPIRED')),
  expires_at timestamptz not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, subject),
  foreign key (tenant_id, account_id) references ledger_account,
  foreign key (tenant_id, user_id) references app_user,
  check (captured_micros + released_micros <= authorised_micros),
  check (state <> 'OPEN' or captured_micros + released_micros = 0),
  check (state = 'OPEN' or captured_micros + released_micros = authorised_micros),
  check ((state = 'OPEN') = (closed_at is null))
) with (fillfactor = 70);
create index ledger_hold_due on ledger_hold (expires_at) where state = 'OPEN';
create index ledger_hold_open on ledger_hold (tenant_id, account_id) where state = 'OPEN';
call tenant_table('ledger_hold', 'select');

-- What happened to holds, for ever.
create table ledger_hold_event (
  tenant_id bigint not null default app_tenant() references tenant,
  op_id bigint not null,
  hold_id bigint not null,
  kind text not null check (kind in ('AUTHORISE', 'CAPTURE', 'RELEASE', 'EXPIRE')),
  authorised_micros bigint not null default 0 check (authorised_micros >= 0),
  captured_micros bigint not null default 0 check (captured_micros >= 0),
  released_micros bigint not null default 0 check (released_micros >= 0),
  effective_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, op_id),
  foreign key (tenant_id, op_id) references ledger_op (tenant_id, id),
  foreign key (tenant_id, hold_id) references ledger_hold
);
create index ledger_hold_event_hold on ledger_hold_event (tenant_id, hold_id);
call tenant_table('ledger_hold_event', 'select');
revoke update on ledger_hold_event from speechcad_ledger;

-- Whoever has the password of the owner still meets these.
create trigger append_only before update or delete or truncate on ledger_transfer
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_hold_event
  for each statement execute function refuse_change();

create function ledger_op_is_final() returns trigger language plpgsql as $$
begin
  if old.outcome <> 'PENDING' then
    raise exception 'operation % is final', old.key using errcode = '42501';
  end if;
  return new;
end $$;
create trigger final before update on ledger_op for each row execute function ledger_op_is_final();
create trigger append_only before delete or truncate on ledger_op
  for each statement execute function refuse_change();

create function due_holds(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select h.tenant_id, h.id from public.ledger_hold h
    where h.state = 'OPEN' and h.expires_at <= now
    order by h.expires_at limit most;
  end;
alter function due_holds(timestamptz, int) owner to speechcad_sweeper;
