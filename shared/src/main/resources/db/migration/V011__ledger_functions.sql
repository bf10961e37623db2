-- Operations of the ledger: one function, one round trip, one effect per key. Order of locks, everywhere: the key of the
-- operation, the key that closes the hold, the wallet, the receivable, the hold.
create type ledger_answer as (
  op_id bigint, applied boolean, replayed boolean, reason text, moved_micros bigint, owed_micros bigint,
  returned_micros bigint, shortfall_micros bigint, entries bigint[]
);

-- Claims the key. A row that comes back PENDING is new and ours; any other is the first one's, to be repeated.
-- In read committed a duplicate that waited here sees the winner's row; in any other isolation it would not.
create function ledger_open(op_key text, op_kind text, who bigint, about text, hashed jsonb, op_source text,
                            ref text, op_note text, at timestamptz) returns ledger_op language plpgsql as $$
declare
  found_op ledger_op;
  digest bytea := sha256(convert_to(hashed::text, 'UTF8'));
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the ledger works in read committed only' using errcode = '25000';
  end if;
  if app_tenant() is null then
    raise exception 'no tenant is set' using errcode = '42501';
  end if;
  insert into ledger_op (key, request_hash, kind, user_id, subject, source, external_ref, note, effective_at)
    values (op_key, digest, op_kind, who, about, op_source, ref, op_note, at)
    on conflict (tenant_id, key) do nothing returning * into found_op;
  if found then
    return found_op;
  end if;
  select * into strict found_op from ledger_op where tenant_id = app_tenant() and key = op_key;
  if found_op.request_hash <> digest then
    raise exception 'the key % was used for something else', op_key using errcode = 'SC409';
  end if;
  return found_op;
end $$;

create function ledger_tell(op ledger_op, was_before boolean) returns ledger_answer language sql stable
  return row(op.id, op.outcome = 'APPLIED', was_before, op.reason, op.moved_micros, op.owed_micros,
    op.returned_micros, op.shortfall_micros,
    array(select t.id from ledger_transfer t where t.tenant_id = app_tenant() and t.op_id = op.id order by t.leg)
  )::ledger_answer;

create function ledger_apply(op ledger_op, owed bigint, returned bigint) returns ledger_answer
  language plpgsql as $$
declare
  done ledger_op;
begin
  update ledger_op o set outcome = 'APPLIED', owed_micros = owed, returned_micros = returned,
      legs = sums.legs, moved_micros = sums.moved
    from (select count(*)::int as legs,
            coalesce(sum(amount_micros) filter (where kind <> 'DEBT_SETTLED'), 0)::bigint as moved
          from ledger_transfer where tenant_id = app_tenant() and op_id = op.id) sums
    where o.tenant_id = app_tenant() and o.id = op.id
    returning o.* into done;
  return ledger_tell(done, false);
end $$;

create function ledger_reject(op ledger_op, why text, shortfall bigint) returns ledger_answer language plpgsql as $$
declare
  done ledger_op;
begin
  update ledger_op o set outcome = 'REJECTED', reason = why, shortfall_micros = shortfall
    where o.tenant_id = app_tenant() and o.id = op.id returning o.* into done;
  return ledger_tell(done, false);
end $$;

-- The user's account, made the first time: the wallet always before the receivable, so that ids and locks ascend.
create function ledger_account_of(who bigint, wanted text) returns bigint language plpgsql as $$
declare
  account bigint;
begin
  select id into account from ledger_account
    where tenant_id = app_tenant() and owner_user_id = who and code = wanted;
  if account is null then
    insert into ledger_account (owner_user_id, code, floor_micros)
      values (who, 'wallet', 0) on conflict do nothing;
    insert into ledger_account (owner_user_id, code) values (who, 'receivable') on conflict do nothing;
    select id into strict account from ledger_account
      where tenant_id = app_tenant() and owner_user_id = who and code = wanted;
  end if;
  return account;
end $$;

-- The platform's account on the other side of a kind of movement.
create function ledger_counter(op_kind text) returns bigint language plpgsql as $$
declare
  wanted text := case op_kind
    when 'TOP_UP' then 'clearing.crypto'
    when 'SUBSCRIPTION' then 'revenue.subscription'
    when 'CALL' then 'revenue.usage'
    when 'RECORDING' then 'revenue.recording'
    when 'OPERATOR_CREDIT' then 'expense.goodwill'
    when 'OPERATOR_DEBIT' then 'revenue.adjustment'
    when 'PAYOUT' then 'refund.payable'
  end;
  account bigint;
