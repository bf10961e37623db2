-- What somebody who leaves gave up of their money when they said so; more than that is asked about again. Empty for those who
-- said it before this was written down: of them nobody knows how much they meant, and they are asked again.
alter table account_closing add column gives_up_micros bigint;
