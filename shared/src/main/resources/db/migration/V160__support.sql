-- What people ask of those who run the tenant, and what they are answered.
create table ticket (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  user_id bigint not null,
  -- Of the plan at the time of asking; the waiting list is in its order.
  level text not null check (level in ('STANDARD', 'PRIORITY', 'PREMIUM')),
  state text not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references app_user
);
create index ticket_open on ticket (tenant_id, changed_at) where state = 'OPEN';
create index ticket_of_user on ticket (tenant_id, user_id, id desc);
call tenant_table('ticket', 'select, insert, update');

create table ticket_line (
  tenant_id bigint not null default app_tenant() references tenant,
  ticket_id bigint not null,
  seq int not null check (seq between 1 and 200),
  author_user_id bigint not null,
  is_staff boolean not null,
  words text not null check (char_length(words) between 1 and 2000),
  at timestamptz not null,
  primary key (tenant_id, ticket_id, seq),
  foreign key (tenant_id, ticket_id) references ticket,
  foreign key (tenant_id, author_user_id) references app_user
);
call tenant_table('ticket_line', 'select, insert');
