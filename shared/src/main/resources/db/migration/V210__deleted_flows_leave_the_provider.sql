-- Flows that were deleted before an instant and whose copies still lie at the provider; calls or campaigns that still use
-- one are looked for when its turn comes.
create index flow_deleted on flow (deleted_at) where deleted_at is not null;
create index flow_version_with_copies on flow_version (tenant_id, flow_id) where provider_flow is not null;
create function flows_to_forget(before timestamptz, most int)
  returns table (tenant_id bigint, flow_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select f.tenant_id, f.id from public.flow f
    where f.deleted_at <= before
      and exists (select from public.flow_version v
        where v.tenant_id = f.tenant_id and v.flow_id = f.id and v.provider_flow is not null)
      and not exists (select from public.job j where j.tenant_id = f.tenant_id and j.kind = 'forget-flow'
        and j.subject = f.id::text || ':' || floor(extract(epoch from f.deleted_at) * 1000)::bigint)
    order by f.deleted_at limit most;
  end;
alter function flows_to_forget(timestamptz, int) owner to speechcad_sweeper;
