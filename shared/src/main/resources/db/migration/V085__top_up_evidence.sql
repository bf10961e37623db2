-- Top-ups to the letter: what was heard is kept as evidence, a credit is followed until the provider has settled it, and
-- a payment that belongs to no invoice of ours can be parked too.
alter table top_up add column settled_at timestamptz;
alter table top_up add column late boolean not null default false;
-- The provider's books said otherwise than ours; asked once more before anybody is alarmed.
alter table top_up add column doubted_at timestamptz;
alter table top_up add column reconciled_at timestamptz;
alter table top_up drop constraint top_up_state_check;
alter table top_up add constraint top_up_state_check check (state in ('REQUESTED', 'WAITING', 'SEEN', 'CREDITED',
  'UNDERPAID', 'EXPIRED', 'PARKED', 'REFUSED', 'CANCELLED', 'REVERSED'));
create index top_up_to_reconcile on top_up (tenant_id, created_at, id)
  where reconciled_at is null and payment_id is not null;

-- Everything the provider said about an invoice and what it led to, each thing once.
create table top_up_news (
  tenant_id bigint not null default app_tenant() references tenant,
  id bigint generated always as identity,
  top_up_id uuid not null,
  source text not null check (source in ('SEALED', 'UNSEALED', 'BOOKS')),
  word text not null check (word <> ''),
  fact text not null,
  received numeric,
  rate numeric,
  tx_hash text not null default '',
  occurred_at timestamptz,
  effect text not null,
  heard_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, top_up_id, source, word, fact),
  foreign key (tenant_id, top_up_id) references top_up
);
call tenant_table('top_up_news', 'select, insert');
create trigger append_only before update or delete or truncate on top_up_news
  for each statement execute function refuse_change();

alter table parked_payment alter column top_up_id drop not null;
alter table parked_payment drop constraint parked_payment_state_check;
alter table parked_payment add constraint parked_payment_state_check
  check (state in ('OPEN', 'CREDITED', 'REJECTED', 'LINKED', 'REVERSED'));
create unique index parked_payment_unclaimed on parked_payment (tenant_id, fact) where top_up_id is null;

-- One pass a day through the provider's log of letters and through our own invoices; it goes on where it stopped.
create table payment_pass (
  tenant_id bigint not null default app_tenant() references tenant,
  day date not null,
  -- In the log, newest first: the newest letter of this pass, and the one after which it goes on.
  newest_letter text,
  letters_after text,
  letters_done boolean not null default false,
  invoices_after timestamptz,
  invoices_after_id uuid,
  finished_at timestamptz,
  started_at timestamptz not null,
  primary key (tenant_id, day)
);
call tenant_table('payment_pass', 'select, insert, update');
