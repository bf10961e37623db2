-- The hold of an attempt is not over before the attempt's own time is: a parked charge waits longer for an operator.
create or replace function due_holds(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select h.tenant_id, h.id from public.ledger_hold h
    where h.state = 'OPEN' and h.expires_at <= now and not exists (
      select from public.attempt_authorisation a
      where a.tenant_id = h.tenant_id
        and a.attempt_id = case when h.subject ~ '^attempt:[0-9a-f-]{36}$' then substr(h.subject, 9)::uuid end
        and a.state = 'OPEN' and a.expires_at > now)
    order by h.expires_at limit most;
  end;
alter function due_holds(timestamptz, int) owner to speechcad_sweeper;
