-- How far the provider's copies of the calls of somebody who leaves were deleted: the one planned last. Without it each few
-- calls would be looked for among all that the person ever made.
alter table account_closing
  add column copies_planned_at timestamptz not null default '-infinity',
  add column copies_attempt uuid not null default '00000000-0000-0000-0000-000000000000';
