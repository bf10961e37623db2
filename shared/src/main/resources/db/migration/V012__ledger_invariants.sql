-- The proof of the books of the open tenant: a row is a fault, and healthy books have none. It runs with the rights and
-- the row-level security of whoever asks.

-- What has to hold for users' accounts, each by itself: of those given, or of all when given null. What is asked for some
-- accounts is found by index, so that it can be asked after every step.
create function ledger_account_faults(wanted bigint[]) returns table (name text, detail text) language sql stable as $$
  with own as (
    select * from ledger_account
    where tenant_id = app_tenant() and owner_user_id is not null and (wanted is null or id = any (wanted))
  ),
  entry as (
    select a.id as account, t.* from own a
      join ledger_transfer t on t.tenant_id = a.tenant_id and t.wallet_account = a.id where a.code = 'wallet'
    union all
    select a.id, t.* from own a
      join ledger_transfer t on t.tenant_id = a.tenant_id and t.debt_account = a.id where a.code = 'receivable'
  ),
  sums as (
    select account, sum(case account when credit_account then amount_micros else -amount_micros end) as posted
    from entry group by account
  ),
  chain as (
    select e.*, lag(wallet_after, 1, 0::bigint) over w as before, row_number() over w as place
    from entry e where account = wallet_account window w as (partition by wallet_account order by wallet_seq)
  ),
  hold as (
    select h.* from own a join ledger_hold h on h.tenant_id = a.tenant_id and h.account_id = a.id
    where a.code = 'wallet'
  ),
  replayed as (
    select e.hold_id, sum(e.authorised_micros) as authorised, sum(e.captured_micros) as captured,
      sum(e.released_micros) as released, count(*) filter (where e.kind = 'AUTHORISE') as opened,
      count(*) filter (where e.kind <> 'AUTHORISE') as closed, bool_or(e.kind = 'EXPIRE') as expired
    from hold h join ledger_hold_event e on e.tenant_id = h.tenant_id and e.hold_id = h.id group by e.hold_id
  ),
  op as (
    select o.*, (select count(*) from ledger_transfer t where t.tenant_id = o.tenant_id and t.op_id = o.id) as written,
      (select coalesce(sum(t.amount_micros), 0) from ledger_transfer t
        where t.tenant_id = o.tenant_id and t.op_id = o.id and t.kind <> 'DEBT_SETTLED') as moved
    from ledger_op o
    where o.tenant_id = app_tenant() and (wanted is null or o.id in (
      select op_id from entry union
      select e.op_id from hold h join ledger_hold_event e on e.tenant_id = h.tenant_id and e.hold_id = h.id))
  )
  select 'posted balance is the sum of the journal', format('account %s: %s, journal %s', a.id, a.posted_micros, s.posted)
    from own a left join sums s on s.account = a.id where a.posted_micros <> coalesce(s.posted, 0)
  union all
  select 'held is the sum of open holds', format('account %s: %s, holds %s', a.id, a.held_micros, h.held)
    from own a left join (select account_id, sum(authorised_micros - captured_micros - released_micros) as held
        from hold where state = 'OPEN' group by 1) h on h.account_id = a.id
    where a.held_micros <> coalesce(h.held, 0)
  union all
  select 'no balance is below zero, and nothing is owed to those who owe', format('account %s', id) from own
    where (code = 'wallet' and posted_micros < held_micros) or (code = 'receivable' and posted_micros > 0)
      or held_micros < 0
  union all
  select 'a wallet numbers its entries without a gap', format('account %s, place %s: %s', wallet_account, place, wallet_seq)
    from chain where place <> wallet_seq
  union all
  select 'a wallet knows its last number', format('account %s: %s, journal %s', a.id, a.seq, coalesce(c.last, 0))
    from own a left join (select wallet_account, max(wallet_seq) as last from chain group by 1) c
      on c.wallet_account = a.id
    where a.code = 'wallet' and a.seq <> coalesce(c.last, 0)
  union all
  select 'every running balance follows from the one before', format('entry %s: %s after %s and %s', id, wallet_after, before, wallet_change)
    from chain where wallet_after <> before + wallet_change
  union all
  select 'a wallet was never below zero', format('entry %s: %s', id, wallet_after) from chain where wallet_after < 0
  union all
  select 'a hold is what its events say', format('hold %s', h.id)
    from hold h left join replayed e on e.hold_id = h.id
    where e.opened is distinct from 1
      or (e.authorised, e.captured, e.released) is distinct from
         (h.authorised_micros::numeric, h.captured_micros::numeric, h.released_micros::numeric)
      or e.closed <> case h.state when 'OPEN' then 0 else 1 end
      or e.expired <> (h.state = 'EXPIRED')
  union all
  select 'an operation has its legs, a rejected one none', format('%s %s: %s of %s', key, outcome, written, legs)
    from op where written <> legs or (outcome = 'REJECTED' and legs > 0)
  union all
  select 'an operation moved the sum of its legs', format('%s: %s, legs %s', key, moved_micros, moved)
    from op where moved_micros <> moved
  union all
  select 'refunds stay within the original', format('entry %s: %s of %s', e.id, r.given, e.amount_micros)
    from entry e cross join lateral (select sum(amount_micros) as given from ledger_transfer r
        where r.tenant_id = e.tenant_id and r.reverses_id = e.id) r
    where r.given > e.amount_micros
