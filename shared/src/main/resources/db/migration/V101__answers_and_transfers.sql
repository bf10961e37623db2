-- Where the calls of a version may be transferred to, in E.164: each is priced before the call.
alter table flow_version add column transfers text[] not null default '{}';

-- An answer typed with several keys lies encrypted and goes after a while; of a reference only whether it was on the list.
alter table call_answer drop constraint call_answer_kind_check;
alter table call_answer add constraint call_answer_kind_check
  check (kind in ('KEY', 'TYPED', 'SPOKEN', 'FEEDBACK', 'MATCH'));
alter table call_answer add column variable text;
alter table call_answer add column sealed bytea;
alter table call_answer add column keep_until timestamptz;
create index call_answer_to_delete on call_answer (keep_until) where keep_until is not null;

create function answers_to_delete(now timestamptz, most int) returns table (tenant_id bigint, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.tenant_id, a.attempt_id from public.call_answer a
    where a.keep_until <= now group by 1, 2 order by min(a.keep_until) limit most;
  end;
alter function answers_to_delete(timestamptz, int) owner to speechcad_sweeper;

-- Numbers that a callee's typed reference is looked up in; they lie as digests and are never shown again.
create table reference_list (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  owner_user_id bigint not null,
  name text not null check (char_length(name) between 1 and 60),
  entries int not null default 0,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_user_id) references app_user
);
create index reference_list_of_owner on reference_list (tenant_id, owner_user_id) where deleted_at is null;
call tenant_table('reference_list', 'select, insert, update');

create table reference_entry (
  tenant_id bigint not null default app_tenant() references tenant,
  list_id uuid not null,
  digest text not null,
  primary key (tenant_id, list_id, digest),
  foreign key (tenant_id, list_id) references reference_list
);
call tenant_table('reference_entry', 'select, insert, delete');
