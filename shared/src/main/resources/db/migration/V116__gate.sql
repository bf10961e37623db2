-- Who said no to every business of a tenant; among the platform's rows, to everybody here. Like its narrower sister,
-- nothing is ever deleted: a lifted opt-out stays as a tombstone.
create table do_not_call_wide (
  tenant_id bigint not null default app_tenant() references tenant,
  number text not null,
  source text not null check (source in ('KEY', 'VOICE', 'BOT', 'OPERATOR')),
  since timestamptz not null,
  lifted_at timestamptz,
  primary key (tenant_id, number)
);
call tenant_table('do_not_call_wide', 'select, insert, update');

alter table do_not_call add column added_by bigint;
create index do_not_call_of_business on do_not_call (tenant_id, business_id, since desc) where lifted_at is null;

create function platform_do_not_call(numbers text[]) returns table (tenant_id bigint, number_id text)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select d.tenant_id, d.number from public.do_not_call_wide d
    where d.tenant_id = 0 and d.number = any (numbers) and d.lifted_at is null;
  end;
alter function platform_do_not_call(text[]) owner to speechcad_sweeper;

-- One link a business; taken back and made anew it is another one.
create table guest_invitation (
  tenant_id bigint not null default app_tenant(),
  business_id bigint not null,
  code text not null,
  made_at timestamptz not null,
  primary key (tenant_id, business_id),
  unique (tenant_id, code),
  foreign key (tenant_id, business_id) references business
);
call tenant_table('guest_invitation', 'select, insert, update, delete');

create table guest (
  tenant_id bigint not null default app_tenant(),
  business_id bigint not null,
  user_id bigint not null,
  number text not null,
  agreed_at timestamptz not null,
  left_at timestamptz,
  left_by text check (left_by in ('GUEST', 'INVITER')),
  primary key (tenant_id, business_id, user_id),
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, user_id) references app_user,
  constraint guest_left_by_somebody check ((left_at is null) = (left_by is null))
);
create index guest_number on guest (tenant_id, business_id, number) where left_at is null;
create index guest_of_user on guest (tenant_id, user_id) where left_at is null;
call tenant_table('guest', 'select, insert, update');

-- What somebody agreed to, as the business attests it; for one number, or for a list that names it with each call.
create table consent (
  tenant_id bigint not null default app_tenant(),
  id uuid not null,
  business_id bigint not null,
  number text,
  list_name text,
  scope text not null check (scope in ('INFORMATIONAL', 'MARKETING_WRITTEN')),
  given_by text not null,
  how text not null,
  wording text not null,
  given_at timestamptz not null,
  expires_at timestamptz,
  attested_by bigint not null,
  attested_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, attested_by) references app_user,
  constraint consent_of_a_number_or_a_list check ((number is null) <> (list_name is null))
);
create index consent_of_business on consent (tenant_id, business_id, attested_at desc);
create index consent_of_number on consent (tenant_id, business_id, number) where number is not null;
call tenant_table('consent', 'select, insert, update');

-- The business says that its lists were checked against a national registry.
create table registry_check (
  tenant_id bigint not null default app_tenant(),
  business_id bigint not null,
  region text not null,
  account text not null,
  checked_on date not null,
  attested_by bigint not null,
  attested_at timestamptz not null,
  primary key (tenant_id, business_id, region),
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, attested_by) references app_user
);
call tenant_table('registry_check', 'select, insert, update');

-- What was switched off, by whom and why; released by two people.
create table kill_switch (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  scope text not null check (scope in ('PLATFORM', 'TENANT', 'BUSINESS', 'FLOW', 'CALLER_ID')),
  subject text not null,
  reason text not null,
  thrown_by text not null,
  thrown_at timestamptz not null,
  release_by text,
  release_at timestamptz,
  released_by text,
  released_at timestamptz,
  primary key (tenant_id, id),
  constraint kill_switch_takes_two check (released_by <> release_by),
  constraint kill_switch_released_in_order check (released_by is null or release_by is not null)
);
create unique index kill_switch_once on kill_switch (tenant_id, scope, subject) where released_at is null;
call tenant_table('kill_switch', 'select, insert, update');

