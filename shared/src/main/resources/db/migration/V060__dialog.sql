-- Where each chat with the bot stands.
create table chat_session (
  tenant_id bigint not null default app_tenant() references tenant,
  chat_id bigint not null,
  screen text not null default 'home',
  argument text not null default '',
  back jsonb not null default '[]',
  notes jsonb not null default '{}',
  nonce text not null default '',
  start_parameter text check (char_length(start_parameter) <= 64),
  contact_asked boolean not null default false,
  version bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, chat_id)
) with (fillfactor = 70);
call tenant_table('chat_session', 'select, insert, update, delete');

-- Updates that failed: how often, and whether the person was told already.
create table failed_update (
  tenant_id bigint not null default app_tenant() references tenant,
  update_id bigint not null,
  attempts int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, update_id)
);
call tenant_table('failed_update', 'select, insert, update, delete');

-- Whoever blocks the bot is left alone; what waits for them must not crowd out the others.
create or replace function due_chats(now timestamptz, most int) returns table (tenant_id bigint, chat_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select m.tenant_id, m.chat_id from public.chat_message m
    where m.shown_version < m.wanted_version and m.due_at <= now
      and not exists (select from public.app_user u
        where u.tenant_id = m.tenant_id and u.telegram_id = m.chat_id and not u.reachable)
    group by 1, 2 order by min(m.due_at) limit most;
  end;
