-- Answers in words lie as long as a recording. Those of before have no end, and so have those of a function of the version
-- before, which still runs while this one is deployed: the daily task finds them here, some at a time. The index is read by
-- nothing else and is empty once they are gone.
set lock_timeout = 0;
drop index concurrently if exists call_answer_said;
create index concurrently call_answer_said on call_answer (visible_at)
  where keep_until is null and kind in ('SPOKEN', 'FEEDBACK');
