-- The proof of the books in slices. What has to hold is said row by row, each with its neighbours found by index, so that a
-- slice costs the same in a small book and in a large one, and all slices together prove the whole: every entry follows
-- from the one before it, so the last one is the sum of all; every hold is what its events say; and the platform's sums are
-- carried from slice to slice. No plan here may depend on statistics, which a server that was killed does not have: the
-- ways by index are the only ones allowed, and the proof reads as a role of its own, which asks for the open tenant in its
-- own conditions: under the other roles' row-level security the same condition would be there twice, and the planner would
-- take any index for a good one.

-- Reads the books and nothing else, writes nothing, cannot log in. Its functions, ledger_prove() and
-- ledger_invariants_of(), begin with ledger_tenant() and name the tenant in every condition.
do $$
begin
  if not exists (select from pg_roles where rolname = 'speechcad_prover') then
    create role speechcad_prover nologin nobypassrls;
  end if;
  execute format('grant speechcad_prover to %I', current_user);
end $$;
grant usage, create on schema public to speechcad_prover;
do $$
declare
  name text;
begin
  foreach name in array array['ledger_account', 'ledger_op', 'ledger_transfer', 'ledger_hold', 'ledger_hold_event',
    'ledger_checkpoint']
  loop
    execute format('create policy prover_reads on %I for select to speechcad_prover using (true)', name);
    execute format('grant select on %I to speechcad_prover', name);
  end loop;
end $$;

-- Open holds are what a wallet's held money is made of; closed ones are only read by number or subject.
drop index ledger_hold_account;
create index ledger_hold_open on ledger_hold (tenant_id, account_id) where state = 'OPEN';

-- In the order in which a walk goes through operations, however many one transaction has.
drop index ledger_op_xid;
create index ledger_op_xid on ledger_op (tenant_id, xid, id);

drop function ledger_invariants(timestamptz, interval);
drop function ledger_invariants_of(bigint[]);
drop function ledger_account_faults(bigint[]);

-- The entries of one operation whose clearing has not returned to zero (see ledger_unsettled), found by index.
create function ledger_unsettled_of(tenant bigint, op bigint)
  returns table (op_id bigint, entry bigint, due bigint, effective_at timestamptz)
  language sql stable as $$
  select s.op_id, s.id, (s.sign * s.net - s.paid)::bigint, s.effective_at
  from (
    select t.op_id, t.id, t.effective_at, case t.kind when 'TOP_UP' then 1 else -1 end as sign,
      t.amount_micros - coalesce((select sum(r.amount_micros) from ledger_transfer r
        where r.tenant_id = tenant and r.reverses_id = t.id), 0) as net,
      coalesce((select sum(case when c.credit_account = case t.kind when 'TOP_UP' then t.debit_account
          else t.credit_account end then c.amount_micros else -c.amount_micros end)
        from ledger_transfer c where c.tenant_id = tenant and c.clears_id = t.id), 0) as paid
    from ledger_transfer t
    where t.tenant_id = tenant and t.op_id = op and t.kind in ('TOP_UP', 'PAYOUT')) s
  where s.sign * s.net <> s.paid
$$;

-- What has to hold for operations, each with its entries and what it did to a hold. A clearing that is still open `stale`
-- after the top-up or payout, by the clock given, is a fault too: somebody has to ask the provider. Without a clock nothing
-- is too old.
create function ledger_op_faults(wanted bigint[], at timestamptz, stale interval)
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
    where o.kind in ('TOP_UP', 'PAYOUT') and u.effective_at < at - stale;
end $$;

