-- A no that is said again: the first word stays on record, the last one decides who may take it back. Missing where it was
-- said once; a version before this one leaves it as it was, so that whoever reads takes the later of the two.
alter table do_not_call add column last_said_at timestamptz;
alter table do_not_call_wide add column last_said_at timestamptz;

create or replace function platform_do_not_call_add(who text, how text, actor text, at timestamptz, masked text)
  returns void language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '0', true);
  insert into do_not_call_wide as d (number, source, since) values (who, how, at)
    on conflict (tenant_id, number) do update
      set lifted_at = null, last_said_at = excluded.since,
        since = case when d.lifted_at is null then d.since else excluded.since end,
        source = case when d.lifted_at is null then d.source else excluded.source end
      where coalesce(d.lifted_at, greatest(d.since, d.last_said_at)) < excluded.since;
  if found then
    perform audit_append(at, actor, 'opt-out', 'platform', jsonb_build_object('number', masked));
  end if;
  perform set_config('app.tenant', before, true);
end $$;

-- Lifted only where it was not said again since the number's owner shared their contact.
create function platform_do_not_call_lift(who text, actor text, at timestamptz, masked text, shared timestamptz)
  returns void language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '0', true);
  update do_not_call_wide set lifted_at = at
    where tenant_id = 0 and number = who and lifted_at is null and greatest(since, last_said_at) <= shared;
  if found then
    perform audit_append(at, actor, 'opt-out.lift', 'platform', jsonb_build_object('number', masked));
  end if;
  perform set_config('app.tenant', before, true);
end $$;

create function platform_opt_outs(who text)
  returns table (tenant_id bigint, source text, since timestamptz, last_said_at timestamptz, lifted_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select d.tenant_id, d.source, d.since, d.last_said_at, d.lifted_at from public.do_not_call_wide d
    where d.tenant_id = 0 and d.number = who;
  end;
alter function platform_opt_outs(text) owner to speechcad_sweeper;
