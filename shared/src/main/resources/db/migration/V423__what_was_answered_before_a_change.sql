-- The answer about renewal from before another plan was to follow: it holds again when the change is taken back, or the plan
-- cancelled. Empty where none follows, and for what was chosen before this was written down.
alter table subscription add column renewed_before boolean;
