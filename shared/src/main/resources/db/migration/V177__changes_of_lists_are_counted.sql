-- Rises whenever contacts come or go, under the list's lock: an import that finds the number it left knows that what it
-- remembers of the list is still all of it.
alter table contact_list add column changes bigint not null default 0;
