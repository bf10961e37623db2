-- What one operator decides alone is summed for each wallet, and a payment may be linked to another one's invoice.
alter table parked_payment
  add column decided_invoice uuid,
  add foreign key (tenant_id, decided_invoice) references top_up;
