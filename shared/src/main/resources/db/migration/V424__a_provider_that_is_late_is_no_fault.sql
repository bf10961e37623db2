-- A top-up that was credited and that the provider never settles is somebody who is late, and no fault of the books, as a
-- payout that nobody has sent is none: it stands among the parked payments until it is settled, taken back or written off.
-- Once anything of it is settled, its clearing staying at zero is a rule of the books again.
create or replace function ledger_op_faults(wanted bigint[], at timestamptz, stale interval)
  returns table (name text, detail text) language plpgsql stable
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
begin
  return query
  with op as materialized (
    select o.* from unnest(wanted) as w (id) cross join lateral (select x.* from ledger_op x
      where x.tenant_id = app_tenant() and x.id = w.id offset 0) o
  ), leg as materialized (
    select t.*, before.wallet_after as before, same.places
    from op o
      cross join lateral (select x.* from ledger_transfer x where x.tenant_id = app_tenant() and x.op_id = o.id offset 0) t
      left join lateral (select b.wallet_after from ledger_transfer b where b.tenant_id = app_tenant()
        and b.wallet_account = t.wallet_account and b.wallet_seq = t.wallet_seq - 1 limit 1) before on true
      left join lateral (select count(*) as places from ledger_transfer s
        where s.tenant_id = app_tenant() and s.wallet_account = t.wallet_account and s.wallet_seq = t.wallet_seq) same on true
  ), summed as materialized (
    select o.key, o.outcome, o.legs, o.moved_micros, w.written, w.moved
    from op o cross join lateral (
      select count(*) as written, coalesce(sum(t.amount_micros) filter (where t.kind <> 'DEBT_SETTLED'), 0) as moved
      from ledger_transfer t where t.tenant_id = app_tenant() and t.op_id = o.id) w
  )
  select 'an operation has its legs, a rejected one none', format('%s %s: %s of %s', key, outcome, written, legs)
    from summed where written <> legs or (outcome = 'REJECTED' and legs > 0)
  union all
  select 'an operation moved the sum of its legs', format('%s: %s, legs %s', key, moved_micros, moved)
    from summed where moved_micros <> moved
  union all
  select 'a wallet numbers its entries without a gap', format('account %s, entry %s: %s', wallet_account, id, wallet_seq)
    from leg where wallet_account is not null
      and (wallet_seq < 1 or (wallet_seq > 1 and before is null) or places > 1) is not false
  union all
  select 'every running balance follows from the one before',
      format('entry %s: %s after %s and %s', id, wallet_after, before, wallet_change)
    from leg where wallet_account is not null
      and (wallet_after = coalesce(before, 0) + wallet_change and wallet_change
        = case wallet_account when credit_account then amount_micros when debit_account then -amount_micros end) is not true
  union all
  select 'a wallet was never below zero', format('entry %s: %s', id, wallet_after) from leg where wallet_after < 0
  union all
  select 'every entry of a user is in the account''s own column', format('entry %s', t.id)
    from leg t cross join lateral (select x.id, x.code from ledger_account x where x.tenant_id = app_tenant()
      and x.id = any (array[t.debit_account, t.credit_account]) and x.owner_user_id is not null offset 0) a
    where a.id is distinct from case a.code when 'wallet' then t.wallet_account else t.debt_account end
  union all
  select 'refunds stay within the original', format('entry %s: %s of %s', e.id, r.given, e.amount_micros)
    from (select distinct reverses_id from leg where reverses_id is not null) b
      cross join lateral (select x.id, x.amount_micros from ledger_transfer x
        where x.tenant_id = app_tenant() and x.id = b.reverses_id offset 0) e
      cross join lateral (select sum(amount_micros) as given from ledger_transfer r
        where r.tenant_id = app_tenant() and r.reverses_id = e.id) r
    where r.given > e.amount_micros
  union all
  select 'an operation on a hold has its event, and only such a one', format('%s %s', o.key, o.outcome)
    from op o
    where exists (select from ledger_hold_event e where e.tenant_id = app_tenant() and e.op_id = o.id offset 0) <> (o.kind in ('HOLD', 'CLOSE') and o.outcome = 'APPLIED')
  union all
  select 'one event of a provider is one operation', format('%s %s', o.source, o.external_ref)
    from op o where o.external_ref is not null and (select count(*) from ledger_op x
      where x.tenant_id = app_tenant() and x.source = o.source and x.external_ref = o.external_ref
        and x.external_ref is not null) > 1
  union all
  select 'a subject is charged once', format('%s, %s', o.subject, o.note)
    from op o where o.kind = 'CAPTURE' and o.outcome = 'APPLIED' and (select count(*) from ledger_op x
      where x.tenant_id = app_tenant() and x.subject = o.subject and x.note = o.note and x.kind = 'CAPTURE'
        and x.outcome = 'APPLIED') > 1
  union all
  select 'a clearing returns to zero', format('entry %s of operation %s: %s since %s', u.entry, u.op_id, u.due, u.effective_at)
    from op o cross join lateral ledger_unsettled_of(o.tenant_id, o.id) u
    where u.effective_at < at - stale and exists (select from ledger_transfer c
      where c.tenant_id = app_tenant() and c.clears_id = u.entry offset 0)
  union all
  -- Where a kind belongs is written out here, and not asked of ledger_from() and ledger_into(), which may be what is wrong.
  select 'an entry is on the account of its kind',
      format('entry %s: %s from %s to %s', t.id, t.kind, t.debit_account, t.credit_account)
    from leg t left join lateral (select x.kind, x.debit_account, x.credit_account from ledger_transfer x
      where x.tenant_id = app_tenant() and x.id = coalesce(t.reverses_id, t.clears_id) offset 0) was on true
    where case t.kind
      when 'TOP_UP' then t.debit_account = 1
      when 'OPERATOR_CREDIT' then t.debit_account = 7
      when 'SUBSCRIPTION' then t.credit_account = 3
      when 'CALL' then t.credit_account = 4
      when 'TRANSFER' then t.credit_account = 4
      when 'RECORDING' then t.credit_account = 5
      when 'OPERATOR_DEBIT' then t.credit_account = 6
      when 'PAYOUT' then t.credit_account = 8
      when 'REFUND' then t.debit_account = was.credit_account
      when 'REVERSAL' then t.credit_account = was.debit_account
      when 'DEBT_SETTLED' then t.debit_account = t.wallet_account and t.credit_account = t.debt_account
      when 'SETTLEMENT' then 2 in (t.debit_account, t.credit_account)
        and case was.kind when 'TOP_UP' then was.debit_account else was.credit_account end
          in (t.debit_account, t.credit_account)
      when 'WRITE_OFF' then t.debit_account = 7 and t.credit_account = was.debit_account and was.kind = 'TOP_UP'
    end is not true;
