-- Who changed the circuit breakers' limits last, and who agreed where it took two: the row itself refuses that one person
-- is both. What set limits before this is not known here; the audit log has it.
alter table breaker_limit
  add column changed_by bigint,
  add column agreed_by bigint,
  add foreign key (tenant_id, changed_by) references app_user,
  add foreign key (tenant_id, agreed_by) references app_user,
  add check (agreed_by is null or (changed_by is not null and agreed_by <> changed_by));
