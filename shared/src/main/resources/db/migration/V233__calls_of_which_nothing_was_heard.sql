-- A call that was talked and of which nothing came that was said or keyed. As long as one is not heard, its number is on
-- its business's do-not-call list as a precaution. Without a foreign key: to make one would hold up whoever writes attempts.
create table unheard_call (
  tenant_id bigint not null default app_tenant(),
  attempt_id uuid not null,
  since timestamptz not null,
  -- Its words came after all, or had come before its end was told.
  heard_at timestamptz,
  primary key (tenant_id, attempt_id)
);
call tenant_table('unheard_call', 'select, insert, update');

-- What was answered before a call was handed over shows when all of it is over, which nobody knows before.
grant update (visible_at) on call_answer to speechcad_app;

-- A precaution: nobody said no, but nobody knows whether they did. Beside the source, so that a function of the version
-- before, which knows no such source, can read the row; all it can do is to keep the number from being called.
alter table do_not_call add column unheard boolean not null default false;