end $$;

-- What the provider still owes of a top-up is given up: it is spent, as goodwill is, and the clearing is zero. The wallet keeps
-- what it was credited with. `moved` is zero when nothing is owed.
create function ledger_write_off(op_key text, original_key text, op_source text, why text, at timestamptz)
  returns ledger_answer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  digest constant bytea := sha256(convert_to(json_build_array('write-off', original_key)::text, 'UTF8'));
  goodwill constant bigint := 7;
  given ledger_op;
  line record;
  op bigint;
  entry bigint;
begin
  if why = '' then
    raise exception 'what is written off needs a reason' using errcode = '23514';
  end if;
  select * into strict given from ledger_op where tenant_id = tenant and key = original_key and kind = 'TOP_UP';
  insert into ledger_op (tenant_id, key, request_hash, kind, user_id, subject, source, note, effective_at)
    values (tenant, op_key, digest, 'WRITE_OFF', given.user_id, given.subject, op_source, why, at)
    on conflict do nothing returning id into op;
  if op is null then
    return ledger_replay(tenant, op_key, digest);
  end if;
  perform from ledger_account
    where tenant_id = tenant and owner_user_id = given.user_id and code = 'wallet' for update;
  select * into line from ledger_unsettled(tenant) u where u.op_id = given.id and u.due > 0;
  if not found then
    return row(op, true, false, '', 0, 0, 0, 0, '{}'::bigint[])::ledger_answer;
  end if;
  insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros, clears_id,
      effective_at)
    values (tenant, op, 1, 'WRITE_OFF', goodwill, line.clearing, line.due, line.entry, at)
    returning id into entry;
  update ledger_op set moved_micros = line.due, legs = 1 where tenant_id = tenant and id = op;
  return row(op, true, false, '', line.due, 0, 0, 0, array[entry])::ledger_answer;
end $$;
alter function ledger_write_off(text, text, text, text, timestamptz) owner to speechcad_ledger;
revoke execute on function ledger_write_off(text, text, text, text, timestamptz) from public;
grant execute on function ledger_write_off(text, text, text, text, timestamptz) to speechcad_app;
-- Whoever shows what is late asks the same as the proof.
grant execute on function ledger_unsettled_of(bigint, bigint) to speechcad_app;
