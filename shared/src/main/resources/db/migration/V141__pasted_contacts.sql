-- A pasted text is short and stands in the row itself until it was read: nothing is fetched for it.
alter table contact_import add column pasted text check (char_length(pasted) <= 20000);
