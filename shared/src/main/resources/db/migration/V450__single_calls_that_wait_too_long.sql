-- Single calls that were confirmed before a moment and have not begun: nobody wants them any more (ADR 0098).
create function single_calls_planned(before timestamptz, most int) returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.id from public.attempt a
    where a.state = 'PLANNED' and a.kind = 'SINGLE' and a.planned_at <= before
    order by a.planned_at limit most;
  end;
alter function single_calls_planned(timestamptz, int) owner to speechcad_sweeper;
