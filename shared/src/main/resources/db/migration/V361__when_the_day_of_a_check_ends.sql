-- When the day on which a list was checked against a registry was over for whoever said so, in their own time zone. Empty for
-- what was said before: such a day counts as over where it is over first.
alter table registry_check add column day_over_at timestamptz;
