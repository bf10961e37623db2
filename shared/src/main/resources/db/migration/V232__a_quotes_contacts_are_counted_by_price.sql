-- A quote's contacts are priced as they are asked about, a piece at a time: how many of them cost the same.
alter table campaign_quote add column prices jsonb not null default '{}';
