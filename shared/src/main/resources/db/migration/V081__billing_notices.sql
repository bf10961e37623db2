-- What a person was told about their wallet, so that it is told once per fact. Low is told below one line and can be
-- told again only after the balance was above another, higher one.
create table wallet_notice (
  tenant_id bigint not null default app_tenant(),
  user_id bigint not null,
  low boolean not null,
  owed_micros bigint not null check (owed_micros >= 0),
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references app_user
);
call tenant_table('wallet_notice', 'select, insert, update');

-- Whoever has something to be told, or to be told again from now on. A plan that runs, or whose renewal or purchase
-- waits, says by itself what is missing.
create function wallets_to_tell(now timestamptz, low_line bigint, high_line bigint, most int)
  returns table (tenant_id bigint, user_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.owner_user_id
    from public.ledger_account a
    left join public.wallet_notice n on n.tenant_id = a.tenant_id and n.user_id = a.owner_user_id
    where (a.code = 'wallet' and a.seq > 0 and (
        (a.posted_micros < low_line and not coalesce(n.low, false) and not exists (
          select from public.subscription s where s.tenant_id = a.tenant_id and s.user_id = a.owner_user_id
            and (s.state in ('PENDING', 'PAST_DUE')
              or s.state in ('ACTIVE', 'CANCEL_AT_PERIOD_END') and s.period_end > now)))
        or (a.posted_micros >= high_line and n.low)))
      or (a.code = 'receivable' and -a.posted_micros <> coalesce(n.owed_micros, 0))
    order by a.tenant_id, a.owner_user_id limit most;
  end;
alter function wallets_to_tell(timestamptz, bigint, bigint, int) owner to speechcad_sweeper;
