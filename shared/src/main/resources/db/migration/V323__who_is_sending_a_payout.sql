-- Whoever says that they send the money now: for a while nobody else takes the payout back, or sends it as well.
alter table operator_request add column sending_by bigint;
alter table operator_request add column sending_at timestamptz;
