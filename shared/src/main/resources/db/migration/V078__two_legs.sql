-- A call and its transfer may both be the plan's: together they may use twice the call's longest.
alter table attempt_authorisation
  drop constraint attempt_authorisation_check3,
  add constraint attempt_authorisation_plan_seconds check (plan_seconds <= 2 * longest_seconds);
