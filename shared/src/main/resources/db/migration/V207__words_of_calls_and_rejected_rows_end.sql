-- What was said in a call lies as long as its recording; then only what the books and the counts need is left of it.
-- A function of the version before, which still runs while this one is deployed, names no end: then it counts from now.
alter table call_record add column keep_until timestamptz default now() + interval '30 days';
-- Whoever migrates belongs to no tenant.
alter table call_record no force row level security;
alter table attempt no force row level security;
update call_record r set keep_until = coalesce(a.ended_at, a.planned_at) + interval '30 days'
  from attempt a where a.tenant_id = r.tenant_id and a.id = r.attempt_id;
alter table call_record force row level security;
alter table attempt force row level security;
create index call_record_to_delete on call_record (keep_until) where keep_until is not null;

create function words_to_delete(now timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select r.tenant_id, r.attempt_id from public.call_record r
    where r.keep_until <= now order by r.keep_until limit most;
  end;
alter function words_to_delete(timestamptz, int) owner to speechcad_sweeper;

-- Rows of a file that became no contact, of imports that are over since before an instant.
create function rejects_to_delete(before timestamptz, most int) returns table (tenant_id bigint, import_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select i.tenant_id, i.id from public.contact_import i
    where i.finished_at <= before and exists (
      select from public.contact_reject r where r.tenant_id = i.tenant_id and r.import_id = i.id)
    order by i.finished_at limit most;
  end;
alter function rejects_to_delete(timestamptz, int) owner to speechcad_sweeper;
create index contact_import_finished on contact_import (finished_at) where finished_at is not null;