-- What has to hold for users' accounts, once their entries hold.
create function ledger_account_faults(wanted bigint[]) returns table (name text, detail text) language plpgsql stable
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
begin
  return query
  with own as materialized (
    select a.*, coalesce(last.wallet_seq, 0) as last_seq,
      case a.code when 'wallet' then coalesce(last.wallet_after, 0) else coalesce(owed.posted, 0) end as journal,
      coalesce(open.held, 0) as held
    from unnest(wanted) as w (id)
      cross join lateral (select x.* from ledger_account x
        where x.tenant_id = app_tenant() and x.id = w.id and x.owner_user_id is not null offset 0) a
      left join lateral (select t.wallet_seq, t.wallet_after from ledger_transfer t
        where t.tenant_id = app_tenant() and t.wallet_account = a.id order by t.wallet_seq desc limit 1) last on true
      left join lateral (select sum(case a.id when t.credit_account then t.amount_micros else -t.amount_micros end) as posted
        from ledger_transfer t where t.tenant_id = app_tenant() and t.debt_account = a.id) owed on a.code = 'receivable'
      left join lateral (select sum(h.authorised_micros) as held from ledger_hold h
        where h.tenant_id = app_tenant() and h.account_id = a.id and h.state = 'OPEN') open on true
  )
  select 'posted balance is the sum of the journal', format('account %s: %s, journal %s', id, posted_micros, journal)
    from own where posted_micros <> journal
  union all
  select 'held is the sum of open holds', format('account %s: %s, holds %s', id, held_micros, held)
    from own where held_micros <> held
  union all
  select 'no balance is below zero, and nothing is owed to those who owe', format('account %s', id) from own
    where (code = 'wallet' and posted_micros < held_micros) or (code = 'receivable' and posted_micros > 0)
      or held_micros < 0
  union all
  select 'a wallet knows its last number', format('account %s: %s, journal %s', id, seq, last_seq)
    from own where code = 'wallet' and seq <> last_seq;
end $$;

-- What has to hold for holds.
create function ledger_hold_faults(wanted bigint[]) returns table (name text, detail text) language plpgsql stable
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
begin
  return query
  select 'a hold is what its events say', format('hold %s', h.id)
    from unnest(wanted) as w (id)
      cross join lateral (select x.* from ledger_hold x where x.tenant_id = app_tenant() and x.id = w.id offset 0) h
      left join lateral (
        select sum(e.authorised_micros) as authorised, sum(e.captured_micros) as captured,
          sum(e.released_micros) as released, count(*) filter (where e.kind = 'AUTHORISE') as opened,
          count(*) filter (where e.kind <> 'AUTHORISE') as closed, coalesce(bool_or(e.kind = 'EXPIRE'), false) as expired
        from ledger_hold_event e where e.tenant_id = app_tenant() and e.hold_id = h.id) e on true
    where e.opened <> 1
      or (e.authorised, e.captured, e.released) is distinct from
         (h.authorised_micros::numeric, h.captured_micros::numeric, h.released_micros::numeric)
      or e.closed <> case h.state when 'OPEN' then 0 else 1 end
      or e.expired <> (h.state = 'EXPIRED');
end $$;

-- What operations did to the platform's accounts, by number of the chart.
create function ledger_op_sums(wanted bigint[]) returns numeric[] language plpgsql stable
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
begin
  return (select array_agg(coalesce(s.moved, 0) order by c.id)
  from ledger_chart() c left join (
    select side.account, sum(side.change) as moved
    from unnest(wanted) as w (id)
      cross join lateral (select x.credit_account, x.debit_account, x.amount_micros::bigint from ledger_transfer x
        where x.tenant_id = app_tenant() and x.op_id = w.id offset 0) t
      cross join lateral (values (t.credit_account, t.amount_micros), (t.debit_account, -t.amount_micros))
        side (account, change)
    group by side.account) s on s.account = c.id);
end $$;

create function ledger_sums(one numeric[], other numeric[]) returns numeric[] language sql immutable
  return (select array_agg(coalesce(a, 0) + coalesce(b, 0) order by place)
    from unnest(one, other) with ordinality as s (a, b, place));

