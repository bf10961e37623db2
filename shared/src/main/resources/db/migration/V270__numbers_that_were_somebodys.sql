-- Numbers that a person had once: somebody else shared them since, or the person another one. What is free once stays so.
create table own_number_past (
  tenant_id bigint not null default app_tenant(),
  user_id bigint not null,
  number text not null,
  vouched_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (tenant_id, user_id, number),
  foreign key (tenant_id, user_id) references app_user
);
call tenant_table('own_number_past', 'select, insert, update, delete');
create index own_number_past_number on own_number_past (tenant_id, number);

-- A guest whose number is somebody else's by now, or who has another one.
alter table guest drop constraint guest_left_by_check;
alter table guest add constraint guest_left_by_check check (left_by in ('GUEST', 'INVITER', 'NUMBER')) not valid;

-- What the platform's own list says of a number, and said before.
create function platform_do_not_call_said(who text)
  returns table (tenant_id bigint, source text, since timestamptz, lifted_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select d.tenant_id, d.source, d.since, d.lifted_at from public.do_not_call_wide d
    where d.tenant_id = 0 and d.number = who;
  end;
alter function platform_do_not_call_said(text) owner to speechcad_sweeper;
