-- Since when those who had it did not know its kind: of another version that serves beside theirs, or of nobody's any more.
alter table job add column unknown_since timestamptz;