-- What the platform's accounts have: the checkpoint, and what came since. In one snapshot, so never half of a posting; read
-- once, however many accounts there are.
create or replace function ledger_platform_balances()
  returns table (account_id bigint, code text, posted_micros numeric) language sql stable as $$
  with base as materialized (
    select c.id, c.code, coalesce(k.posted_micros, 0) as posted, coalesce(k.upto, '0'::xid8) as upto
    from ledger_chart() c
    left join ledger_checkpoint k on k.tenant_id = app_tenant() and k.account_id = c.id
  ), tail as materialized (
    select b.id, sum(case b.id when t.credit_account then t.amount_micros else -t.amount_micros end) as moved
    from ledger_op o
      cross join lateral (select x.credit_account, x.debit_account, x.amount_micros from ledger_transfer x
        where x.tenant_id = app_tenant() and x.op_id = o.id offset 0) t
      join base b on b.id in (t.credit_account, t.debit_account) and o.xid >= b.upto
    where o.tenant_id = app_tenant() and o.xid >= (select min(upto) from base)
    group by b.id
  )
  select b.id, b.code, b.posted + coalesce((select t.moved from tail t where t.id = b.id), 0)
    from base b order by b.id
$$;

-- What has to hold between accounts: `sums` are the platform's up to an operation, and what came after it is found here,
-- in one snapshot with the balances.
create function ledger_rest_faults(after_xid xid8, after_id bigint, sums numeric[], at timestamptz, stale interval)
  returns table (name text, detail text) language plpgsql stable as $$
declare
  tail constant bigint[] := array(select o.id from ledger_op o
    where o.tenant_id = app_tenant() and (o.xid, o.id) > (after_xid, after_id));
  whole constant numeric[] := ledger_sums(sums, ledger_op_sums(tail));
begin
  return query select f.* from ledger_op_faults(tail, at, stale) f;
  return query
    select 'a platform balance is the checkpoint and what came since',
        format('%s: %s, journal %s', b.code, b.posted_micros, whole[b.account_id])
      from ledger_platform_balances() b where b.posted_micros <> whole[b.account_id];
  return query
    select 'all accounts together are zero', format('%s', total) from (
        select (select coalesce(sum(posted_micros), 0) from ledger_account
            where tenant_id = app_tenant() and owner_user_id is not null)
          + (select coalesce(sum(b.posted_micros), 0) from ledger_platform_balances() b) as total) whole
      where total <> 0;
end $$;

-- The holds, and the users' accounts, that operations were about.
create function ledger_holds_of(ops bigint[]) returns bigint[] language plpgsql stable
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
begin
  return (select array(select distinct e.hold_id from unnest(ops) as w (id) cross join lateral (
    select x.hold_id from ledger_hold_event x where x.tenant_id = app_tenant() and x.op_id = w.id offset 0) e));
end $$;

create function ledger_accounts_of(ops bigint[]) returns bigint[] language plpgsql stable
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
begin
  return (select array(select a.id from (
      select distinct o.user_id from unnest(ops) as w (id) cross join lateral (
        select x.user_id from ledger_op x where x.tenant_id = app_tenant() and x.id = w.id offset 0) o) u
    cross join lateral (select x.id from ledger_account x
      where x.tenant_id = app_tenant() and x.owner_user_id = u.user_id offset 0) a));
end $$;

-- Where a walk through the books is. Accounts and holds go by number; operations by transaction, and only those below which
-- nothing can come any more (see ledger_fold), so that nobody who commits late is passed over.
create type ledger_place as (phase text, after_xid xid8, after_id bigint, sums numeric[]);

create function ledger_proof_start() returns ledger_place language sql immutable
  return row('ACCOUNTS', '0'::xid8, 0, array_fill(0::numeric, array[8]))::ledger_place;

-- Proves the next rows, at most `most`, and says where to go on: ACCOUNTS, HOLDS, OPERATIONS, REST, DONE. Only NEW
-- operations, with the accounts and holds they were about, are a walk of their own that has no end.
create function ledger_prove(inout place ledger_place, most int, at timestamptz, stale interval,
                             out seen int, out names text[], out details text[])
  language plpgsql stable security definer set search_path = public, pg_temp
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off
  set enable_sort = off set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  horizon constant xid8 := pg_snapshot_xmin(pg_current_snapshot());
  wanted bigint[];
  last xid8;
