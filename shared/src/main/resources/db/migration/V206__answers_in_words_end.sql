-- Answers in words lie as long as a recording. Those of before have no end, and so have those of a function of the version
-- before, which still runs while this one is deployed: the daily task finds them here, some at a time. The index is read by
-- nothing else and is empty once they are gone.
create index call_answer_said on call_answer (visible_at)
  where keep_until is null and kind in ('SPOKEN', 'FEEDBACK');

create function said_to_delete(before timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.attempt_id from public.call_answer a
    where a.keep_until is null and a.kind in ('SPOKEN', 'FEEDBACK') and a.visible_at <= before
    group by 1, 2 order by min(a.visible_at) limit most;
  end;
alter function said_to_delete(timestamptz, int) owner to speechcad_sweeper;
