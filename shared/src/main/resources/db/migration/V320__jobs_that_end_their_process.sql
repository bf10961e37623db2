-- Leases in a row that ran out with nobody coming back: out of memory, or out of time.
alter table job add column deaths int not null default 0;

-- By the server's clock, which nobody puts ahead: a lease that ended because a clock jumped tells of no death.
alter table job add column leased_at timestamptz;

-- Such a job does not come before the others, again and again. The first half
-- walks the index of what is due and stops.
create or replace function due_jobs(now timestamptz, most int) returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select due.tenant_id, due.id from (
      (select j.tenant_id, j.id, j.due_at, false as died from public.job j
        where j.state = 'WAITING' and j.due_at <= now and j.leased_until is null order by j.due_at limit most)
      union all
      (select j.tenant_id, j.id, j.due_at, true from public.job j
        where j.state = 'WAITING' and j.due_at <= now and j.leased_until <= now order by j.due_at limit most)) due
    order by due.died, due.due_at limit most;
  end;