begin
  perform ledger_tenant();
  if place.phase = 'ACCOUNTS' then
    wanted := array(select a.id from ledger_account a where a.tenant_id = app_tenant() and a.id > place.after_id
      order by a.id limit most);
    select array_agg(f.name), array_agg(f.detail) into names, details from ledger_account_faults(wanted) f;
  elsif place.phase = 'HOLDS' then
    wanted := array(select h.id from ledger_hold h where h.tenant_id = app_tenant() and h.id > place.after_id
      order by h.id limit most);
    select array_agg(f.name), array_agg(f.detail) into names, details from ledger_hold_faults(wanted) f;
  elsif place.phase in ('OPERATIONS', 'NEW') then
    select array_agg(o.id order by o.xid, o.id), max(o.xid) into wanted, last from (
      select x.id, x.xid from ledger_op x
        where x.tenant_id = app_tenant() and (x.xid, x.id) > (place.after_xid, place.after_id) and x.xid < horizon
        order by x.xid, x.id limit most) o;
    wanted := coalesce(wanted, '{}');
    select array_agg(f.name), array_agg(f.detail) into names, details from (
      select * from ledger_op_faults(wanted, at, stale)
      union all
      select h.* from ledger_hold_faults(case place.phase when 'NEW' then ledger_holds_of(wanted) else '{}' end) h
      union all
      select a.* from ledger_account_faults(case place.phase when 'NEW' then ledger_accounts_of(wanted) else '{}' end) a) f;
    if place.phase = 'OPERATIONS' then
      place.sums := ledger_sums(place.sums, ledger_op_sums(wanted));
    end if;
    place.after_xid := coalesce(last, place.after_xid);
  elsif place.phase = 'REST' then
    wanted := '{}';
    select array_agg(f.name), array_agg(f.detail) into names, details
      from ledger_rest_faults(place.after_xid, place.after_id, place.sums, at, stale) f;
  else
    raise exception 'no proof goes on after %', place.phase using errcode = '22023';
  end if;
  seen := cardinality(wanted);
  names := coalesce(names, '{}');
  details := coalesce(details, '{}');
  if seen > 0 then
    place.after_id := wanted[seen];
  end if;
  if seen < most and place.phase <> 'NEW' then
    place.after_id := case place.phase when 'OPERATIONS' then place.after_id else 0 end;
    place.phase := case place.phase when 'ACCOUNTS' then 'HOLDS' when 'HOLDS' then 'OPERATIONS'
      when 'OPERATIONS' then 'REST' else 'DONE' end;
  end if;
end $$;

-- The whole of it at once: a row is a fault, and healthy books have none. As long as the books are large; whoever has little
-- time goes by slices.
create function ledger_invariants(at timestamptz default null, stale interval default '3 days')
  returns table (name text, detail text) language plpgsql stable as $$
declare
  step record;
begin
  select ledger_proof_start() as place into step;
  while (step.place).phase <> 'DONE' loop
    select * into step from ledger_prove(step.place, 1000, at, stale);
    return query select * from unnest(step.names, step.details);
  end loop;
end $$;

-- For some accounts of users, and all that was done with them: cheap enough to be asked after each step where these have not
-- done much. What holds between accounts is left to ledger_invariants().
create function ledger_invariants_of(accounts bigint[]) returns table (name text, detail text) language plpgsql stable
  security definer set search_path = public, pg_temp set enable_hashjoin = off set enable_mergejoin = off
  set enable_seqscan = off as $$
#variable_conflict use_column
begin
  perform ledger_tenant();
  return query
  with op as materialized (
    select o.id from ledger_op o where o.tenant_id = app_tenant() and o.user_id = any (array(
      select a.owner_user_id from ledger_account a where a.tenant_id = app_tenant() and a.id = any (accounts)))
  )
  select * from ledger_account_faults(accounts)
  union all
  select h.* from ledger_hold_faults(ledger_holds_of(array(select id from op))) h
  union all
  select o.* from ledger_op_faults(array(select id from op), null, null) o;
end $$;

