-- A call that its callee hung up within seconds; too many of them speak against the flow.
alter table call_screening add column brief boolean not null default false;
alter table flow_suspension drop constraint flow_suspension_cause_check;
alter table flow_suspension add constraint flow_suspension_cause_check
  check (cause in ('BLOCKED_WORDS', 'MARKED_AS_SPAM', 'SCAM_DETECTED', 'OPT_OUTS', 'BRIEF_CALLS', 'ADMIN'));