begin
  if wanted is null then
    raise exception 'no account for %', op_kind using errcode = '22023';
  end if;
  select id into account from ledger_account
    where tenant_id = app_tenant() and owner_user_id is null and code = wanted;
  if account is null then
    insert into ledger_account (code, posted_micros) values (wanted, null) on conflict do nothing;
    select id into strict account from ledger_account
      where tenant_id = app_tenant() and owner_user_id is null and code = wanted;
  end if;
  return account;
end $$;

-- Moves an amount from one account to the other. Null when the debited wallet has too little, and then nothing moved.
create function ledger_post(op ledger_op, leg_kind text, debited bigint, credited bigint, micros bigint,
                            reversed bigint default null) returns bigint language plpgsql as $$
declare
  side record;
  changed ledger_account;
  purse ledger_account;
  entry bigint;
begin
  for side in select * from (values (debited, -micros), (credited, micros)) as s (account, change) order by account
  loop
    update ledger_account set posted_micros = posted_micros + side.change,
        seq = seq + case code when 'wallet' then 1 else 0 end
      where tenant_id = app_tenant() and id = side.account and owner_user_id is not null
        and (side.change > 0 or floor_micros is null or posted_micros - held_micros + side.change >= floor_micros)
      returning * into changed;
    if not found then
      if exists (select from ledger_account
                 where tenant_id = app_tenant() and id = side.account and owner_user_id is not null) then
        return null;
      end if;
    elsif changed.code = 'wallet' then
      purse := changed;
    end if;
  end loop;
  insert into ledger_transfer (op_id, leg, kind, debit_account, credit_account, amount_micros, wallet_account,
      wallet_seq, wallet_change, wallet_after, reverses_id, effective_at)
    values (op.id,
      (select coalesce(max(leg), 0) + 1 from ledger_transfer where tenant_id = app_tenant() and op_id = op.id),
      leg_kind, debited, credited, micros, purse.id, purse.seq,
      case purse.id when debited then -micros when credited then micros end, purse.posted_micros, reversed,
      op.effective_at)
    returning id into entry;
  return entry;
end $$;

create function ledger_must_post(op ledger_op, leg_kind text, debited bigint, credited bigint, micros bigint,
                                 reversed bigint default null) returns void language plpgsql as $$
begin
  if ledger_post(op, leg_kind, debited, credited, micros, reversed) is null then
    raise exception 'operation % would overdraw account %', op.key, debited using errcode = '23514';
  end if;
end $$;

-- What came in first settles what the user owes, as far as it is available.
create function ledger_settle_debt(op ledger_op) returns void language plpgsql as $$
declare
  purse bigint := ledger_account_of(op.user_id, 'wallet');
  debt bigint := ledger_account_of(op.user_id, 'receivable');
  settled bigint;
begin
  select least(w.posted_micros - w.held_micros, -r.posted_micros) into settled
    from ledger_account w, (select * from ledger_account
      where tenant_id = app_tenant() and id = debt for update) r
    where w.tenant_id = app_tenant() and w.id = purse;
  if settled > 0 then
    perform ledger_must_post(op, 'DEBT_SETTLED', purse, debt, settled);
  end if;
end $$;

create function ledger_positive(micros bigint) returns void language plpgsql as $$
begin
  if micros is null or micros <= 0 then
    raise exception 'an amount is positive, but is %', micros using errcode = '22023';
  end if;
end $$;

create function ledger_credit(op_key text, op_kind text, who bigint, micros bigint, about text, op_source text,
                              ref text, op_note text, at timestamptz) returns ledger_answer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  op ledger_op;
  purse bigint;
begin
  perform ledger_positive(micros);
  op := ledger_open(op_key, op_kind, who, about, jsonb_build_array('credit', op_kind, who, micros, about, op_source,
    ref), op_source, ref, op_note, at);
  if op.outcome <> 'PENDING' then
    return ledger_tell(op, true);
  end if;
  purse := ledger_account_of(who, 'wallet');
  perform from ledger_account where tenant_id = app_tenant() and id = purse and status <> 'CLOSED' for update;
  if not found then
    return ledger_reject(op, 'CLOSED', 0);
  end if;
  perform ledger_must_post(op, op_kind, ledger_counter(op_kind), purse, micros);
  perform ledger_settle_debt(op);
  return ledger_apply(op, 0, 0);
end $$;

-- All or nothing.
create function ledger_debit(op_key text, op_kind text, who bigint, micros bigint, about text, op_source text,
                             ref text, op_note text, at timestamptz) returns ledger_answer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  op ledger_op;
  own bigint;
  purse ledger_account;
