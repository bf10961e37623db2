-- Purchases that wait for their money are looked at every few minutes. However many there are, plans that are to be renewed
-- come first; also for functions of before, which leave such a purchase as it is and would find nothing else.
create or replace function due_subscriptions(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select due.tenant_id, due.id from (
      (select s.tenant_id, s.id, s.due_at, false as waits from public.subscription s
        where s.due_at <= now and s.state <> 'PENDING' order by s.due_at limit most)
      union all
      (select s.tenant_id, s.id, s.due_at, true from public.subscription s
        where s.due_at <= now and s.state = 'PENDING' order by s.due_at limit most)) due
    order by due.waits, due.due_at limit most;
  end;
alter function due_subscriptions(timestamptz, int) owner to speechcad_sweeper;
