-- The operations of the ledger: one function, one round trip, one effect per key.
--
-- How each of them goes: claim the key by inserting the operation as it will most likely end; change the user's accounts
-- under their locks; write the entries; correct the operation where it ended otherwise. All in one transaction, so that
-- what is committed is APPLIED with its entries or REJECTED without any, and stays so.
--
-- Keys. The same key with the same request (kind, user, amount, subject, the provider's event; not who says so, why, or when)
-- is told what happened the first time, with `replayed`. With another request it is an error, SQLSTATE SC409. A provider's
-- event, or the charge of a subject, under a second key is one too: SC410.
-- Refusals that are expected come back as `applied = false` with a reason; nothing has moved, and never will under that
-- key: TOO_LITTLE and MORE_THAN_IS_LEFT with the shortfall, FROZEN, CLOSED, NOT_EMPTY. Everything else is an error:
-- 22023 for arguments that make no sense, 22003 for sums beyond bigint, P0002 for a subject or original that is unknown.
-- Locks, everywhere in this order: the key, the key that closes a hold, the wallet, the receivable, the hold. The wallet's
-- row is the lock of all that is the user's. Several operations in one transaction go by user, ascending.
create type ledger_answer as (
  op_id bigint, applied boolean, replayed boolean, reason text, moved_micros bigint, owed_micros bigint,
  returned_micros bigint, shortfall_micros bigint, entries bigint[]
);

-- == What the operations are made of ==================================================================================

-- The tenant of the transaction, which reads committed: a duplicate that waited for the first one's key has to see its row
-- afterwards, and in any other isolation it would not.
create function ledger_tenant() returns bigint language plpgsql stable as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the ledger works in read committed only' using errcode = '25000';
  end if;
  if app_tenant() is null then
    raise exception 'no tenant is set' using errcode = '42501';
  end if;
  return app_tenant();
end $$;

create function ledger_positive(micros bigint) returns void language plpgsql immutable as $$
begin
  if micros is null or micros <= 0 then
    raise exception 'an amount is positive, but is %', micros using errcode = '22023';
  end if;
end $$;

-- What the one who had the key before was told.
create function ledger_replay(tenant bigint, op_key text, digest bytea) returns ledger_answer language plpgsql as $$
declare
  op ledger_op;
begin
  select * into op from ledger_op where tenant_id = tenant and key = op_key;
  if not found then
    raise exception 'the fact of % is in the books under another key', op_key using errcode = 'SC410';
  end if;
  if op.request_hash <> digest then
    raise exception 'the key % was used for something else', op_key using errcode = 'SC409';
  end if;
  return row(op.id, op.outcome = 'APPLIED', true, op.reason, op.moved_micros, op.owed_micros, op.returned_micros,
    op.shortfall_micros,
    array(select id from ledger_transfer where tenant_id = tenant and op_id = op.id order by leg))::ledger_answer;
end $$;

create function ledger_reject(tenant bigint, op bigint, why text, shortfall bigint) returns ledger_answer
  language plpgsql as $$
begin
  update ledger_op set outcome = 'REJECTED', reason = why, shortfall_micros = shortfall, moved_micros = 0,
      returned_micros = 0, legs = 0
    where tenant_id = tenant and id = op;
  return row(op, false, false, why, 0, 0, 0, shortfall, '{}'::bigint[])::ledger_answer;
end $$;

-- Rejects because the wallet is not in one of the states, or has less available than was wanted.
create function ledger_refuse(tenant bigint, op bigint, who bigint, wanted bigint, allowed text[])
  returns ledger_answer language plpgsql as $$
declare
  state text;
  available bigint;
begin
  select status, posted_micros - held_micros into state, available from ledger_account
    where tenant_id = tenant and owner_user_id = who and code = 'wallet';
  if state <> all (allowed) then
    return ledger_reject(tenant, op, state, 0);
  end if;
  -- Money may have come since it was found wanting: it was refused all the same, and what was missing is never nothing.
  return ledger_reject(tenant, op, 'TOO_LITTLE', greatest(1, wanted - coalesce(available, 0)));
end $$;

-- Makes what is missing of the user's accounts and of the platform's. False when the user has a wallet.
create function ledger_open_accounts(tenant bigint, who bigint) returns boolean language plpgsql as $$
begin
  if exists (select from ledger_account where tenant_id = tenant and owner_user_id = who and code = 'wallet') then
    return false;
  end if;
  insert into ledger_account (tenant_id, id, code, posted_micros) overriding system value
    select tenant, c.id, c.code, null from ledger_chart() c
      where not exists (select from ledger_account a where a.tenant_id = tenant and a.id = c.id)
    on conflict do nothing;
  insert into ledger_account (tenant_id, owner_user_id, code) values (tenant, who, 'wallet') on conflict do nothing;
  insert into ledger_account (tenant_id, owner_user_id, code) values (tenant, who, 'receivable') on conflict do nothing;
  return true;
end $$;

-- An entry between a wallet and the account opposite: positive changes come in. Frees what was held for it first. Null, and
-- nothing has happened, when there is no wallet in one of the states or it has too little available.
create function ledger_enter(tenant bigint, op bigint, leg int, leg_kind text, who bigint, opposite bigint,
                             change bigint, reversed bigint, at timestamptz, allowed text[], freed bigint default 0)
  returns bigint
  language plpgsql as $$
declare
  wallet bigint;
  place bigint;
  after bigint;
  entry bigint;
begin
  update ledger_account
    set posted_micros = posted_micros + change, held_micros = held_micros - freed, seq = seq + 1
    where tenant_id = tenant and owner_user_id = who and code = 'wallet' and currency = 'USD'
      and status = any (allowed) and (change > 0 or posted_micros - held_micros + freed + change >= 0)
    returning id, seq, posted_micros into wallet, place, after;
  if not found then
    return null;
  end if;
  insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros,
      wallet_account, wallet_seq, wallet_change, wallet_after, debt_account, reverses_id, effective_at)
    values (tenant, op, leg, leg_kind, case when change < 0 then wallet else opposite end,
      case when change < 0 then opposite else wallet end, abs(change), wallet, place, change, after,
      case when opposite >= 1000 then opposite end, reversed, at)
    returning id into entry;
  return entry;
