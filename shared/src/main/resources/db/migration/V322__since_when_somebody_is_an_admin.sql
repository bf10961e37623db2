-- Nobody is a second person within a day of becoming an admin. Empty for those who were one before this was written down.
alter table app_user add column admin_since timestamptz;
