-- The dispatcher over campaigns, and over tenants whose accounts are one and the same at the provider.
alter table provider_account
  -- The same for all accounts that share slots and starts at the provider; null for one that nobody shares.
  add column line text,
  -- Of what is shared, how much is its own.
  add column weight int not null default 1 check (weight > 0),
  -- Slots that campaigns leave free for single calls, where there are five or more.
  add column kept_for_single int not null default 1 check (kept_for_single >= 0);

-- Not before: it waits for one of its own calls to give money back.
alter table campaign add column rests_until timestamptz not null default '-infinity';

create index attempt_of_campaign_ended on attempt (tenant_id, campaign_id, ended_at desc)
  where campaign_id is not null and ended_at is not null;

create function line_taken(wanted text) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  return (select count(*) from public.slot_lease l join public.provider_account p
    on p.tenant_id = l.tenant_id and p.id = l.account_id where p.line = wanted);
alter function line_taken(text) owner to speechcad_sweeper;

-- Microseconds since 1970.
create function line_next_start(wanted text) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(max((extract(epoch from greatest(p.next_start_at, 'epoch')) * 1000000)::bigint), 0)
    from public.provider_account p where p.line = wanted);
alter function line_next_start(text) owner to speechcad_sweeper;

-- Accounts of a line that have something to dial, in the order of their turns: those with a waiting single call first,
-- then whoever has the fewest calls running for its weight, then whoever started longest ago.
create function line_turns(wanted text, now timestamptz) returns table (tenant_id bigint, account_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select w.tenant_id, w.id from (
      select p.tenant_id, p.id, p.weight, p.next_start_at,
        exists(select from public.attempt a where a.tenant_id = p.tenant_id and a.account_id = p.id
          and a.state = 'PLANNED' and a.due_at <= now and a.kind = 'SINGLE') as single,
        exists(select from public.attempt a where a.tenant_id = p.tenant_id and a.account_id = p.id
          and a.state = 'PLANNED' and a.due_at <= now) as planned,
        exists(select from public.campaign g where g.tenant_id = p.tenant_id and g.account_id = p.id
          and g.state = 'RUNNING' and g.rests_until <= now and exists(select from public.campaign_contact c
            where c.tenant_id = g.tenant_id and c.campaign_id = g.id and c.state = 'READY')) as campaign,
        (select count(*) from public.slot_lease l where l.tenant_id = p.tenant_id and l.account_id = p.id) as running
      from public.provider_account p where p.line = wanted) w
    where w.planned or w.campaign
    order by w.single desc, w.running::numeric / w.weight, w.next_start_at, w.tenant_id, w.id;
  end;
alter function line_turns(text, timestamptz) owner to speechcad_sweeper;

-- When whoever shows it was told about it last.
alter table campaign add column told_at timestamptz not null default '-infinity';
-- The consent behind the list.
alter table campaign add column consent_id uuid;