end $$;

-- An entry from the user's receivable to the platform: owed from now on. The wallet's lock is ours.
create function ledger_owe(tenant bigint, op bigint, leg int, leg_kind text, who bigint, opposite bigint,
                           micros bigint, reversed bigint, at timestamptz) returns bigint language plpgsql as $$
declare
  debt bigint;
  entry bigint;
begin
  update ledger_account set posted_micros = posted_micros - micros
    where tenant_id = tenant and owner_user_id = who and code = 'receivable' and currency = 'USD'
    returning id into strict debt;
  insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros,
      debt_account, reverses_id, effective_at)
    values (tenant, op, leg, leg_kind, debt, opposite, micros, debt, reversed, at)
    returning id into entry;
  return entry;
end $$;

-- Settles what the user owes, as far as it is available. Null when there is nothing to settle. The wallet's lock is ours.
create function ledger_settle_debt(tenant bigint, op bigint, leg int, who bigint, at timestamptz) returns bigint
  language plpgsql as $$
declare
  debt bigint;
  settled bigint;
begin
  select r.id, least(w.posted_micros - w.held_micros, -r.posted_micros) into debt, settled
    from ledger_account w join ledger_account r on r.tenant_id = w.tenant_id and r.owner_user_id = w.owner_user_id
    where w.tenant_id = tenant and w.owner_user_id = who and w.code = 'wallet' and r.code = 'receivable'
      and r.posted_micros < 0;
  if settled > 0 then
    update ledger_account set posted_micros = posted_micros + settled where tenant_id = tenant and id = debt;
    return ledger_enter(tenant, op, leg, 'DEBT_SETTLED', who, debt, -settled, null, at, '{OPEN,FROZEN}');
  end if;
  return null;
end $$;

