-- The books. Money is bigint micro-dollars. A user's accounts keep their balance in the row, under its lock; the
-- platform's accounts keep none: they are derived from the journal, so that no two users ever wait for each other.
-- Signs are what we owe: a wallet's balance is what we owe the user, a receivable's is minus what the user owes us.
--
-- What one column may hold is said by its domain, which a session reads once and a statement asks only for columns that it
-- writes. A table's CHECK is read and asked again by every statement: those few are the ones that look at two columns.
create domain micros as bigint check (value >= 0);
create domain some_micros as bigint check (value > 0);
create domain ledger_key as text check (char_length(value) between 1 and 200);
create domain ledger_subject as text check (char_length(value) between 1 and 180);
create domain ledger_source as text check (value <> '');
create domain ledger_outcome as text check (value in ('APPLIED', 'REJECTED'));
create domain wallet_status as text check (value in ('OPEN', 'FROZEN', 'CLOSED'));
create domain hold_state as text check (value in ('OPEN', 'CLOSED', 'EXPIRED'));
create domain hold_event_kind as text check (value in ('AUTHORISE', 'CAPTURE', 'RELEASE', 'EXPIRE'));
create domain currency_code as text check (value = 'USD');
create domain account_code as text check (value in ('wallet', 'receivable', 'clearing.crypto', 'cash.provider',
  'revenue.subscription', 'revenue.usage', 'revenue.recording', 'revenue.adjustment', 'expense.goodwill',
  'refund.payable'));

create table ledger_account (
  -- The tenant is known through the user. A foreign key to the tenant itself would be a lock on one row that all share.
  tenant_id bigint not null default app_tenant(),
  -- The platform's accounts have the numbers of ledger_chart(), the same in every tenant; users' begin at 1000.
  id bigint generated always as identity (start with 1000),
  owner_user_id bigint,
  code account_code not null,
  currency currency_code not null default 'USD',
  posted_micros bigint default 0,
  held_micros micros not null default 0,
  -- How many entries the wallet has: the number of the last one.
  seq bigint not null default 0,
  status wallet_status not null default 'OPEN',
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, owner_user_id, code, currency),
  foreign key (tenant_id, owner_user_id) references app_user,
  -- A wallet is never below zero, and what it holds is its own; nobody is owed by those who owe.
  constraint ledger_account_never_below_zero check (case code when 'wallet' then posted_micros >= held_micros
    when 'receivable' then posted_micros <= 0 else posted_micros is null end)
  -- No index on what changes, and room in each page: a posting rewrites the row where it is (a HOT update).
) with (fillfactor = 70);
call tenant_table('ledger_account', 'select');

-- The platform's chart of accounts. clearing.crypto must return to zero, payment by payment.
create function ledger_chart() returns table (id bigint, code text) language sql immutable
  begin atomic
    values (1::bigint, 'clearing.crypto'), (2, 'cash.provider'), (3, 'revenue.subscription'), (4, 'revenue.usage'),
      (5, 'revenue.recording'), (6, 'revenue.adjustment'), (7, 'expense.goodwill'), (8, 'refund.payable');
  end;

-- Where a credit of a kind comes from, and where a debit of a kind goes.
create function ledger_from(kind text) returns bigint language sql immutable
  return case kind when 'TOP_UP' then 1 when 'OPERATOR_CREDIT' then 7 end;
create function ledger_into(kind text) returns bigint language sql immutable
  return case kind when 'CALL' then 4 when 'TRANSFER' then 4 when 'SUBSCRIPTION' then 3 when 'RECORDING' then 5
    when 'OPERATOR_DEBIT' then 6 when 'PAYOUT' then 8 end;

-- One row per command: its key comes from the fact, so that the same fact twice is the same row. Rejections stay.
create table ledger_op (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  key ledger_key not null,
  request_hash bytea not null,
  kind text not null,
  user_id bigint not null,
  subject text not null default '',
  source ledger_source not null,
  -- The provider's own id of the event.
  external_ref text,
  -- Why, in an operator's words; what closed a hold; the first line of a capture.
  note text not null default '',
  -- Who else agreed, where it takes two.
  approved_by ledger_source,
  outcome ledger_outcome not null default 'APPLIED',
  reason text not null default '',
  moved_micros micros not null default 0,
  owed_micros micros not null default 0,
  returned_micros micros not null default 0,
  shortfall_micros micros not null default 0,
  legs int not null default 0,
  effective_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  -- The transaction that did it, and all of its entries and events with it.
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, key),
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references app_user,
  constraint ledger_op_by_hand_has_a_reason check (note <> '' or kind not in ('OPERATOR_CREDIT', 'OPERATOR_DEBIT',
    'PAYOUT', 'REFUND', 'REVERSAL', 'WALLET_OPEN', 'WALLET_FROZEN', 'WALLET_CLOSED')),
  constraint ledger_op_takes_two check (approved_by <> source)
);
-- Second nets, should a fact ever come under two keys.
create unique index ledger_op_one_event on ledger_op (tenant_id, source, external_ref) where external_ref is not null;
create unique index ledger_op_one_charge on ledger_op (tenant_id, subject, note) where kind = 'CAPTURE';
create index ledger_op_xid on ledger_op (tenant_id, xid);
call tenant_table('ledger_op', 'select');