begin
  perform ledger_positive(micros);
  op := ledger_open(op_key, op_kind, who, about, jsonb_build_array('debit', op_kind, who, micros, about, op_source,
    ref), op_source, ref, op_note, at);
  if op.outcome <> 'PENDING' then
    return ledger_tell(op, true);
  end if;
  own := ledger_account_of(who, 'wallet');
  select * into strict purse from ledger_account where tenant_id = app_tenant() and id = own for update;
  if purse.status <> 'OPEN' then
    return ledger_reject(op, purse.status, 0);
  end if;
  if ledger_post(op, op_kind, purse.id, ledger_counter(op_kind), micros) is null then
    return ledger_reject(op, 'TOO_LITTLE', micros - (purse.posted_micros - purse.held_micros - purse.floor_micros));
  end if;
  return ledger_apply(op, 0, 0);
end $$;

-- What an operation took, leg by leg, less what was given back before.
create function ledger_refundable(original bigint) returns table (entry bigint, account bigint, rest bigint)
  language sql
  begin atomic
    select t.id, t.credit_account, t.amount_micros - coalesce((select sum(r.amount_micros) from ledger_transfer r
        where r.tenant_id = app_tenant() and r.reverses_id = t.id), 0)::bigint
      from ledger_transfer t join ledger_account a on a.tenant_id = t.tenant_id and a.id = t.credit_account
      where t.tenant_id = app_tenant() and t.op_id = original and a.owner_user_id is null
      order by t.leg;
  end;

-- Gives back some of what an operation took, never more than is left of it.
create function ledger_refund(op_key text, original bigint, micros bigint, op_source text, op_note text,
                              at timestamptz) returns ledger_answer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  op ledger_op;
  taken ledger_op;
  line record;
  remaining bigint := micros;
  whole bigint;
  part bigint;
  purse bigint;
begin
  perform ledger_positive(micros);
  select * into strict taken from ledger_op where tenant_id = app_tenant() and id = original;
  op := ledger_open(op_key, 'REFUND', taken.user_id, taken.subject, jsonb_build_array('refund', original, micros),
    op_source, null, op_note, at);
  if op.outcome <> 'PENDING' then
    return ledger_tell(op, true);
  end if;
  -- The wallet's lock also keeps two refunds of one operation apart.
  purse := ledger_account_of(taken.user_id, 'wallet');
  perform from ledger_account where tenant_id = app_tenant() and id = purse for update;
  select coalesce(sum(rest), 0) into whole from ledger_refundable(original);
  if micros > whole then
    return ledger_reject(op, 'MORE_THAN_IS_LEFT', micros - whole);
  end if;
  for line in select * from ledger_refundable(original) where rest > 0 loop
    part := least(remaining, line.rest);
    exit when part = 0;
    perform ledger_must_post(op, 'REFUND', line.account, purse, part, line.entry);
    remaining := remaining - part;
  end loop;
  perform ledger_settle_debt(op);
  return ledger_apply(op, 0, 0);
end $$;

-- Sets an amount aside for one subject. Zero is fine: the subject then has a hold to close, and nothing set aside.
create function ledger_authorise(op_key text, who bigint, micros bigint, about text, until timestamptz,
                                 op_source text, at timestamptz) returns ledger_answer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  op ledger_op;
  purse bigint;
  seen ledger_account;
  opened bigint;
begin
  if micros is null or micros < 0 then
    raise exception 'a hold is not negative, but is %', micros using errcode = '22023';
  end if;
  op := ledger_open(op_key, 'HOLD', who, about, jsonb_build_array('hold', who, micros, about), op_source, null, '', at);
  if op.outcome <> 'PENDING' then
    return ledger_tell(op, true);
  end if;
  purse := ledger_account_of(who, 'wallet');
  update ledger_account set held_micros = held_micros + micros
    where tenant_id = app_tenant() and id = purse and status = 'OPEN'
      and posted_micros - held_micros - micros >= floor_micros;
  if not found then
    select * into seen from ledger_account where tenant_id = app_tenant() and id = purse;
    return ledger_reject(op, case seen.status when 'OPEN' then 'TOO_LITTLE' else seen.status end,
      greatest(0, micros - (seen.posted_micros - seen.held_micros - seen.floor_micros)));
  end if;
  insert into ledger_hold (account_id, user_id, subject, authorised_micros, expires_at, opened_at)
    values (purse, who, about, micros, until, at) returning id into opened;
  insert into ledger_hold_event (op_id, hold_id, kind, authorised_micros, effective_at)
    values (op.id, opened, 'AUTHORISE', micros, at);
  return ledger_apply(op, 0, 0);
end $$;

