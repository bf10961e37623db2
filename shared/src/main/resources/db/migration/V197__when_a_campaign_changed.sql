-- Progress is gathered for a while before it is shown; a new state, pace, budget or quote is shown at once, each time anew.
alter table campaign add column changed_at timestamptz;