-- The journal. One amount from one account to another: it cannot be unbalanced.
create table ledger_transfer (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  op_id bigint not null,
  leg int not null,
  kind text not null,
  debit_account bigint not null,
  credit_account bigint not null,
  amount_micros some_micros not null,
  -- The user's accounts in it. A wallet's entries are numbered and carry the balance after each.
  wallet_account bigint,
  wallet_seq bigint,
  wallet_change bigint,
  wallet_after micros,
  debt_account bigint,
  -- The entry that this one gives back, and the one whose clearing it settles.
  reverses_id bigint,
  clears_id bigint,
  effective_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  unique (tenant_id, op_id, leg),
  unique (tenant_id, wallet_account, wallet_seq),
  foreign key (tenant_id, op_id) references ledger_op (tenant_id, id),
  -- The platform's accounts are a fixed chart and need no foreign key, which would lock one row in every posting.
  foreign key (tenant_id, wallet_account) references ledger_account,
  foreign key (tenant_id, debt_account) references ledger_account,
  foreign key (tenant_id, reverses_id) references ledger_transfer,
  foreign key (tenant_id, clears_id) references ledger_transfer,
  -- Each side is the user's wallet, what the user owes, or an account of the chart.
  constraint ledger_transfer_has_two_sides check ((debit_account <> credit_account
    and (debit_account < 9 or debit_account in (wallet_account, debt_account))
    and (credit_account < 9 or credit_account in (wallet_account, debt_account))) is true)
);
create index ledger_transfer_debt on ledger_transfer (tenant_id, debt_account) where debt_account is not null;
create index ledger_transfer_reverses on ledger_transfer (tenant_id, reverses_id) where reverses_id is not null;
create index ledger_transfer_clears on ledger_transfer (tenant_id, clears_id) where clears_id is not null;
call tenant_table('ledger_transfer', 'select');
revoke update on ledger_transfer from speechcad_ledger;

-- Set aside for one subject; open until it is captured, released or expires, and then never again.
create table ledger_hold (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  account_id bigint not null,
  user_id bigint not null,
  subject ledger_subject not null,
  authorised_micros micros not null,
  captured_micros micros not null default 0,
  released_micros micros not null default 0,
  state hold_state not null default 'OPEN',
  expires_at timestamptz not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, subject),
  foreign key (tenant_id, account_id) references ledger_account,
  foreign key (tenant_id, user_id) references app_user,
  constraint ledger_hold_is_all_or_nothing check (captured_micros + released_micros
    = case state when 'OPEN' then 0 else authorised_micros end)
) with (fillfactor = 70);
create index ledger_hold_due on ledger_hold (expires_at) where state = 'OPEN';
create index ledger_hold_account on ledger_hold (tenant_id, account_id);
call tenant_table('ledger_hold', 'select');

-- What happened to holds, for ever.
create table ledger_hold_event (
  tenant_id bigint not null default app_tenant(),
  op_id bigint not null,
  hold_id bigint not null,
  kind hold_event_kind not null,
  authorised_micros micros not null default 0,
  captured_micros micros not null default 0,
  released_micros micros not null default 0,
  effective_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, op_id),
  foreign key (tenant_id, op_id) references ledger_op (tenant_id, id),
  foreign key (tenant_id, hold_id) references ledger_hold
);
create index ledger_hold_event_hold on ledger_hold_event (tenant_id, hold_id);
call tenant_table('ledger_hold_event', 'select');
revoke update on ledger_hold_event from speechcad_ledger;

-- The platform's balances up to (not including) a transaction, below which nothing can come any more. Transaction ids
-- are the cluster's: after loading a dump into another cluster, delete these rows, and ledger_fold() makes them anew.
create table ledger_checkpoint (
  tenant_id bigint not null default app_tenant(),
  account_id bigint not null,
  upto xid8 not null default '0',
  -- A sum of many amounts; wider than one.
  posted_micros numeric not null default 0,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references ledger_account
);
call tenant_table('ledger_checkpoint', 'select');

-- Whoever has the password of the owner still meets these, and a replica's session too.
create trigger append_only before update or delete or truncate on ledger_transfer
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_hold_event
  for each statement execute function refuse_change();
create trigger append_only before delete or truncate on ledger_op
  for each statement execute function refuse_change();

-- An operation is finished by the transaction that began it, and by nobody else.
create function ledger_op_is_final() returns trigger language plpgsql as $$
begin
  if old.xid <> pg_current_xact_id() then
    raise exception 'operation % is final', old.key using errcode = '42501';
  end if;
  return new;
end $$;
create trigger final before update on ledger_op for each row execute function ledger_op_is_final();

alter table ledger_transfer enable always trigger append_only;
alter table ledger_hold_event enable always trigger append_only;
alter table ledger_op enable always trigger append_only;
alter table ledger_op enable always trigger final;

create function due_holds(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select h.tenant_id, h.id from public.ledger_hold h
    where h.state = 'OPEN' and h.expires_at <= now
    order by h.expires_at limit most;
  end;
alter function due_holds(timestamptz, int) owner to speechcad_sweeper;
