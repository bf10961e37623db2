-- What the bot says. One row per place in a chat; the newest version wins, delivery catches up with it.
create table chat_message (
  tenant_id bigint not null default app_tenant() references tenant,
  chat_id bigint not null,
  slot text not null,
  payload jsonb not null,
  wanted_version bigint not null default 1,
  shown_version bigint not null default 0,
  message_id int,
  attempts int not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, chat_id, slot),
  check (shown_version <= wanted_version)
) with (fillfactor = 70);
create index chat_message_due on chat_message (due_at) where shown_version < wanted_version;
call tenant_table('chat_message', 'select, insert, update, delete');

-- One deliverer per chat at a time, without holding a row lock while the network is asked.
create table chat_lease (
  tenant_id bigint not null default app_tenant() references tenant,
  chat_id bigint not null,
  holder uuid not null,
  until timestamptz not null,
  primary key (tenant_id, chat_id)
);
call tenant_table('chat_lease', 'select, insert, update, delete');

create function due_chats(now timestamptz, most int) returns table (tenant_id bigint, chat_id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select m.tenant_id, m.chat_id from public.chat_message m
    where m.shown_version < m.wanted_version and m.due_at <= now
    group by 1, 2 order by min(m.due_at) limit most;
  end;
alter function due_chats(timestamptz, int) owner to speechcad_sweeper;
