-- What admins look for: what somebody did, what was done to something, and one kind of deed; the newest first.
create index audit_log_by_actor on audit_log (tenant_id, actor, seq desc);
create index audit_log_by_subject on audit_log (tenant_id, subject, seq desc);
create index audit_log_by_action on audit_log (tenant_id, action, seq desc);
