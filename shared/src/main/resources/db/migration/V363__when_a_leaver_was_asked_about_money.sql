-- When somebody who leaves was asked where their money goes, of which they had not said: for so long admins wait. Empty while
-- nobody asked. A version from before does not write it: then it is as of the next look.
alter table account_closing add column money_asked_at timestamptz;
