-- Warnings that somebody does not want. What happened to money, plans or calls is always said.
create table notice_choice (
  tenant_id bigint not null default app_tenant() references tenant,
  user_id bigint not null,
  notice text not null check (notice in ('LOW_BALANCE', 'RENEWAL_AHEAD')),
  wanted boolean not null,
  primary key (tenant_id, user_id, notice),
  foreign key (tenant_id, user_id) references app_user
);
call tenant_table('notice_choice', 'select, insert, update, delete');
