-- Beside the summary: whether the call did what it was made for, and what further analysis found, by name and masked.
-- They end with the other words of the call.
alter table call_record add column successful boolean;
alter table call_record add column custom jsonb;
