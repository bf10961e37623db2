-- The audit log's chain is proven in slices too, each of so many entries, and goes on where it was left: what is NEW first,
-- and the WHOLE log round after round, because an entry that was proven once may be tampered with later.
drop function audit_broken_links();

-- Of the open tenant, the next entries after a number, at most `most`: how many there were, the last one's number, and
-- the numbers of those that do not fit: changed, or without the one before. At the end also a head that knows better.
create function audit_slice(after bigint, most int, out seen int, out last bigint, out broken bigint[])
  language sql stable as $$
  with link as (
    select l.*, case when l.seq = 1 then ''::bytea else b.hash end as before
    from (select x.* from audit_log x where x.tenant_id = app_tenant() and x.seq > after order by x.seq limit most) l
      left join lateral (select x.hash from audit_log x where x.tenant_id = app_tenant() and x.seq = l.seq - 1) b on true
  ), wrong as (
    select seq from link where previous is distinct from before
      or hash <> audit_hash(previous, tenant_id, seq, at, actor, action, subject, detail)
    union
    select coalesce(h.seq, e.seq) from (select max(x.seq) as seq from audit_log x where x.tenant_id = app_tenant()) e
      full join (select x.seq from audit_head x where x.tenant_id = app_tenant()) h on true
      where coalesce(h.seq, 0) <> coalesce(e.seq, 0) and (select count(*) from link) < most
  )
  select (select count(*) from link)::int, coalesce((select max(seq) from link), after),
    array(select seq from wrong order by seq)
$$;

create table audit_proof (
  tenant_id bigint not null default app_tenant() references tenant,
  -- The last entry that was proven as a new one, and in the round through all of them.
  new_seq bigint not null default 0,
  whole_seq bigint not null default 0,
  rounds bigint not null default 0,
  whole_at timestamptz,
  primary key (tenant_id)
);
call tenant_table('audit_proof', 'select');

-- Entries found broken, until a whole round that began later does not find them any more.
create table audit_fault (
  tenant_id bigint not null default app_tenant() references tenant,
  seq bigint not null,
  found_at timestamptz not null,
  seen_round bigint not null,
  gone_at timestamptz,
  primary key (tenant_id, seq)
);
call tenant_table('audit_fault', 'select');

-- One slice. True while there is more: new entries, or entries in this round.
create function audit_prove_on(course text, most int, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant bigint := app_tenant();
  walk audit_proof;
  slice record;
begin
  if course not in ('NEW', 'WHOLE') then
    raise exception 'no proof is of the course %', course using errcode = '22023';
  end if;
  insert into audit_proof (tenant_id) values (tenant) on conflict do nothing;
  select * into strict walk from audit_proof where tenant_id = tenant for update;
  select * into strict slice from audit_slice(case course when 'NEW' then walk.new_seq else walk.whole_seq end, most);
  insert into audit_fault (tenant_id, seq, found_at, seen_round)
    select tenant, b, at, walk.rounds from unnest(slice.broken) b
    on conflict (tenant_id, seq) do update set seen_round = excluded.seen_round, gone_at = null;
  if course = 'NEW' then
    update audit_proof set new_seq = slice.last where tenant_id = tenant;
  elsif slice.seen = most then
    update audit_proof set whole_seq = slice.last where tenant_id = tenant;
  else
    update audit_fault set gone_at = at where tenant_id = tenant and gone_at is null and seen_round < walk.rounds;
    update audit_proof set whole_seq = 0, rounds = rounds + 1, whole_at = at where tenant_id = tenant;
  end if;
  return slice.seen = most;
end $$;
alter function audit_prove_on(text, int, timestamptz) owner to speechcad_ledger;
revoke execute on function audit_prove_on(text, int, timestamptz) from public;
grant execute on function audit_prove_on(text, int, timestamptz) to speechcad_app;
