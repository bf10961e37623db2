-- What the platform's owner does from within a tenant's chat: rows of tenant 0, each with its entry in the platform's
-- audit log. Each of these functions puts the transaction's tenant back as it was; one that fails takes that along.
create function platform_do_not_call_add(who text, how text, actor text, at timestamptz, masked text) returns void
  language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '0', true);
  insert into do_not_call_wide as d (number, source, since) values (who, how, at)
    on conflict (tenant_id, number) do update
      set lifted_at = null, since = excluded.since, source = excluded.source where d.lifted_at < excluded.since;
  if found then
    perform audit_append(at, actor, 'opt-out', 'platform', jsonb_build_object('number', masked));
  end if;
  perform set_config('app.tenant', before, true);
end $$;

create function platform_do_not_call_lift(who text, actor text, at timestamptz, masked text) returns void
  language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '0', true);
  update do_not_call_wide set lifted_at = at where tenant_id = 0 and number = who and lifted_at is null;
  if found then
    perform audit_append(at, actor, 'opt-out.lift', 'platform', jsonb_build_object('number', masked));
  end if;
  perform set_config('app.tenant', before, true);
end $$;

create function kill_switch_release(switch uuid, actor text, at timestamptz) returns text language plpgsql as $$
declare
  asked text;
begin
  select coalesce(release_by, '') into asked from kill_switch
    where tenant_id = app_tenant() and id = switch and released_at is null for update;
  if not found then
    return 'GONE';
  end if;
  if asked = actor then
    return 'NEEDS_ANOTHER';
  end if;
  update kill_switch
    set release_by = case when asked = '' then actor else release_by end,
      release_at = case when asked = '' then at else release_at end,
      released_by = case when asked = '' then null else actor end,
      released_at = case when asked = '' then null else at end
    where tenant_id = app_tenant() and id = switch;
  perform audit_append(at, actor, case when asked = '' then 'stop.ask-release' else 'stop.release' end, 'stop:' || switch,
    '{}');
  return case when asked = '' then 'ASKED' else 'RELEASED' end;
end $$;

create function platform_release(switch uuid, actor text, at timestamptz) returns text language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
  how text;
begin
  perform set_config('app.tenant', '0', true);
  how := kill_switch_release(switch, actor, at);
  perform set_config('app.tenant', before, true);
  return how;
end $$;

create function platform_stop(switch uuid, actor text, why text, at timestamptz, detail jsonb) returns boolean
  language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
  thrown boolean;
begin
  perform set_config('app.tenant', '0', true);
  insert into kill_switch (id, scope, subject, reason, thrown_by, thrown_at)
    values (switch, 'PLATFORM', '', why, actor, at) on conflict do nothing;
  thrown := found;
  if thrown then
    perform audit_append(at, actor, 'stop.throw', 'platform', detail);
  end if;
  perform set_config('app.tenant', before, true);
  return thrown;
end $$;

create function platform_stop_list() returns setof kill_switch language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '0', true);
  return query select * from kill_switch where tenant_id = 0 and scope = 'PLATFORM' and released_at is null;
  perform set_config('app.tenant', before, true);
end $$;

create function platform_country(wanted text, opened boolean, actor text, at timestamptz) returns void
  language plpgsql as $$
declare
  before text := current_setting('app.tenant', true);
begin
  perform set_config('app.tenant', '0', true);
  insert into country_switch (region, is_open, set_by, set_at) values (wanted, opened, actor, at)
    on conflict (tenant_id, region) do update
      set is_open = excluded.is_open, set_by = excluded.set_by, set_at = excluded.set_at;
  perform audit_append(at, actor, 'country.switch', 'country:' || wanted, jsonb_build_object('open', opened));
  perform set_config('app.tenant', before, true);
end $$;
