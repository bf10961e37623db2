-- Support is told a transaction's name; a transaction of a network is looked for among all top-ups.
set lock_timeout = 0;
drop index concurrently if exists top_up_received_tx;
create index concurrently top_up_received_tx on top_up (tenant_id, received_tx) where received_tx is not null;
drop index concurrently if exists top_up_seen_tx;
create index concurrently top_up_seen_tx on top_up (tenant_id, seen_tx) where seen_tx is not null;
drop index concurrently if exists parked_payment_tx;
create index concurrently parked_payment_tx on parked_payment (tenant_id, tx_hash);