-- How far a tenant's books are proven: what is NEW since the last time, and the WHOLE of them, round after round.
create table ledger_proof (
  tenant_id bigint not null default app_tenant() references tenant,
  course text not null check (course in ('NEW', 'WHOLE')),
  -- The walk's ledger_place.
  phase text not null,
  after_xid xid8 not null,
  after_id bigint not null,
  sums numeric[] not null,
  -- Rows proven in this round, and rounds before it.
  proven bigint not null default 0,
  rounds bigint not null default 0,
  began_at timestamptz not null,
  -- When the last whole round was over, and how many rows it proved.
  whole_at timestamptz,
  whole_rows bigint,
  primary key (tenant_id, course)
);
call tenant_table('ledger_proof', 'select');

-- What was found, until a whole round that began later does not find it any more.
create table ledger_fault (
  tenant_id bigint not null default app_tenant() references tenant,
  name text not null,
  detail text not null,
  found_at timestamptz not null,
  seen_round bigint not null,
  gone_at timestamptz,
  primary key (tenant_id, name, detail)
);
call tenant_table('ledger_fault', 'select');

-- One slice of a course, and where it is now. True while there is more to do in it.
create function ledger_prove_on(wanted text, most int, at timestamptz, stale interval) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := ledger_tenant();
  start constant ledger_place := ledger_proof_start();
  walk ledger_proof;
  place ledger_place;
  step record;
  round_now bigint;
begin
  insert into ledger_proof (tenant_id, course, phase, after_xid, after_id, sums, began_at)
    values (tenant, 'NEW', 'NEW', '0'::xid8, 0, '{}', at),
      (tenant, 'WHOLE', start.phase, start.after_xid, start.after_id, start.sums, at)
    on conflict do nothing;
  select rounds into round_now from ledger_proof where tenant_id = tenant and course = 'WHOLE' for update;
  select * into strict walk from ledger_proof where tenant_id = tenant and course = wanted;
  place := row(walk.phase, walk.after_xid, walk.after_id, walk.sums)::ledger_place;
  if place.phase = 'DONE' then
    place := start;
    walk.proven := 0;
    walk.began_at := at;
  end if;
  select * into step from ledger_prove(place, most, at, stale);
  insert into ledger_fault (tenant_id, name, detail, found_at, seen_round)
    select distinct tenant, f.name, f.detail, at, round_now from unnest(step.names, step.details) as f (name, detail)
    on conflict (tenant_id, name, detail) do update set seen_round = excluded.seen_round, gone_at = null;
  place := step.place;
  update ledger_proof set phase = place.phase, after_xid = place.after_xid, after_id = place.after_id, sums = place.sums,
      proven = walk.proven + step.seen, began_at = walk.began_at
    where tenant_id = tenant and course = wanted;
  if place.phase = 'DONE' then
    update ledger_fault set gone_at = at where tenant_id = tenant and gone_at is null and seen_round < round_now;
    update ledger_proof set rounds = rounds + 1, whole_at = at, whole_rows = proven
      where tenant_id = tenant and course = wanted;
  end if;
  return case wanted when 'NEW' then step.seen = most else place.phase <> 'DONE' end;
end $$;

do $$
declare
  routine text;
begin
  foreach routine in array array['ledger_op_faults', 'ledger_unsettled_of', 'ledger_account_faults', 'ledger_hold_faults',
    'ledger_op_sums', 'ledger_sums', 'ledger_rest_faults', 'ledger_holds_of', 'ledger_accounts_of', 'ledger_proof_start', 'ledger_prove', 'ledger_invariants',
    'ledger_invariants_of', 'ledger_prove_on']
  loop
    execute format('revoke execute on function %I from public', routine);
    execute format('grant execute on function %I to speechcad_prover', routine);
  end loop;
end $$;
grant execute on function ledger_tenant, ledger_platform_balances, ledger_chart to speechcad_prover;
grant execute on function ledger_proof_start, ledger_prove, ledger_invariants, ledger_invariants_of, ledger_prove_on
  to speechcad_app;
grant execute on function ledger_proof_start, ledger_prove to speechcad_ledger;
alter function ledger_prove_on(text, int, timestamptz, interval) owner to speechcad_ledger;
alter function ledger_prove(ledger_place, int, timestamptz, interval) owner to speechcad_prover;
alter function ledger_invariants_of(bigint[]) owner to speechcad_prover;
revoke create on schema public from speechcad_prover;
