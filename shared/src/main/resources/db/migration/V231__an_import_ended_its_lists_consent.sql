-- Whoever adds people to a list is told that its consent does not cover them.
alter table contact_import add column ended_consent boolean not null default false;
