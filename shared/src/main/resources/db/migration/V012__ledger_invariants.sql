-- The proof of the books of the open tenant: a row is a fault, and healthy books have none. It runs with the rights and
-- the row-level security of whoever asks.
create function ledger_invariants() returns table (name text, detail text) language sql stable
  begin atomic
    with own as (
      select * from ledger_account where tenant_id = app_tenant() and owner_user_id is not null
    ),
    journal as (
      select * from ledger_transfer where tenant_id = app_tenant()
    ),
    sums as (
      select account, sum(change) as posted from (
        select credit_account as account, amount_micros as change from journal
        union all
        select debit_account, -amount_micros from journal) sides group by account
    ),
    chain as (
      select j.*, lag(wallet_after, 1, 0::bigint) over w as before, row_number() over w as place
      from journal j where wallet_account is not null window w as (partition by wallet_account order by wallet_seq)
    )
    select 'posted balance is the sum of the journal', format('account %s: %s, journal %s', a.id, a.posted_micros, s.posted)
      from own a left join sums s on s.account = a.id where a.posted_micros <> coalesce(s.posted, 0)
    union all
    select 'held is the sum of open holds', format('account %s: %s, holds %s', a.id, a.held_micros, h.held)
      from own a left join (select account_id, sum(authorised_micros - captured_micros - released_micros) as held
          from ledger_hold where tenant_id = app_tenant() and state = 'OPEN' group by 1) h on h.account_id = a.id
      where a.held_micros <> coalesce(h.held, 0)
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
    select 'a wallet was never below its floor', format('entry %s: %s', c.id, c.wallet_after)
      from chain c join own a on a.id = c.wallet_account where c.wallet_after < a.floor_micros
    union all
    select 'every entry of a wallet is in its running balance', format('entry %s', j.id)
      from journal j join own a on a.id in (j.debit_account, j.credit_account) and a.code = 'wallet'
      where j.wallet_account is distinct from a.id
    union all
    select 'an operation is finished', key from ledger_op where tenant_id = app_tenant() and outcome = 'PENDING'
    union all
    select 'an operation has its legs, a rejected one none', format('%s %s: %s of %s', o.key, o.outcome, j.legs, o.legs)
      from ledger_op o left join (select op_id, count(*) as legs from journal group by 1) j on j.op_id = o.id
      where o.tenant_id = app_tenant()
        and (coalesce(j.legs, 0) <> o.legs or (o.outcome = 'REJECTED' and o.legs > 0))
    union all
    select 'an operation moved the sum of its legs', format('%s: %s, legs %s', o.key, o.moved_micros, j.moved)
      from ledger_op o join (select op_id, sum(amount_micros) as moved from journal
          where kind <> 'DEBT_SETTLED' group by 1) j on j.op_id = o.id
      where o.tenant_id = app_tenant() and o.moved_micros <> j.moved
    union all
    select 'refunds stay within the original', format('entry %s: %s of %s', t.id, r.given, t.amount_micros)
      from journal t join (select reverses_id, sum(amount_micros) as given from journal
          where reverses_id is not null group by 1) r on r.reverses_id = t.id
      where r.given > t.amount_micros
    union all
    select 'all accounts together are zero', format('%s', total) from (
        select (select coalesce(sum(posted_micros), 0) from own)
          + (select coalesce(sum(s.posted), 0) from sums s join ledger_account a
              on a.tenant_id = app_tenant() and a.id = s.account and a.owner_user_id is null) as total) whole
      where total <> 0
    union all
    select 'one event of a provider is one operation', format('%s %s: %s', source, external_ref, count(*))
      from ledger_op where tenant_id = app_tenant() and external_ref is not null
      group by source, external_ref having count(*) > 1
    union all
    select 'a hold is what its events say', format('hold %s', h.id)
      from ledger_hold h left join (select hold_id, sum(authorised_micros) as authorised,
            sum(captured_micros) as captured, sum(released_micros) as released,
            count(*) filter (where kind = 'AUTHORISE') as opened, count(*) filter (where kind <> 'AUTHORISE') as closed
          from ledger_hold_event where tenant_id = app_tenant() group by 1) e on e.hold_id = h.id
      where h.tenant_id = app_tenant() and (e.opened is distinct from 1
        or (e.authorised, e.captured, e.released) is distinct from
           (h.authorised_micros::numeric, h.captured_micros::numeric, h.released_micros::numeric)
        or e.closed <> case h.state when 'OPEN' then 0 else 1 end);
  end;
grant execute on function ledger_invariants() to speechcad_app;
