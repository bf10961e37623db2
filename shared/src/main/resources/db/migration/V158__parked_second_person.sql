-- What an operator wants done about a parked payment and a second one has to agree to: at most one wish at a time. The
-- row itself refuses that the same person does both.
alter table parked_payment
  add column asked_kind text check (asked_kind in ('CREDIT', 'LINK', 'REVERSE')),
  add column asked_micros bigint check (asked_micros > 0),
  add column asked_invoice uuid,
  add column asked_why text check (asked_why <> ''),
  add column asked_by bigint,
  add column asked_at timestamptz,
  add column agreed_by bigint,
  add foreign key (tenant_id, asked_by) references app_user,
  add foreign key (tenant_id, agreed_by) references app_user,
  add foreign key (tenant_id, asked_invoice) references top_up,
  add check (num_nulls(asked_kind, asked_micros, asked_why, asked_by, asked_at) in (0, 5)),
  add check ((coalesce(asked_kind, '') = 'LINK') = (asked_invoice is not null)),
  add check (agreed_by is null or (asked_by is not null and agreed_by <> asked_by));
