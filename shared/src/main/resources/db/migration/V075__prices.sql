-- Everything a price is counted by, in its version; versions and plans that never change once they are there.
alter table price_version
  -- A call that lasted no longer is not billed at all; the same for one that a machine answered and we hung up.
  add column free_seconds int not null default 0 check (free_seconds between 0 and 60),
  add column machine_free_seconds int not null default 30 check (machine_free_seconds between 0 and 180),
  -- Once for a call of which anything is paid out of the wallet.
  add column connection_micros bigint not null default 0 check (connection_micros >= 0),
  -- A charge is rounded once, to a multiple of this.
  add column rounding_micros bigint not null default 1 check (rounding_micros in (1, 10, 100, 1000, 10000)),
  -- What a minute costs us, for the warning before a price that loses.
  add column cost_micros_per_minute bigint not null default 90000 check (cost_micros_per_minute >= 0),
  -- Taken back before it began.
  add column withdrawn_at timestamptz,
  drop constraint price_version_rounding_check,
  add constraint price_version_rounding_check check (rounding in ('HALF_UP', 'UP', 'DOWN')),
  drop constraint price_version_tenant_id_effective_from_key,
  add check (withdrawn_at < effective_from);
-- A version holds until the next one begins: there can be neither a gap nor an overlap.
create unique index price_version_from on price_version (tenant_id, effective_from) where withdrawn_at is null;

alter table price
  add column cost_micros_per_minute bigint check (cost_micros_per_minute >= 0);

alter table plan
  add column withdrawn_at timestamptz,
  add check (withdrawn_at < effective_from);

create trigger append_only before update or delete or truncate on price
  for each statement execute function refuse_change();

-- Of a version only its end may change, once, and only a version that has not begun may be taken back.
create function only_its_end_changes() returns trigger language plpgsql as $$
declare
  ends constant text[] := array['effective_until', 'withdrawn_at'];
begin
  if to_jsonb(new) - ends <> to_jsonb(old) - ends then
    raise exception '% % was published and does not change', tg_table_name, old.id using errcode = '42501';
  end if;
  if old.withdrawn_at is not null and new is distinct from old then
    raise exception '% % was taken back', tg_table_name, old.id using errcode = '42501';
  end if;
  return new;
end $$;
create trigger published before update on price_version for each row execute function only_its_end_changes();
create trigger published before update on plan for each row execute function only_its_end_changes();
create trigger append_only before delete or truncate on price_version
  for each statement execute function refuse_change();
create trigger append_only before delete or truncate on plan
  for each statement execute function refuse_change();

-- The price lists of the tenant with their intervals.
create view price_version_period with (security_invoker = true) as
  select v.*, lead(v.effective_from) over (partition by v.tenant_id order by v.effective_from) as effective_until
  from price_version v where v.withdrawn_at is null;
grant select on price_version_period to speechcad_app;

-- A whole price list at once; the functions may do no more than this. One publishing at a time in each tenant.
create function publish_prices(label text, terms jsonb, prices jsonb, starts timestamptz, at timestamptz)
  returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  published bigint;
begin
  if starts < at then
    raise exception 'prices do not change in the past' using errcode = '22023';
  end if;
  if jsonb_array_length(prices) = 0 then
    raise exception 'a price list has prices' using errcode = '22023';
  end if;
  insert into price_version (label, increment_seconds, minimum_seconds, free_seconds, machine_free_seconds,
      connection_micros, rounding, rounding_micros, recording_micros, cost_micros_per_minute, effective_from)
    select label, x.increment_seconds, x.minimum_seconds, x.free_seconds, x.machine_free_seconds, x.connection_micros,
      x.rounding, x.rounding_micros, x.recording_micros, x.cost_micros_per_minute, starts
    from jsonb_to_record(terms) as x (increment_seconds int, minimum_seconds int, free_seconds int,
      machine_free_seconds int, connection_micros bigint, rounding text, rounding_micros bigint,
      recording_micros bigint, cost_micros_per_minute bigint)
    returning id into published;
  insert into price (price_version_id, region, prefix, covered, micros_per_minute, cost_micros_per_minute)
    select published, p.region, p.prefix, p.covered, p.micros_per_minute, p.cost_micros_per_minute
    from jsonb_to_recordset(prices) as p (region text, prefix text, covered boolean, micros_per_minute bigint,
      cost_micros_per_minute bigint);
  return published;
end $$;
alter function publish_prices(text, jsonb, jsonb, timestamptz, timestamptz) owner to speechcad_ledger;

