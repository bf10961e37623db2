-- The last of its list when it was confirmed: whoever is added afterwards was not priced, and is not called.
alter table campaign add column confirmed_to bigint;
