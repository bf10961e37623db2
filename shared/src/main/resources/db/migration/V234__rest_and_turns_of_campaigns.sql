-- The provider had no room: calls of campaigns wait for longer than those of people.
alter table provider_account add column campaigns_rest_until timestamptz not null default '-infinity';

-- Microseconds since 1970.
create function line_campaigns_rest(wanted text) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(max((extract(epoch from greatest(p.campaigns_rest_until, 'epoch')) * 1000000)::bigint), 0)
    from public.provider_account p where p.line = wanted);
alter function line_campaigns_rest(text) owner to speechcad_sweeper;

-- In place of line_turns, which the functions of the version before go on asking: there a single call that nobody may dial
-- yet brought all of its tenant's campaigns to the front.

-- Accounts of a line with a single call that waits: then whoever has the fewest calls running for its weight.
create function line_singles(wanted text, now timestamptz) returns table (tenant_id bigint, account_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select w.tenant_id, w.id from (
      select p.tenant_id, p.id, p.weight, p.next_start_at,
        (select count(*) from public.slot_lease l where l.tenant_id = p.tenant_id and l.account_id = p.id) as running
      from public.provider_account p where p.line = wanted and exists(select from public.attempt a
        where a.tenant_id = p.tenant_id and a.account_id = p.id
          and a.state = 'PLANNED' and a.due_at <= now and a.kind = 'SINGLE')) w
    order by w.running::numeric / w.weight, w.next_start_at, w.tenant_id, w.id;
  end;
alter function line_singles(text, timestamptz) owner to speechcad_sweeper;

-- Accounts of a line that have something to dial, in the order of their turns: whoever has the fewest calls running for its
-- weight, then whoever started longest ago.
create function line_shares(wanted text, now timestamptz) returns table (tenant_id bigint, account_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select w.tenant_id, w.id from (
      select p.tenant_id, p.id, p.weight, p.next_start_at,
        exists(select from public.attempt a where a.tenant_id = p.tenant_id and a.account_id = p.id
          and a.state = 'PLANNED' and a.due_at <= now) as planned,
        exists(select from public.campaign g where g.tenant_id = p.tenant_id and g.account_id = p.id
          and g.state = 'RUNNING' and g.rests_until <= now and exists(select from public.campaign_contact c
            where c.tenant_id = g.tenant_id and c.campaign_id = g.id and c.state = 'READY')) as campaign,
        (select count(*) from public.slot_lease l where l.tenant_id = p.tenant_id and l.account_id = p.id) as running
      from public.provider_account p where p.line = wanted) w
    where w.planned or w.campaign
    order by w.running::numeric / w.weight, w.next_start_at, w.tenant_id, w.id;
  end;
alter function line_shares(text, timestamptz) owner to speechcad_sweeper;
