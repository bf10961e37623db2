-- Somebody asked to be forgotten: what still has to happen, in this order. Until it purges, they can think better of it.
create table account_closing (
  tenant_id bigint not null default app_tenant() references tenant,
  user_id bigint not null,
  state text not null check (state in ('WAITING', 'PURGING', 'DONE')),
  -- Where what is left goes, in the person's words; null when there was nothing, or they gave it up.
  pay_to text check (char_length(pay_to) between 5 and 300),
  gives_up boolean not null default false,
  asked_at timestamptz not null,
  told_admins boolean not null default false,
  finished_at timestamptz,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references app_user
);
call tenant_table('account_closing', 'select, insert, update, delete');

-- The key under which those who left are remembered, sealed like a provider's key. Made when the first one leaves.
create table pseudonym_key (
  tenant_id bigint not null default app_tenant() references tenant,
  cipher bytea not null,
  key_id text not null,
  primary key (tenant_id)
);
call tenant_table('pseudonym_key', 'select, insert');

-- Who left, as nothing but a keyed hash: the free plan is once per person, also for somebody who comes back.
create table closed_person (
  tenant_id bigint not null default app_tenant() references tenant,
  pseudonym bytea not null,
  closed_at timestamptz not null,
  primary key (tenant_id, pseudonym)
);
call tenant_table('closed_person', 'select, insert');

alter table app_user
  add column free_used boolean not null default false,
  add column leaving boolean not null default false,
  add column closed_at timestamptz;

-- The provider's copy of a call is gone.
alter table attempt add column purged_at timestamptz;

grant update on ticket_line to speechcad_app;