-- What is left of an operation's entries that came from the platform, or that went there: a refund gives back what went,
-- a reversal takes back what came. An entry that is a reversal itself has nothing left.
create function ledger_left(tenant bigint, original bigint, came boolean)
  returns table (entry bigint, opposite bigint, rest bigint) language sql stable as $$
  select t.id, case when came then t.debit_account else t.credit_account end,
      t.amount_micros - coalesce((select sum(r.amount_micros) from ledger_transfer r
        where r.tenant_id = tenant and r.reverses_id = t.id), 0)::bigint
    from ledger_transfer t
    where t.tenant_id = tenant and t.op_id = original and t.kind <> 'REVERSAL'
      and coalesce(t.wallet_account, t.debt_account) is not null
      and case when came then t.debit_account < 1000 else t.credit_account < 1000 end
    order by t.leg
$$;

-- == Money in, money out ==============================================================================================

-- Credits the wallet, all of it; then settles what the user owes out of what is available. Rejected only by a closed
-- wallet. Kinds: TOP_UP, OPERATOR_CREDIT. `moved` is the amount; the settled part is a second entry.
create function ledger_credit(op_key text, op_kind text, who bigint, micros bigint, about text, op_source text,
                              ref text, op_note text, at timestamptz, approver text default null)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('credit', op_kind, who, micros, about, ref)::text, 'UTF8'));
  allowed constant text[] := '{OPEN,FROZEN}';
  op bigint;
  entry bigint;
  settled bigint;
begin
  perform ledger_positive(micros);
  if ledger_from(op_kind) is null then
    raise exception 'no credit is a %', op_kind using errcode = '22023';
  end if;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, external_ref, note, approved_by,
      moved_micros, legs, effective_at)
    values (tenant, op_key, digest, op_kind, who, about, op_source, ref, op_note, approver, micros, 1, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  entry := ledger_enter(tenant, op, 1, op_kind, who, ledger_from(op_kind), micros, null, at, allowed);
  if entry is null and ledger_open_accounts(tenant, who) then
    entry := ledger_enter(tenant, op, 1, op_kind, who, ledger_from(op_kind), micros, null, at, allowed);
  end if;
  if entry is null then
    return ledger_reject(tenant, op, 'CLOSED', 0);
  end if;
  settled := ledger_settle_debt(tenant, op, 2, who, at);
  if settled is not null then
    update ledger_op set legs = 2 where tenant_id = tenant and id = op;
  end if;
  return row(op, true, false, '', micros, 0, 0, 0, array_remove(array[entry, settled], null))::ledger_answer;
end $$;

-- Debits what is available: all of it or nothing. Kinds: SUBSCRIPTION, RECORDING, CALL, OPERATOR_DEBIT, PAYOUT. Rejected:
-- TOO_LITTLE; CLOSED; FROZEN, unless an operator corrects.
create function ledger_debit(op_key text, op_kind text, who bigint, micros bigint, about text, op_source text,
                             ref text, op_note text, at timestamptz, approver text default null)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('debit', op_kind, who, micros, about, ref)::text, 'UTF8'));
  allowed constant text[] := case op_kind when 'OPERATOR_DEBIT' then '{OPEN,FROZEN}' else '{OPEN}' end;
  op bigint;
  entry bigint;
begin
  perform ledger_positive(micros);
  if ledger_into(op_kind) is null then
    raise exception 'no debit is a %', op_kind using errcode = '22023';
  end if;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, external_ref, note, approved_by,
      moved_micros, legs, effective_at)
    values (tenant, op_key, digest, op_kind, who, about, op_source, ref, op_note, approver, micros, 1, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  entry := ledger_enter(tenant, op, 1, op_kind, who, ledger_into(op_kind), -micros, null, at, allowed);
  if entry is null then
    return ledger_refuse(tenant, op, who, micros, allowed);
  end if;
  return row(op, true, false, '', micros, 0, 0, 0, array[entry])::ledger_answer;
end $$;

-- Gives back some of what an operation took from the wallet or let the user owe, never more than is left of it; then
-- settles what is owed. So a part that is owed still is cancelled, and one that was settled since comes back as money.
-- Rejected: MORE_THAN_IS_LEFT, CLOSED. `original` is the operation's number.
create function ledger_refund(op_key text, original bigint, micros bigint, op_source text, op_note text,
                              at timestamptz, approver text default null)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('refund', original, micros)::text, 'UTF8'));
  taken ledger_op;
  op bigint;
  state text;
  whole bigint;
  line record;
  remaining bigint := micros;
  part bigint;
  settled bigint;
  entries bigint[] := '{}';