create function platform_stops() returns table (tenant_id bigint, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select k.tenant_id, k.id from public.kill_switch k
    where k.tenant_id = 0 and k.scope = 'PLATFORM' and k.released_at is null;
  end;
alter function platform_stops() owner to speechcad_sweeper;

-- The owner's switches are the platform's rows; a tenant's own can only close.
create table country_switch (
  tenant_id bigint not null default app_tenant() references tenant,
  region text not null check (region ~ '^[A-Z]{2}$'),
  is_open boolean not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (tenant_id, region)
);
call tenant_table('country_switch', 'select, insert, update');

create function platform_countries() returns table (tenant_id bigint, region_id text)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select c.tenant_id, c.region || (array['-', '+'])[1 + c.is_open::int]
    from public.country_switch c where c.tenant_id = 0;
  end;
alter function platform_countries() owner to speechcad_sweeper;

-- Every answer of the gate, one row for each number asked about; the entry of the audit log holds their digest.
create table gate_answer (
  tenant_id bigint not null default app_tenant() references tenant,
  audit_seq bigint not null,
  place int not null,
  subject text not null,
  number text not null,
  business_id bigint not null,
  stage text not null,
  decision text not null check (decision in ('ALLOW', 'WAIT', 'EXCLUDE')),
  rule text not null,
  until timestamptz,
  consent_id uuid,
  at timestamptz not null,
  primary key (tenant_id, audit_seq, place)
);
create index gate_answer_of_number on gate_answer (tenant_id, business_id, number, at);
call tenant_table('gate_answer', 'select, insert');
create trigger append_only before update or delete or truncate on gate_answer
  for each statement execute function refuse_change();

create function gate_digest(place int, subject text, number text, decision text, rule text, until timestamptz)
  returns text language sql immutable
  return concat_ws('|', place, subject, number, decision, rule, extract(epoch from until));

-- One entry of the audit log for all of them, then the answers under its number.
create function gate_record(at timestamptz, actor text, action text, about text, detail jsonb, business bigint, stage text,
                            subjects text[], numbers text[], decisions text[], rules text[], untils text[], consent uuid)
  returns bigint language plpgsql as $$
declare
  entry bigint;
  digest text;
begin
  select encode(sha256(convert_to(string_agg(gate_digest(a.place::int, a.subject, a.number, a.decision, a.rule,
      a.until::timestamptz), E'\n' order by a.place), 'UTF8')), 'hex') into digest
    from unnest(subjects, numbers, decisions, rules, untils)
      with ordinality as a (subject, number, decision, rule, until, place);
  entry := audit_append(at, actor, action, about, detail || jsonb_build_object('answers', digest));
  insert into gate_answer (audit_seq, place, subject, number, business_id, stage, decision, rule, until, consent_id, at)
    select entry, a.place, a.subject, a.number, business, stage, a.decision, a.rule, a.until::timestamptz, consent, at
    from unnest(subjects, numbers, decisions, rules, untils)
      with ordinality as a (subject, number, decision, rule, until, place);
  return entry;
end $$;

-- Entries whose answers are not what was written: zero unless tampered with.
create function gate_broken_answers() returns bigint language sql stable
  begin atomic
    select count(*) from audit_log l where l.tenant_id = app_tenant() and l.detail ? 'answers'
      and l.detail ->> 'answers' is distinct from (
        select encode(sha256(convert_to(string_agg(gate_digest(a.place, a.subject, a.number, a.decision, a.rule, a.until),
          E'\n' order by a.place), 'UTF8')), 'hex')
        from gate_answer a where a.tenant_id = l.tenant_id and a.audit_seq = l.seq);
  end;

-- Counted over what was dialled: how often a number, how many by a business.
create index attempt_dialled_to on attempt (tenant_id, to_number, dialled_at) where dialled_at is not null;
create index attempt_dialled_by on attempt (tenant_id, business_id, dialled_at) where dialled_at is not null;

-- A business asks to be trusted further.
create table limit_request (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  business_id bigint not null,
  asked_by bigint not null,
  tier text not null check (tier in ('T1', 'T2')),
  name text not null,
  use_case text not null,
  evidence text not null,
  evidence_file text,
  asked_at timestamptz not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
  decided_by bigint,
  decided_at timestamptz,
  reason text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, asked_by) references app_user,
  foreign key (tenant_id, decided_by) references app_user
);
create unique index limit_request_one_waiting on limit_request (tenant_id, business_id) where state = 'WAITING';
call tenant_table('limit_request', 'select, insert, update');
