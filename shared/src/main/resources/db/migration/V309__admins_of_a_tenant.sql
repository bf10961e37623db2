-- Who runs a tenant: a handful of all its people.
set lock_timeout = 0;
drop index concurrently if exists app_user_admins;
create index concurrently app_user_admins on app_user (tenant_id, id) where is_admin;
