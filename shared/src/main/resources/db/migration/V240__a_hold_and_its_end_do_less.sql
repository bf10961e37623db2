-- A hold and its end, each with less to do. What they do, refuse and lock, in which order, and under which keys, is not
-- changed. A debt is looked for before anything is done to settle it, and a hold is closed where it is captured, not in a
-- function that is handed all of its row.

-- The key names its arbiter where no second net can be hit (a provider's event, a subject's charge): whoever has the key is
-- looked for in one index, not in each that is unique.
create or replace function ledger_authorise(op_key text, who bigint, micros bigint, about text, until timestamptz,
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
    on conflict (tenant_id, key) do nothing returning id into op;
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

-- Releases a hold or lets it expire: all of it comes back. One key for that and for a capture, whatever the cause: whoever
-- comes second is told what the first one did, and nothing happens. `cause` is RELEASE, or EXPIRE, which is an error before
-- the hold's time is over.
create or replace function ledger_close(about text, cause text, op_source text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('close', about)::text, 'UTF8'));
  op_key constant text := 'hold:' || about || ':close';
  held record;
  op bigint;
begin
  if cause is null or cause not in ('RELEASE', 'EXPIRE') then
    raise exception 'a hold is not closed by %', cause using errcode = '22023';
  end if;
  select id, account_id, user_id, authorised_micros, state, expires_at into strict held
    from ledger_hold where tenant_id = tenant and subject = about;
  -- Once it is seen closed, the key that closed it is there too.
  if held.state <> 'OPEN' then
    return ledger_replay(tenant, op_key, digest);
  end if;
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, note, returned_micros, effective_at)
    values (tenant, op_key, digest, 'CLOSE', held.user_id, about, op_source, cause, held.authorised_micros, at)
    on conflict (tenant_id, key) do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  if cause = 'EXPIRE' and at < held.expires_at then
    raise exception 'hold % is not over before %', about, held.expires_at using errcode = '22023';
  end if;
  update ledger_account set held_micros = held_micros - held.authorised_micros
    where tenant_id = tenant and id = held.account_id;
  -- Under the wallet's lock, which is ours now, and in a statement of its own after the one that took it.
  if exists (select from ledger_account where tenant_id = tenant and owner_user_id = held.user_id
      and code = 'receivable' and currency = 'USD' and posted_micros < 0) then
    perform ledger_settle_by_close(tenant, op, held.user_id, at);
  end if;
  -- "Not closed yet" instead of "open": with the latter the planner, which knows nothing of how many are open, may walk
  -- through an index that holds only the open ones, all of every tenant's, to find this one.
  update ledger_hold set released_micros = authorised_micros, closed_at = at,
      state = case cause when 'EXPIRE' then 'EXPIRED' else 'CLOSED' end
    where tenant_id = tenant and id = held.id and state not in ('CLOSED', 'EXPIRED');
  if not found then
    raise exception 'hold % was closed without its key', about using errcode = '23514';
  end if;
  insert into ledger_hold_event (tenant_id, op_id, hold_id, kind, released_micros, effective_at)
    values (tenant, op, held.id, cause, held.authorised_micros, at);
  return row(op, true, false, '', 0, 0, held.authorised_micros, 0, '{}'::bigint[])::ledger_answer;
end $$;

-- Charges for what was used, whatever state the wallet is in: out of the hold first, then out of what is available, and the
-- rest is owed. What is left of the hold comes back. A hold that was released or expired before makes no difference to the
-- charge: the service was given. Once per subject and kind of its first line, so that a recording may follow a call. Lines: a
-- kind (CALL, TRANSFER, RECORDING) and an amount each, zero is left out. `moved` is their sum, `owed` the part of it that is
-- owed, `returned` what came back from the hold now.
create or replace function ledger_capture(op_key text, about text, kinds text[], amounts bigint[], op_source text,
                                          at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('capture', about, kinds, amounts)::text, 'UTF8'));
  close_key constant text := 'hold:' || about || ':close';
  close_digest constant bytea := sha256(convert_to(json_build_array('close', about)::text, 'UTF8'));
  held record;
  op bigint;
  closing bigint;
  total bigint := 0;
  lines int := 0;
  only_kind text;
  captured bigint := 0;
  returned bigint := 0;
  freed bigint := 0;
  place bigint;
  after bigint;
  entry bigint;
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
  select id, account_id, user_id, authorised_micros, state into strict held
    from ledger_hold where tenant_id = tenant and subject = about;
  for i in 1 .. cardinality(amounts) loop
    if amounts[i] > 0 then
      total := total + amounts[i];
      lines := lines + 1;
      only_kind := kinds[i];
    end if;
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
    on conflict (tenant_id, key) do nothing returning id into closing;
  if closing is null then
    perform ledger_replay(tenant, close_key, close_digest);
  else
    freed := held.authorised_micros;
    captured := least(total, freed);
  end if;
  if lines = 1 then
    -- As nearly every call ends: one line, paid in full. Where it is not, nothing has happened yet.
    update ledger_account set posted_micros = posted_micros - total, held_micros = held_micros - freed, seq = seq + 1
      where tenant_id = tenant and id = held.account_id and posted_micros - held_micros + freed - total >= 0
      returning seq, posted_micros into place, after;
  end if;
  if place is not null then
    insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros,
        wallet_account, wallet_seq, wallet_change, wallet_after, effective_at)
      values (tenant, op, 1, only_kind, held.account_id, ledger_into(only_kind), total, held.account_id, place, -total, after,
        at)
      returning id into entry;
    entries := array[entry];
  else
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
  end if;
  if closing is not null then
    returned := held.authorised_micros - captured;
    if returned > 0 and exists (select from ledger_account where tenant_id = tenant and owner_user_id = held.user_id
        and code = 'receivable' and currency = 'USD' and posted_micros < 0) then
      perform ledger_settle_by_close(tenant, closing, held.user_id, at);
    end if;
    update ledger_hold set captured_micros = captured, released_micros = returned, closed_at = at, state = 'CLOSED'
      where tenant_id = tenant and id = held.id and state not in ('CLOSED', 'EXPIRED');
    if not found then
      raise exception 'hold % was closed without its key', about using errcode = '23514';
    end if;
    insert into ledger_hold_event (tenant_id, op_id, hold_id, kind, captured_micros, released_micros, effective_at)
      values (tenant, closing, held.id, 'CAPTURE', captured, returned, at);
  end if;
  if owed > 0 or (closing is null) <> (held.state <> 'OPEN') then
    update ledger_op set legs = cardinality(entries), owed_micros = owed, returned_micros = returned
      where tenant_id = tenant and id = op;
  end if;
  return row(op, true, false, '', total, owed, returned, 0, entries)::ledger_answer;
end $$;

-- ledger_close_row stays for a while: what is being executed while this runs still asks for it.
