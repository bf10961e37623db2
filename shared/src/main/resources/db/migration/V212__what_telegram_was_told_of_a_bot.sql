-- What Telegram was told of a tenant's bot, by digest: after a deployment only what changed is told again.
create table bot_words (
  tenant_id bigint not null default app_tenant() references tenant,
  -- Which list or text, and for which language: commands:hi
  what text not null,
  digest text not null,
  told_at timestamptz not null,
  primary key (tenant_id, what)
);
call tenant_table('bot_words', 'select, insert, update');