begin
  perform ledger_positive(micros);
  select * into strict taken from ledger_op where tenant_id = tenant and id = original;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, note, approved_by, moved_micros,
      effective_at)
    values (tenant, op_key, digest, 'REFUND', taken.user_id, taken.subject, op_source, op_note, approver, micros, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  -- The wallet's lock also keeps two refunds of one operation apart.
  select status into state from ledger_account
    where tenant_id = tenant and owner_user_id = taken.user_id and code = 'wallet' for update;
  if state = 'CLOSED' then
    return ledger_reject(tenant, op, state, 0);
  end if;
  select coalesce(sum(rest), 0) into whole from ledger_left(tenant, original, false);
  if micros > whole then
    return ledger_reject(tenant, op, 'MORE_THAN_IS_LEFT', micros - whole);
  end if;
  for line in select * from ledger_left(tenant, original, false) where rest > 0 loop
    part := least(remaining, line.rest);
    exit when part = 0;
    entries := entries || ledger_enter(tenant, op, cardinality(entries) + 1, 'REFUND', taken.user_id, line.opposite, part,
      line.entry, at, '{OPEN,FROZEN}');
    remaining := remaining - part;
  end loop;
  settled := ledger_settle_debt(tenant, op, cardinality(entries) + 1, taken.user_id, at);
  if settled is not null then
    entries := entries || settled;
  end if;
  update ledger_op set legs = cardinality(entries) where tenant_id = tenant and id = op;
  return row(op, true, false, '', micros, 0, 0, 0, entries)::ledger_answer;
end $$;

-- Takes back some of what an operation credited, because it turned out not to be ours to give (a chain was reorganised, a
-- settlement failed): out of what is available, whatever state the wallet is in, and the rest is owed. Held money stays
-- held. Rejected: MORE_THAN_IS_LEFT. `moved` is the amount, `owed` the part of it that was not there any more.
create function ledger_reverse(op_key text, original bigint, micros bigint, op_source text, ref text, op_note text,
                               at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('reverse', original, micros)::text, 'UTF8'));
  given ledger_op;
  op bigint;
  available bigint;
  whole bigint;
  line record;
  remaining bigint := micros;
  part bigint;
  paid bigint;
  owed bigint := 0;
  entries bigint[] := '{}';
begin
  perform ledger_positive(micros);
  select * into strict given from ledger_op where tenant_id = tenant and id = original;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, external_ref, note, moved_micros,
      effective_at)
    values (tenant, op_key, digest, 'REVERSAL', given.user_id, given.subject, op_source, ref, op_note, micros, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  select posted_micros - held_micros into available from ledger_account
    where tenant_id = tenant and owner_user_id = given.user_id and code = 'wallet' for update;
  select coalesce(sum(rest), 0) into whole from ledger_left(tenant, original, true);
  if micros > whole then
    return ledger_reject(tenant, op, 'MORE_THAN_IS_LEFT', micros - whole);
  end if;
  for line in select * from ledger_left(tenant, original, true) where rest > 0 loop
    part := least(remaining, line.rest);
    exit when part = 0;
    paid := least(part, available);
    if paid > 0 then
      entries := entries || ledger_enter(tenant, op, cardinality(entries) + 1, 'REVERSAL', given.user_id, line.opposite,
        -paid, line.entry, at, '{OPEN,FROZEN,CLOSED}');
    end if;
    if paid < part then
      entries := entries || ledger_owe(tenant, op, cardinality(entries) + 1, 'REVERSAL', given.user_id, line.opposite,
        part - paid, line.entry, at);
    end if;
    available := available - paid;
    owed := owed + part - paid;
    remaining := remaining - part;
  end loop;
  update ledger_op set legs = cardinality(entries), owed_micros = owed where tenant_id = tenant and id = op;
  return row(op, true, false, '', micros, owed, 0, 0, entries)::ledger_answer;
end $$;

-- The provider has settled a top-up, or paid out a payout: books what is not settled of it yet between the clearing account
-- and cash.provider, whichever way, so that its clearing is zero. No wallet is touched. `original_key` is the key of the
-- top-up's or payout's operation; `moved` is zero when there was nothing to settle. Each settlement has a key of its own.
create function ledger_settle(op_key text, original_key text, op_source text, ref text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('settle', original_key)::text, 'UTF8'));
  cash constant bigint := 2;
  given ledger_op;
  line record;
  op bigint;
  entry bigint;
