-- Jobs that are over are kept for a while, so that a late second one of the same subject changes nothing, then forgotten.
alter table job add column finished_at timestamptz;
update job set finished_at = due_at where state <> 'WAITING';
create index job_finished on job (tenant_id, finished_at) where state <> 'WAITING';
grant delete on job to speechcad_app;
