-- A subscription's life. The table of transitions stands in the code (SubscriptionMachine); here is what it writes: the
-- row as it is now, and every step as an event that never changes.
alter table subscription
  drop constraint subscription_state_check,
  add constraint subscription_state_check check (state in ('PENDING', 'ACTIVE', 'CANCEL_AT_PERIOD_END', 'PAST_DUE',
    'EXPIRED', 'CANCELED')),
  add column auto_renew boolean not null default false,
  -- The plan of the next period, when it is another one.
  add column next_plan_id bigint,
  add column past_due_since timestamptz,
  -- Renewals that were refused since then: part of the ledger's key of the next try.
  add column tries int not null default 0 check (tries >= 0),
  -- When the clock looks at this row again; null when nothing can happen by time alone.
  add column due_at timestamptz,
  -- When it is asked whether the balance will do for the next period.
  add column notice_at timestamptz,
  add foreign key (tenant_id, next_plan_id) references plan;

update subscription set state = 'EXPIRED' where state in ('PENDING', 'PAST_DUE');
update subscription set due_at = period_end where state = 'ACTIVE';

alter table subscription
  add check ((state = 'PAST_DUE') = (past_due_since is not null)),
  add check ((state in ('EXPIRED', 'CANCELED')) = (due_at is null)),
  add check (next_plan_id is null or state in ('ACTIVE', 'PAST_DUE')),
  add check (not (free and auto_renew));

drop index subscription_current;
create unique index subscription_current on subscription (tenant_id, user_id)
  where state in ('ACTIVE', 'CANCEL_AT_PERIOD_END', 'PAST_DUE');
create unique index subscription_pending on subscription (tenant_id, user_id) where state = 'PENDING';
drop function ended_subscriptions(timestamptz, int);
drop index subscription_due;
create index subscription_due on subscription (due_at) where due_at is not null;
create index subscription_notice on subscription (notice_at) where notice_at is not null;

-- What happened, once per fact: the key is taken from it.
create table subscription_event (
  tenant_id bigint not null default app_tenant(),
  id bigint generated always as identity,
  subscription_id bigint not null,
  user_id bigint not null,
  key text not null check (char_length(key) between 1 and 200),
  kind text not null,
  from_state text not null,
  to_state text not null,
  plan_id bigint not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  -- What was charged (negative: came back), and what an earlier plan was credited with.
  charged_micros bigint not null default 0,
  credit_micros bigint not null default 0 check (credit_micros >= 0),
  missing_micros bigint not null default 0 check (missing_micros >= 0),
  at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, subscription_id) references subscription,
  foreign key (tenant_id, plan_id) references plan
);
create index subscription_event_of_user on subscription_event (tenant_id, user_id, id desc);
call tenant_table('subscription_event', 'select, insert');
revoke update on subscription_event from speechcad_ledger;
create trigger append_only before update or delete or truncate on subscription_event
  for each statement execute function refuse_change();

-- Wanted, and waiting for the money: it reaches the wallet first, then the plan is bought from there.
create table purchase_intent (
  tenant_id bigint not null default app_tenant(),
  subscription_id bigint not null,
  top_up_id uuid not null,
  -- The instant as of which an earlier plan's time is credited.
  created_at timestamptz not null,
  primary key (tenant_id, subscription_id),
  foreign key (tenant_id, subscription_id) references subscription,
  foreign key (tenant_id, top_up_id) references top_up
);
call tenant_table('purchase_intent', 'select, insert');

create function due_subscriptions(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select s.tenant_id, s.id from public.subscription s where s.due_at <= now order by s.due_at limit most;
  end;
alter function due_subscriptions(timestamptz, int) owner to speechcad_sweeper;

create function subscriptions_to_warn(now timestamptz, most int) returns table (tenant_id bigint, id bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select s.tenant_id, s.id from public.subscription s where s.notice_at <= now order by s.notice_at limit most;
  end;
alter function subscriptions_to_warn(timestamptz, int) owner to speechcad_sweeper;
