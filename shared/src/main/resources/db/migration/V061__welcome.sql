-- The last step of the way in: being told what to do first.
alter table app_user add column welcomed_at timestamptz;
