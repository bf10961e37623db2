-- How far the numbers of somebody who leaves were replaced: of the campaigns the contact, of the calls the one planned
-- last. Each piece moves it on in its own transaction.
alter table account_closing
  add column numbers_campaign uuid not null default '00000000-0000-0000-0000-000000000000',
  add column numbers_seq int not null default 0,
  add column numbers_planned_at timestamptz not null default '-infinity',
  add column numbers_attempt uuid not null default '00000000-0000-0000-0000-000000000000';
