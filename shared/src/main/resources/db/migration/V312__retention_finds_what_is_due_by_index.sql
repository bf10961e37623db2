-- Row by row, in the order of their ends: one call may be there more than once. Together with the oldest of each call, a
-- backlog was gone through as a whole for every hundred that were deleted.
create or replace function answers_to_delete(now timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.attempt_id from public.call_answer a
    where a.keep_until <= now order by a.keep_until limit most;
  end;
create or replace function said_to_delete(before timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.attempt_id from public.call_answer a
    where a.keep_until is null and a.kind in ('SPOKEN', 'FEEDBACK') and a.visible_at <= before
    order by a.visible_at limit most;
  end;

-- Whoever sent an update sends it again for days at most.
grant delete on claimed_key to speechcad_app;
