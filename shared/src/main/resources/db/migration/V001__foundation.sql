-- Roles. The functions log in as speechcad_app, which row-level security binds and which cannot write the books.
-- speechcad_ledger owns the functions that may; speechcad_sweeper owns the few that look across tenants. Neither of
-- those two can log in.
do $$
begin
  if not exists (select from pg_roles where rolname = 'speechcad_app') then
    create role speechcad_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'speechcad_ledger') then
    create role speechcad_ledger nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'speechcad_sweeper') then
    create role speechcad_sweeper nologin nobypassrls;
  end if;
  -- Whoever migrates hands functions over to those two.
  execute format('grant speechcad_ledger, speechcad_sweeper to %I', current_user);
end $$;

revoke create on schema public from public;
grant usage on schema public to speechcad_app;
grant usage, create on schema public to speechcad_ledger, speechcad_sweeper;

-- Below every function's own timeout: a frozen Lambda must not hold a lock.
alter role speechcad_app set statement_timeout = '5s';
alter role speechcad_app set lock_timeout = '3s';
alter role speechcad_app set idle_in_transaction_session_timeout = '8s';

-- The tenant of this transaction; null outside of one, so that every policy fails closed.
create function app_tenant() returns bigint language sql stable
  return nullif(current_setting('app.tenant', true), '')::bigint;
grant execute on function app_tenant() to public;

-- What every table of ours gets. `grants` is what the functions may do themselves; the ledger's functions may do all.
create procedure tenant_table(name regclass, grants text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant_rows on %s to speechcad_app, speechcad_ledger
                  using (tenant_id = (select app_tenant())) with check (tenant_id = (select app_tenant()))', name);
  execute format('create policy sweeper_reads on %s for select to speechcad_sweeper using (true)', name);
  execute format('grant select on %s to speechcad_sweeper', name);
  execute format('grant select, insert, update on %s to speechcad_ledger', name);
  if grants <> '' then
    execute format('grant %s on %s to speechcad_app', grants, name);
  end if;
end $$;

create table tenant (
  tenant_id bigint primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
-- Before the table is guarded: whoever migrates is bound by the guard too, unless it is a superuser.
insert into tenant (tenant_id, slug, name) values (0, 'platform', 'Platform'), (1, 'default', 'Speechcad');
call tenant_table('tenant', 'select, update');

-- Provider keys, encrypted by the functions (AES-256-GCM; the tenant and the name are authenticated with it).
create table tenant_secret (
  tenant_id bigint not null default app_tenant() references tenant,
  name text not null,
  cipher bytea not null,
  key_id text not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, name)
);
call tenant_table('tenant_secret', 'select, insert, update, delete');

create function tenant_of_slug(wanted text) returns bigint language sql stable security definer
  set search_path = public, pg_temp
  return (select tenant_id from public.tenant where slug = wanted);
alter function tenant_of_slug(text) owner to speechcad_sweeper;

create function all_tenants() returns table (tenant_id bigint) language sql stable security definer
  set search_path = public, pg_temp
  begin atomic
    select t.tenant_id from public.tenant t where t.tenant_id > 0 order by 1;
  end;
alter function all_tenants() owner to speechcad_sweeper;

create table app_user (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  telegram_id bigint not null,
  name text check (char_length(name) between 1 and 50),
  language text check (language in ('EN', 'HI', 'ZH', 'FR')),
  client_language text,
  time_zone text not null default 'UTC',
  terms_version int,
  terms_accepted_at timestamptz,
  is_admin boolean not null default false,
  reachable boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, telegram_id)
);
call tenant_table('app_user', 'select, insert, update');

create table business (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  owner_user_id bigint not null,
  name text,
  tier text not null default 'T0' check (tier in ('T0', 'T1', 'T2')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, owner_user_id),
  foreign key (tenant_id, owner_user_id) references app_user
);
call tenant_table('business', 'select, insert, update');

-- The person's own telephone number, which Telegram vouched for.
create table own_number (
  tenant_id bigint not null default app_tenant(),
  user_id bigint not null,
  number text not null,
  vouched_at timestamptz not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references app_user
);
call tenant_table('own_number', 'select, insert, update, delete');

create table claimed_key (
  tenant_id bigint not null default app_tenant() references tenant,
  scope text not null,
  key text not null,
  claimed_at timestamptz not null default now(),
  primary key (tenant_id, scope, key)
);
call tenant_table('claimed_key', 'select, insert');

create table quarantine (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  source text not null,
  digest text not null,
  raw bytea not null,
  reason text not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, source, digest)
);
call tenant_table('quarantine', 'select, insert, update');

create table job (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  kind text not null,
  subject text not null,
  payload jsonb not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'REFUSED')),
  attempts int not null default 0,
  due_at timestamptz not null,
  leased_until timestamptz,
  note text not null default '',
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, subject)
);
create index job_due on job (due_at) where state = 'WAITING';
call tenant_table('job', 'select, insert, update');

create function due_jobs(now timestamptz, most int) returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select j.tenant_id, j.id from public.job j
    where j.state = 'WAITING' and j.due_at <= now and (j.leased_until is null or j.leased_until <= now)
    order by j.due_at limit most;
  end;
alter function due_jobs(timestamptz, int) owner to speechcad_sweeper;

-- Audit: one chain per tenant; only audit_append writes, nobody changes.
create table audit_log (
  tenant_id bigint not null default app_tenant() references tenant,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
call tenant_table('audit_log', 'select');
revoke update on audit_log from speechcad_ledger;

create table audit_head (
  tenant_id bigint not null default app_tenant() references tenant,
  seq bigint not null,
  hash bytea not null,
  primary key (tenant_id)
);
call tenant_table('audit_head', 'select');

create function audit_hash(previous bytea, tenant bigint, seq bigint, at timestamptz, actor text, action text,
                           subject text, detail jsonb) returns bytea language sql immutable
  return sha256(previous || convert_to(
    jsonb_build_array(tenant, seq, extract(epoch from at), actor, action, subject, detail)::text, 'UTF8'));

create function audit_append(at timestamptz, actor text, action text, subject text, detail jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  link bytea;
begin
  insert into audit_head (seq, hash) values (0, ''::bytea) on conflict do nothing;
  select * into head from audit_head where tenant_id = app_tenant() for update;
  link := audit_hash(head.hash, app_tenant(), head.seq + 1, at, actor, action, subject, detail);
  insert into audit_log (seq, at, actor, action, subject, detail, previous, hash)
    values (head.seq + 1, at, actor, action, subject, detail, head.hash, link);
  update audit_head set seq = head.seq + 1, hash = link where tenant_id = app_tenant();
  return head.seq + 1;
end $$;
alter function audit_append(timestamptz, text, text, text, jsonb) owner to speechcad_ledger;

-- Links that do not fit: a changed entry, a missing one, or a head that knows better.
create function audit_broken_links() returns bigint language sql stable
  begin atomic
    with chain as (
      select l.*, lag(hash, 1, ''::bytea) over (order by seq) as before, row_number() over (order by seq) as place
      from audit_log l where tenant_id = app_tenant()
    )
    select (select count(*) from chain where place <> seq or previous <> before
              or hash <> audit_hash(previous, tenant_id, seq, at, actor, action, subject, detail))
         + (select count(*) from audit_head h where h.tenant_id = app_tenant()
              and h.seq <> coalesce((select max(seq) from chain), 0));
  end;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