begin
  select * into strict given from ledger_op
    where tenant_id = tenant and key = original_key and kind in ('TOP_UP', 'PAYOUT');
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, external_ref, effective_at)
    values (tenant, op_key, digest, 'SETTLEMENT', given.user_id, given.subject, op_source, ref, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  perform from ledger_account
    where tenant_id = tenant and owner_user_id = given.user_id and code = 'wallet' for update;
  select * into line from ledger_unsettled(tenant) where op_id = given.id;
  if not found then
    return row(op, true, false, '', 0, 0, 0, 0, '{}'::bigint[])::ledger_answer;
  end if;
  insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros, clears_id,
      effective_at)
    values (tenant, op, 1, 'SETTLEMENT', case when line.due > 0 then cash else line.clearing end,
      case when line.due > 0 then line.clearing else cash end, abs(line.due), line.entry, at)
    returning id into entry;
  update ledger_op set moved_micros = abs(line.due), legs = 1 where tenant_id = tenant and id = op;
  return row(op, true, false, '', abs(line.due), 0, 0, 0, array[entry])::ledger_answer;
end $$;

-- Entries of top-ups and payouts whose clearing account has not returned to zero. Positive: cash.provider still has to pay
-- into the clearing account.
create function ledger_unsettled(tenant bigint)
  returns table (op_id bigint, entry bigint, clearing bigint, due bigint, effective_at timestamptz)
  language sql stable as $$
  with moved as (
    select t.op_id, t.id as entry, case t.kind when 'TOP_UP' then t.debit_account else t.credit_account end as clearing,
      case t.kind when 'TOP_UP' then 1 else -1 end as sign,
      t.amount_micros - coalesce((select sum(r.amount_micros) from ledger_transfer r
        where r.tenant_id = tenant and r.reverses_id = t.id), 0) as net,
      t.effective_at
    from ledger_transfer t where t.tenant_id = tenant and t.kind in ('TOP_UP', 'PAYOUT')
  ), settled as (
    select m.*, coalesce((select sum(case when s.credit_account = m.clearing then s.amount_micros else -s.amount_micros end)
      from ledger_transfer s where s.tenant_id = tenant and s.clears_id = m.entry), 0) as paid
    from moved m
  )
  select s.op_id, s.entry, s.clearing, (s.sign * s.net - s.paid)::bigint, s.effective_at
    from settled s where s.sign * s.net <> s.paid
$$;

-- == Holds ============================================================================================================

-- Sets an amount of what is available aside for one subject, once. Zero is fine: the subject then has a hold to close and
-- nothing set aside. Rejected: TOO_LITTLE, FROZEN, CLOSED.
create function ledger_authorise(op_key text, who bigint, micros bigint, about text, until timestamptz,
                                 op_source text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('hold', who, micros, about)::text, 'UTF8'));
  op bigint;
  wallet bigint;
  opened bigint;
