-- The charge that was confirmed for a plan paid for with crypto: once the money is there, no more than that is taken without
-- asking again. Empty for those who confirmed before it was written down.
alter table purchase_intent add column agreed_micros bigint;
