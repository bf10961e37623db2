-- Campaigns that something is to be done for: contacts whose time has come, ready ones that nobody dials, a stop of calls
-- that may be over, and now also a copy of their contacts that may have been given up: those who were copied may all be done.
create or replace function campaigns_with_work(now timestamptz, most int)
  returns table (tenant_id bigint, campaign_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select w.tenant_id, w.id from (
      (select g.tenant_id, g.id, g.swept_at from public.campaign g
        where g.state = 'STOPPING' or (g.state = 'RUNNING' and (g.reason = 'STOPPED' or g.copied_at is null
          or exists(select from public.campaign_contact c
            where c.tenant_id = g.tenant_id and c.campaign_id = g.id and c.state = 'WAITING' and c.next_at <= now)
          or exists(select from public.campaign_contact c
            where c.tenant_id = g.tenant_id and c.campaign_id = g.id and c.state = 'READY')))
        order by g.swept_at, g.served_at limit most)
      union all
      (select g.tenant_id, g.id, g.swept_at from public.campaign g
        where g.state = 'WAITING_FOR_MONEY' order by g.swept_at, g.served_at limit most)) w
    order by w.swept_at, w.tenant_id, w.id;
  end;