begin
  if micros is null or micros < 0 then
    raise exception 'a hold is not negative, but is %', micros using errcode = '22023';
  end if;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, effective_at)
    values (tenant, op_key, digest, 'HOLD', who, about, op_source, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  loop
    update ledger_account set held_micros = held_micros + micros
      where tenant_id = tenant and owner_user_id = who and code = 'wallet' and currency = 'USD' and status = 'OPEN'
        and posted_micros - held_micros - micros >= 0
      returning id into wallet;
    exit when found or not ledger_open_accounts(tenant, who);
  end loop;
  if wallet is null then
    return ledger_refuse(tenant, op, who, micros, '{OPEN}');
  end if;
  insert into ledger_hold (tenant_id, account_id, user_id, subject, authorised_micros, expires_at, opened_at)
    values (tenant, wallet, who, about, micros, until, at) returning id into opened;
  insert into ledger_hold_event (tenant_id, op_id, hold_id, kind, authorised_micros, effective_at)
    values (tenant, op, opened, 'AUTHORISE', micros, at);
  return row(op, true, false, '', 0, 0, 0, 0, '{}'::bigint[])::ledger_answer;
end $$;

-- Closes the hold's row and writes the event. The wallet's lock is ours, and what was held is back there already.
create function ledger_close_row(tenant bigint, op bigint, held ledger_hold, captured bigint, cause text, at timestamptz)
  returns void language plpgsql as $$
begin
  update ledger_hold set captured_micros = captured, released_micros = authorised_micros - captured, closed_at = at,
      state = case cause when 'EXPIRE' then 'EXPIRED' else 'CLOSED' end
    where tenant_id = tenant and id = held.id and state = 'OPEN';
  if not found then
    raise exception 'hold % was closed without its key', held.subject using errcode = '23514';
  end if;
  insert into ledger_hold_event (tenant_id, op_id, hold_id, kind, captured_micros, released_micros, effective_at)
    values (tenant, op, held.id, cause, captured, held.authorised_micros - captured, at);
end $$;

-- Releases a hold or lets it expire: all of it comes back. One key for that and for a capture, whatever the cause: whoever
-- comes second is told what the first one did, and nothing happens. `cause` is RELEASE, or EXPIRE, which is an error before
-- the hold's time is over.
create function ledger_close(about text, cause text, op_source text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('close', about)::text, 'UTF8'));
  op_key constant text := 'hold:' || about || ':close';
  held ledger_hold;
  op bigint;
begin
  if cause is null or cause not in ('RELEASE', 'EXPIRE') then
    raise exception 'a hold is not closed by %', cause using errcode = '22023';
  end if;
  select * into strict held from ledger_hold where tenant_id = tenant and subject = about;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, note, returned_micros, effective_at)
    values (tenant, op_key, digest, 'CLOSE', held.user_id, about, op_source, cause, held.authorised_micros, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  if cause = 'EXPIRE' and at < held.expires_at then
    raise exception 'hold % is not over before %', about, held.expires_at using errcode = '22023';
  end if;
  update ledger_account set held_micros = held_micros - held.authorised_micros
    where tenant_id = tenant and id = held.account_id;
  perform ledger_close_row(tenant, op, held, 0, cause, at);
  return row(op, true, false, '', 0, 0, held.authorised_micros, 0, '{}'::bigint[])::ledger_answer;
end $$;

-- Charges for what was used, whatever state the wallet is in: out of the hold first, then out of what is available, and the
-- rest is owed. What is left of the hold comes back. A hold that was released or expired before makes no difference to the
-- charge: the service was given. Once per subject and kind of its first line, so that a recording may follow a call. Lines: a
-- kind (CALL, TRANSFER, RECORDING) and an amount each, zero is left out. `moved` is their sum, `owed` the part of it that is owed, `returned` what came back from the hold now.
create function ledger_capture(op_key text, about text, kinds text[], amounts bigint[], op_source text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('capture', about, kinds, amounts)::text, 'UTF8'));
  close_key constant text := 'hold:' || about || ':close';
  close_digest constant bytea := sha256(convert_to(json_build_array('close', about)::text, 'UTF8'));
  held ledger_hold;
  op bigint;
  closing bigint;
  total bigint := 0;
  lines int := 0;
  captured bigint := 0;
  returned bigint := 0;
  freed bigint := 0;
  spendable bigint;
  owed bigint := 0;
  part bigint;
  entries bigint[] := '{}';