$$;

-- For the accounts given: cheap enough to be asked after each operation. What a rejected operation did not do, and what
-- holds between accounts, is left to ledger_invariants().
create function ledger_invariants_of(accounts bigint[]) returns table (name text, detail text) language sql stable
  begin atomic
    select f.name, f.detail from ledger_account_faults(accounts) f where accounts is not null;
  end;

-- The accounts of users that any operation since (and including) a transaction was about.
create function ledger_touched_since(since xid8) returns table (account_id bigint) language sql stable
  begin atomic
    select a.id from ledger_account a
      where a.tenant_id = app_tenant() and a.owner_user_id in (
        select o.user_id from ledger_op o where o.tenant_id = app_tenant() and o.xid >= since);
  end;

-- All of it. A clearing that is still open `stale` after the top-up or payout, by the clock given, is a fault too: somebody
-- has to ask the provider. Without a clock nothing is too old.
create function ledger_invariants(at timestamptz default null, stale interval default '3 days')
  returns table (name text, detail text) language sql stable as $$
  with sums as (
    select account, sum(change) as posted from (
      select credit_account as account, amount_micros as change from ledger_transfer where tenant_id = app_tenant()
      union all
      select debit_account, -amount_micros from ledger_transfer where tenant_id = app_tenant()) sides group by account
  )
  select f.name, f.detail from ledger_account_faults(null) f
  union all
  select 'every entry of a user is in the account''s own column', format('entry %s', t.id)
    from ledger_transfer t join ledger_account a on a.tenant_id = t.tenant_id
      and a.id in (t.debit_account, t.credit_account) and a.owner_user_id is not null
    where t.tenant_id = app_tenant()
      and a.id is distinct from case a.code when 'wallet' then t.wallet_account else t.debt_account end
  union all
  select 'an operation on a hold has its event, and only such a one', format('%s %s', o.key, o.outcome)
    from ledger_op o left join ledger_hold_event e on e.tenant_id = o.tenant_id and e.op_id = o.id
    where o.tenant_id = app_tenant()
      and (e.op_id is not null) <> (o.kind in ('HOLD', 'CLOSE') and o.outcome = 'APPLIED')
  union all
  select 'all accounts together are zero', format('%s', total) from (
      select (select coalesce(sum(posted_micros), 0) from ledger_account
          where tenant_id = app_tenant() and owner_user_id is not null)
        + (select coalesce(sum(b.posted_micros), 0) from ledger_platform_balances() b) as total) whole
    where total <> 0
  union all
  select 'one event of a provider is one operation', format('%s %s: %s', source, external_ref, count(*))
    from ledger_op where tenant_id = app_tenant() and external_ref is not null
    group by source, external_ref having count(*) > 1
  union all
  select 'a subject is charged once', format('%s, %s: %s', subject, note, count(*))
    from ledger_op where tenant_id = app_tenant() and kind = 'CAPTURE' and outcome = 'APPLIED'
    group by subject, note having count(*) > 1
  union all
  select 'a platform balance is the checkpoint and what came since', format('%s: %s, journal %s', b.code, b.posted_micros, s.posted)
    from ledger_platform_balances() b left join sums s on s.account = b.account_id
    where b.posted_micros <> coalesce(s.posted, 0)
  union all
  select 'a clearing returns to zero', format('entry %s of operation %s: %s since %s', entry, op_id, due, effective_at)
    from ledger_unsettled(app_tenant()) where effective_at < at - stale
$$;
grant execute on function ledger_account_faults, ledger_invariants_of, ledger_touched_since, ledger_invariants
  to speechcad_app;
