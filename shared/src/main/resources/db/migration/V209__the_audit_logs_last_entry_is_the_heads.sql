-- Of the open tenant, the next entries after a number, at most `most`: how many there were, the last one's number, and
-- the numbers of those that do not fit: changed, or without the one before. At the end also a head that knows better:
-- another last number, or another last hash, as after the end of the chain was reckoned anew.
create or replace function audit_slice(after bigint, most int, out seen int, out last bigint, out broken bigint[])
  language sql stable as $$
  with link as (
    select l.*, case when l.seq = 1 then ''::bytea else b.hash end as before
    from (select x.* from audit_log x where x.tenant_id = app_tenant() and x.seq > after order by x.seq limit most) l
      left join lateral (select x.hash from audit_log x where x.tenant_id = app_tenant() and x.seq = l.seq - 1) b on true
  ), wrong as (
    select seq from link where previous is distinct from before
      or hash <> audit_hash(previous, tenant_id, seq, at, actor, action, subject, detail)
    union
    select coalesce(h.seq, e.seq) from (select x.seq, x.hash from audit_log x where x.tenant_id = app_tenant()
        order by x.seq desc limit 1) e
      full join (select x.seq, x.hash from audit_head x where x.tenant_id = app_tenant()) h on true
      where (coalesce(h.seq, 0) <> coalesce(e.seq, 0) or coalesce(h.hash, ''::bytea) <> coalesce(e.hash, ''::bytea))
        and (select count(*) from link) < most
  )
  select (select count(*) from link)::int, coalesce((select max(seq) from link), after),
    array(select seq from wrong order by seq)
$$;
