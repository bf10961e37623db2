-- What the daily task deletes next; the index of V235 finds it.
create function said_to_delete(before timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.attempt_id from public.call_answer a
    where a.keep_until is null and a.kind in ('SPOKEN', 'FEEDBACK') and a.visible_at <= before
    group by 1, 2 order by min(a.visible_at) limit most;
  end;
alter function said_to_delete(timestamptz, int) owner to speechcad_sweeper;