-- The key that closes a hold, one for capture, release and expiry: its hash leaves the cause out.
create function ledger_open_close(held ledger_hold, op_source text, cause text, at timestamptz) returns ledger_op
  language sql
  return ledger_open('hold:' || held.subject || ':close', 'CLOSE', held.user_id, held.subject,
    jsonb_build_array('close', held.subject), op_source, null, cause, at);

-- Takes the hold's wallet and the hold itself under lock, closes it, and gives back what is not captured.
create function ledger_do_close(op ledger_op, held ledger_hold, captured bigint, cause text, at timestamptz)
  returns ledger_answer language plpgsql as $$
begin
  update ledger_account set held_micros = held_micros - held.authorised_micros
    where tenant_id = app_tenant() and id = held.account_id;
  update ledger_hold set captured_micros = captured, released_micros = authorised_micros - captured, closed_at = at,
      state = case cause when 'EXPIRE' then 'EXPIRED' else 'CLOSED' end
    where tenant_id = app_tenant() and id = held.id and state = 'OPEN';
  if not found then
    raise exception 'hold % was closed without its key', held.subject using errcode = '23514';
  end if;
  insert into ledger_hold_event (op_id, hold_id, kind, captured_micros, released_micros, effective_at)
    values (op.id, held.id, cause, captured, held.authorised_micros - captured, at);
  return ledger_apply(op, 0, held.authorised_micros - captured);
end $$;

-- Releases or expires. Whoever comes second, whatever for, is told what the first one did.
create function ledger_close(about text, cause text, op_source text, at timestamptz) returns ledger_answer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  op ledger_op;
  held ledger_hold;
begin
  if cause not in ('RELEASE', 'EXPIRE') then
    raise exception 'a hold is not closed by %', cause using errcode = '22023';
  end if;
  select * into strict held from ledger_hold where tenant_id = app_tenant() and subject = about;
  op := ledger_open_close(held, op_source, cause, at);
  if op.outcome <> 'PENDING' then
    return ledger_tell(op, true);
  end if;
  return ledger_do_close(op, held, 0, cause, at);
end $$;

-- Charges for what was used: first out of the hold, then what is available, and the rest is owed. What is left of the
-- hold comes back. A hold that was closed before (late word) charges what is available and then owes: the service was
-- given. Lines: a kind and an amount each.
create function ledger_capture(op_key text, about text, kinds text[], amounts bigint[], op_source text,
                               at timestamptz) returns ledger_answer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  op ledger_op;
  closing ledger_op;
  held ledger_hold;
  purse ledger_account;
  debt bigint;
  total bigint := 0;
  captured bigint := 0;
  returned bigint := 0;
  owed bigint := 0;
  spendable bigint;
  part bigint;
begin
  if cardinality(kinds) <> cardinality(amounts) or array_position(amounts, null) is not null
      or exists (select from unnest(amounts) a where a < 0) then
    raise exception 'lines have a kind and an amount of at least zero each' using errcode = '22023';
  end if;
  select * into strict held from ledger_hold where tenant_id = app_tenant() and subject = about;
  op := ledger_open(op_key, 'CAPTURE', held.user_id, about, jsonb_build_array('capture', about, kinds, amounts),
    op_source, null, '', at);
  if op.outcome <> 'PENDING' then
    return ledger_tell(op, true);
  end if;
  closing := ledger_open_close(held, op_source, 'CAPTURE', at);
  debt := ledger_account_of(held.user_id, 'receivable');
  select * into purse from ledger_account where tenant_id = app_tenant() and id = held.account_id for update;
  perform from ledger_account where tenant_id = app_tenant() and id = debt for update;
  foreach part in array amounts loop
    total := total + part;
  end loop;
  spendable := purse.posted_micros - purse.held_micros - purse.floor_micros;
  if closing.outcome = 'PENDING' then
    captured := least(total, held.authorised_micros);
    returned := held.authorised_micros - captured;
    spendable := spendable + held.authorised_micros;
    perform ledger_do_close(closing, held, captured, 'CAPTURE', at);
  end if;
  for i in 1 .. cardinality(kinds) loop
    part := least(amounts[i], spendable);
    if part > 0 then
      perform ledger_must_post(op, kinds[i], purse.id, ledger_counter(kinds[i]), part);
      spendable := spendable - part;
    end if;
    if amounts[i] > part then
      perform ledger_must_post(op, kinds[i], debt, ledger_counter(kinds[i]), amounts[i] - part);
      owed := owed + amounts[i] - part;
    end if;
  end loop;
  return ledger_apply(op, owed, returned);
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
grant execute on function ledger_credit, ledger_debit, ledger_refund, ledger_authorise, ledger_close, ledger_capture
  to speechcad_app;