begin
  if cardinality(kinds) is distinct from cardinality(amounts) then
    raise exception 'each line has a kind and an amount' using errcode = '22023';
  end if;
  for i in 1 .. cardinality(kinds) loop
    if (amounts[i] >= 0) is not true or ledger_into(kinds[i]) is null then
      raise exception 'no charge is % of %', amounts[i], kinds[i] using errcode = '22023';
    end if;
  end loop;
  select * into strict held from ledger_hold where tenant_id = tenant and subject = about;
  for i in 1 .. cardinality(amounts) loop
    total := total + amounts[i];
    lines := lines + case when amounts[i] > 0 then 1 else 0 end;
  end loop;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, note, moved_micros, legs,
      returned_micros, effective_at)
    values (tenant, op_key, digest, 'CAPTURE', held.user_id, about, op_source, coalesce(kinds[1], ''), total, lines,
      case held.state when 'OPEN' then greatest(0, held.authorised_micros - total) else 0 end, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, note, returned_micros, effective_at)
    values (tenant, close_key, close_digest, 'CLOSE', held.user_id, about, op_source, 'CAPTURE',
      greatest(0, held.authorised_micros - total), at)
    on conflict do nothing returning id into closing;
  if closing is null then
    perform ledger_replay(tenant, close_key, close_digest);
  else
    freed := held.authorised_micros;
    captured := least(total, freed);
  end if;
  select posted_micros - held_micros + freed into spendable from ledger_account
    where tenant_id = tenant and id = held.account_id for update;
  for i in 1 .. cardinality(kinds) loop
    part := least(amounts[i], spendable);
    spendable := spendable - part;
    if part > 0 then
      entries := entries || ledger_enter(tenant, op, cardinality(entries) + 1, kinds[i], held.user_id,
        ledger_into(kinds[i]), -part, null, at, '{OPEN,FROZEN,CLOSED}', freed);
      freed := 0;
    end if;
    if part < amounts[i] then
      entries := entries || ledger_owe(tenant, op, cardinality(entries) + 1, kinds[i], held.user_id,
        ledger_into(kinds[i]), amounts[i] - part, null, at);
      owed := owed + amounts[i] - part;
    end if;
  end loop;
  if freed > 0 then
    update ledger_account set held_micros = held_micros - freed where tenant_id = tenant and id = held.account_id;
  end if;
  if closing is not null then
    returned := held.authorised_micros - captured;
    perform ledger_close_row(tenant, closing, held, captured, 'CAPTURE', at);
  end if;
  if owed > 0 or (closing is null) <> (held.state <> 'OPEN') then
    update ledger_op set legs = cardinality(entries), owed_micros = owed, returned_micros = returned
      where tenant_id = tenant and id = op;
  end if;
  return row(op, true, false, '', total, owed, returned, 0, entries)::ledger_answer;
end $$;

-- == Wallets ==========================================================================================================

-- Opens, freezes or closes a wallet. A frozen one takes money in, pays what runs already, obeys an operator's correction,
-- and gives nothing else. A closed one takes no money; it has to be empty first (nothing posted, held or owed), else
-- NOT_EMPTY. Any state may follow any other.
create function ledger_set_status(op_key text, who bigint, wanted text, op_source text, op_note text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('status', who, wanted)::text, 'UTF8'));
  op bigint;
  posted bigint;
  owed bigint;
