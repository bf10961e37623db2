-- What a call rests on, as the business stated it when it asked for the call: the gate is asked the same each time.
alter table attempt
  add column purpose text not null default 'INFORMATIONAL' check (purpose in ('INFORMATIONAL', 'MARKETING')),
  add column consent_id uuid,
  add column stated_zone text;
