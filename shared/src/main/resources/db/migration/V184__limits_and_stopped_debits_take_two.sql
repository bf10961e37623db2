-- What a call may cost for its length, whatever was authorised; and a second person for what stops debits: to raise a
-- limit, and to decide about a debit above what one operator decides alone, or of one's own. At most one wish at a time
-- each; the rows themselves refuse that the same person does both.
alter table breaker_limit
  add column most_charge_a_minute_micros bigint not null default 10000000 check (most_charge_a_minute_micros > 0),
  add column asked_operations int check (asked_operations > 0),
  add column asked_debit_micros bigint check (asked_debit_micros > 0),
  add column asked_minute_micros bigint check (asked_minute_micros > 0),
  add column asked_why text check (asked_why <> ''),
  add column asked_by bigint,
  add column asked_at timestamptz,
  add foreign key (tenant_id, asked_by) references app_user,
  add check (num_nulls(asked_operations, asked_debit_micros, asked_minute_micros, asked_why, asked_by, asked_at) in (0, 6));

alter table parked_operation
  drop constraint parked_operation_breaker_check,
  add constraint parked_operation_breaker_check
    check (breaker in ('OPERATIONS_A_DAY', 'DEBIT_AN_HOUR', 'MORE_THAN_AUTHORISED', 'CHARGE_A_MINUTE')),
  add column asked_state text check (asked_state in ('RELEASED', 'REJECTED')),
  add column asked_why text check (asked_why <> ''),
  add column asked_by bigint,
  add column asked_at timestamptz,
  add column agreed_by bigint,
  add foreign key (tenant_id, asked_by) references app_user,
  add foreign key (tenant_id, agreed_by) references app_user,
  add check (num_nulls(asked_state, asked_why, asked_by, asked_at) in (0, 4)),
  add check (agreed_by is null or (asked_by is not null and agreed_by <> asked_by));
