-- What the person reads about an order on their wallet, beside the operators' reason, which stays with the operators.
alter table operator_request add column told text not null default '';