-- Takes back a price list that has not begun. False when there is nothing to take back.
create function withdraw_prices(version bigint, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update price_version set withdrawn_at = at
    where tenant_id = app_tenant() and id = version and effective_from > at and withdrawn_at is null;
  return found;
end $$;
alter function withdraw_prices(bigint, timestamptz) owner to speechcad_ledger;

-- A plan's next version; the one before is sold until then.
create function publish_plan(code text, days int, terms jsonb, starts timestamptz, at timestamptz) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  published bigint;
begin
  if starts < at then
    raise exception 'plans do not change in the past' using errcode = '22023';
  end if;
  perform pg_advisory_xact_lock(75, app_tenant()::int);
  if exists (select from plan p where p.tenant_id = app_tenant() and p.code = publish_plan.code
      and p.days = publish_plan.days and p.withdrawn_at is null and p.effective_from >= starts) then
    raise exception 'a version of that plan begins later' using errcode = '23505';
  end if;
  update plan p set effective_until = starts
    where p.tenant_id = app_tenant() and p.code = publish_plan.code and p.days = publish_plan.days
      and p.withdrawn_at is null and coalesce(p.effective_until > starts, true);
  insert into plan (code, days, version, price_micros, bulk_seconds, single_seconds, single_unlimited, transfer,
      support, longest_call_seconds, effective_from)
    select code, days, (select coalesce(max(p.version), 0) + 1 from plan p
        where p.tenant_id = app_tenant() and p.code = publish_plan.code and p.days = publish_plan.days),
      x.price_micros, x.bulk_seconds, x.single_seconds, x.single_unlimited, x.transfer, x.support,
      x.longest_call_seconds, starts
    from jsonb_to_record(terms) as x (price_micros bigint, bulk_seconds int, single_seconds int,
      single_unlimited boolean, transfer boolean, support text, longest_call_seconds int)
    returning id into published;
  return published;
end $$;
alter function publish_plan(text, int, jsonb, timestamptz, timestamptz) owner to speechcad_ledger;

-- Sold until then and no longer. False when it is not sold then anyway.
create function end_plan(plan_id bigint, ends timestamptz, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if ends < at then
    raise exception 'plans do not change in the past' using errcode = '22023';
  end if;
  update plan p set effective_until = ends
    where p.tenant_id = app_tenant() and p.id = plan_id and p.withdrawn_at is null and p.effective_from < ends
      and coalesce(p.effective_until > ends, true);
  return found;
end $$;
alter function end_plan(bigint, timestamptz, timestamptz) owner to speechcad_ledger;

-- Takes back a version that has not begun; the one before is sold on. False when there is nothing to take back.
create function withdraw_plan(plan_id bigint, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken plan;
begin
  update plan p set withdrawn_at = at
    where p.tenant_id = app_tenant() and p.id = plan_id and p.effective_from > at and p.withdrawn_at is null
    returning * into taken;
  if not found then
    return false;
  end if;
  update plan p set effective_until = null
    where p.tenant_id = app_tenant() and p.code = taken.code and p.days = taken.days and p.withdrawn_at is null
      and p.effective_until = taken.effective_from;
  return true;
end $$;
alter function withdraw_plan(bigint, timestamptz) owner to speechcad_ledger;

-- What is wrong with the catalogue of the open transaction's tenant: nothing, if all is well.
create function price_faults() returns table (name text, detail text) language sql stable
  begin atomic
    select 'a price list has prices', format('price list %s', v.label) from price_version v
      where v.tenant_id = app_tenant()
        and not exists (select from price p where p.tenant_id = v.tenant_id and p.price_version_id = v.id)
    union all
    select 'where plans are sold there is a price list', format('plan %s of %s days from %s', p.code, p.days, p.effective_from)
      from plan p
      where p.tenant_id = app_tenant() and not exists (select from price_version v
        where v.tenant_id = p.tenant_id and v.withdrawn_at is null and v.effective_from <= p.effective_from)
    union all
    select 'one version of a plan is sold at a time', format('plans %s and %s', a.id, b.id)
      from plan a join plan b on b.tenant_id = a.tenant_id and b.code = a.code and b.days = a.days and b.id > a.id
      where a.tenant_id = app_tenant() and a.withdrawn_at is null and b.withdrawn_at is null
        and tstzrange(a.effective_from, a.effective_until) && tstzrange(b.effective_from, b.effective_until);
  end;
