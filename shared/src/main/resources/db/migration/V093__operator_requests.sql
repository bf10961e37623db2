-- What an operator asks to be done to a wallet by hand. A small sum is done at once; above the limit a second person has
-- to agree, and the row itself refuses that the same person does both.
create table operator_request (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  kind text not null check (kind in ('CREDIT', 'DEBIT', 'PAYOUT', 'REFUND')),
  user_id bigint not null,
  amount_micros bigint not null check (amount_micros > 0),
  -- The operation that is given back, for a refund.
  original_op bigint,
  reason text not null check (reason <> ''),
  takes_two boolean not null,
  asked_by bigint not null,
  asked_at timestamptz not null,
  state text not null default 'WAITING'
    check (state in ('WAITING', 'DONE', 'IMPOSSIBLE', 'REJECTED', 'WITHDRAWN')),
  decided_by bigint,
  decided_at timestamptz,
  note text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references app_user,
  foreign key (tenant_id, asked_by) references app_user,
  foreign key (tenant_id, decided_by) references app_user,
  foreign key (tenant_id, original_op) references ledger_op (tenant_id, id),
  check ((kind = 'REFUND') = (original_op is not null)),
  check ((state = 'WAITING') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state not in ('DONE', 'IMPOSSIBLE') or decided_by is distinct from asked_by or not takes_two)
);
create index operator_request_waiting on operator_request (tenant_id, id) where state = 'WAITING';
call tenant_table('operator_request', 'select, insert, update');
