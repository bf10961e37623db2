-- Numbers to call, as reusable lists. A list belongs to a business, as its do-not-call list does.
create table contact_list (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  business_id bigint not null,
  owner_user_id bigint not null,
  name text not null check (char_length(name) between 1 and 60),
  -- Numbers written without a country code are read as numbers of this country.
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- The consent that stands behind these numbers; whoever keeps consents knows it by this id.
  consent_id uuid,
  -- How many contacts are in it; written in the transaction that adds or takes away.
  contacts int not null default 0 check (contacts between 0 and 100000),
  -- How many imports were begun: the next one's number is one more.
  imports int not null default 0 check (imports >= 0),
  created_at timestamptz not null,
  -- Hidden since then, and emptied some days later; until then it can be brought back.
  deleted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, business_id) references business,
  foreign key (tenant_id, owner_user_id) references app_user
);
create index contact_list_of_business on contact_list (tenant_id, business_id, created_at) where deleted_at is null;
call tenant_table('contact_list', 'select, insert, update');

-- One number of a list. Without foreign keys: a hundred thousand rows would each ask for the same list, whose row the
-- import has locked anyway and which is never deleted; the tenant is the policy's.
create table contact (
  tenant_id bigint not null default app_tenant(),
  list_id uuid not null,
  -- The import's number times a million, plus the row of its file: in the file's order, with gaps, and the same
  -- however often the row is tried.
  seq bigint not null check (seq > 0),
  number text not null,
  region text not null,
  variables jsonb not null default '{}',
  primary key (tenant_id, list_id, seq),
  unique (tenant_id, list_id, number)
);
call tenant_table('contact', 'select, insert, update, delete');

-- One file or pasted text on its way into a list. What was read is what became of it: the sum is the table's own rule.
create table contact_import (
  tenant_id bigint not null default app_tenant() references tenant,
  id uuid not null,
  list_id uuid not null,
  number int not null check (number > 0),
  user_id bigint not null,
  source text not null check (source in ('PASTE', 'FILE')),
  -- The messenger's id of the file, until it was fetched; then the key in our bucket, until it was read.
  telegram_file text,
  file_key text,
  file_name text not null default '',
  state text not null check (state in ('RECEIVED', 'FETCHING', 'READING', 'ASKING', 'IMPORTING', 'DONE', 'FAILED',
    'CANCELLED', 'UNDOING', 'UNDONE')),
  refusal text,
  -- What reading found: how the file is written, its columns, which one has the numbers.
  dialect jsonb,
  columns jsonb not null default '[]',
  phone_column int check (phone_column >= 0),
  total_rows int not null default 0 check (total_rows >= 0),
  rows_read int not null default 0,
  ready int not null default 0 check (ready >= 0),
  repeated int not null default 0 check (repeated >= 0),
  known int not null default 0 check (known >= 0),
  invalid int not null default 0 check (invalid >= 0),
  do_not_call int not null default 0 check (do_not_call >= 0),
  no_price int not null default 0 check (no_price >= 0),
  no_room int not null default 0 check (no_room >= 0),
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, list_id, number),
  foreign key (tenant_id, list_id) references contact_list,
  foreign key (tenant_id, user_id) references app_user,
  check (rows_read = ready + repeated + known + invalid + do_not_call + no_price + no_room),
  check ((state = 'FAILED') = (refusal is not null)),
  check (state <> 'DONE' or rows_read = total_rows)
);
call tenant_table('contact_import', 'select, insert, update');

-- A row that did not become a contact, to be given back with the reason.
create table contact_reject (
  tenant_id bigint not null default app_tenant(),
  import_id uuid not null,
  -- The row of the file as a spreadsheet numbers it, the header included.
  row_number int not null check (row_number > 0),
  reason text not null,
  cells jsonb not null,
  primary key (tenant_id, import_id, row_number)
);
call tenant_table('contact_reject', 'select, insert, delete');
