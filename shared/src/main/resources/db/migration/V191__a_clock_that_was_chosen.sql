-- Everybody begins with UTC. Whoever wants that clock says so: from then on no number of theirs changes it.
alter table app_user add column zone_chosen_at timestamptz;