begin
  if wanted is null or wanted not in ('OPEN', 'FROZEN', 'CLOSED') then
    raise exception 'no wallet is %', wanted using errcode = '22023';
  end if;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, source, note, effective_at)
    values (tenant, op_key, digest, 'WALLET_' || wanted, who, op_source, op_note, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  perform ledger_open_accounts(tenant, who);
  select posted_micros into posted from ledger_account
    where tenant_id = tenant and owner_user_id = who and code = 'wallet' for update;
  select posted_micros into owed from ledger_account
    where tenant_id = tenant and owner_user_id = who and code = 'receivable';
  if wanted = 'CLOSED' and (posted <> 0 or owed <> 0) then
    return ledger_reject(tenant, op, 'NOT_EMPTY', 0);
  end if;
  update ledger_account set status = wanted where tenant_id = tenant and owner_user_id = who and code = 'wallet';
  return row(op, true, false, '', 0, 0, 0, 0, '{}'::bigint[])::ledger_answer;
end $$;

-- == The platform's accounts ==========================================================================================

-- What the platform's accounts have: the checkpoint, and what came since. In one snapshot, so never half of a posting.
create function ledger_platform_balances() returns table (account_id bigint, code text, posted_micros numeric)
  language sql stable as $$
  with base as (
    select c.id, c.code, coalesce(k.posted_micros, 0) as posted, coalesce(k.upto, '0'::xid8) as upto
    from ledger_chart() c
    left join ledger_checkpoint k on k.tenant_id = app_tenant() and k.account_id = c.id
  ), tail as (
    select o.xid, t.debit_account, t.credit_account, t.amount_micros
    from ledger_op o join ledger_transfer t on t.tenant_id = o.tenant_id and t.op_id = o.id
    where o.tenant_id = app_tenant() and o.xid >= (select min(upto) from base)
  )
  select b.id, b.code, b.posted + coalesce((select sum(case b.id when t.credit_account then t.amount_micros
        else -t.amount_micros end) from tail t
      where b.id in (t.credit_account, t.debit_account) and t.xid >= b.upto), 0)
    from base b order by b.id
$$;

-- Folds what came since the last time into the checkpoint: whole transactions, about `most` operations at once. Returns how
-- many operations; zero when there was nothing to do. Safe to run twice at once and after any pause.
-- Only transactions below the oldest one that still runs are folded. Numbers are given out in another order than commits
-- happen in: "up to the last one I see" would pass over whoever commits late, for ever.
create function ledger_fold(most int) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  since xid8;
  horizon xid8;
  cut xid8;
  folded bigint;
begin
  insert into ledger_checkpoint (tenant_id, account_id, upto)
    select tenant, a.id, coalesce((select max(upto) from ledger_checkpoint where tenant_id = tenant), '0'::xid8)
      from ledger_account a where a.tenant_id = tenant and a.owner_user_id is null
    on conflict do nothing;
  perform from ledger_checkpoint where tenant_id = tenant order by account_id for update;
  select max(upto) into since from ledger_checkpoint where tenant_id = tenant;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  -- Where there is more than asked for, up to the transaction that would be too much, but one transaction at least.
  select xid into cut from ledger_op where tenant_id = tenant and xid >= since and xid < horizon
    order by xid offset greatest(most, 1) limit 1;
  if cut = (select min(xid) from ledger_op where tenant_id = tenant and xid >= since) then
    select min(xid) into cut from ledger_op where tenant_id = tenant and xid > cut and xid < horizon;
  end if;
  horizon := coalesce(cut, horizon);
  select count(*) into folded from ledger_op where tenant_id = tenant and xid >= since and xid < horizon;
  if folded > 0 then
    update ledger_checkpoint k set upto = horizon, taken_at = clock_timestamp(),
        posted_micros = posted_micros + coalesce((
          select sum(case k.account_id when t.credit_account then t.amount_micros else -t.amount_micros end)
          from ledger_op o join ledger_transfer t on t.tenant_id = tenant and t.op_id = o.id
          where o.tenant_id = tenant and o.xid >= since and o.xid < horizon
            and k.account_id in (t.credit_account, t.debit_account)), 0)
      where k.tenant_id = tenant;
  end if;
  return folded;
end $$;

-- Owned by the ledger's role; the functions may call the operations and nothing under them.
do $$
declare
  routine regprocedure;
begin
  for routine in select oid::regprocedure from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'ledger\_%'
  loop
    execute format('alter function %s owner to speechcad_ledger', routine);
    execute format('revoke execute on function %s from public', routine);
  end loop;
end $$;
grant execute on function ledger_credit, ledger_debit, ledger_refund, ledger_reverse, ledger_settle, ledger_authorise,
  ledger_close, ledger_capture, ledger_set_status, ledger_fold, ledger_platform_balances, ledger_chart, ledger_unsettled
  to speechcad_app;
