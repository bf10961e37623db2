-- A parked payment is rejected for good by two persons where crediting it would take two. What it is worth may be unknown.
alter table parked_payment
  drop constraint parked_payment_asked_kind_check,
  drop constraint parked_payment_check,
  add constraint parked_payment_asked_kind_check check (asked_kind in ('CREDIT', 'LINK', 'REVERSE', 'REJECT')),
  add constraint parked_payment_asked_whole check (num_nulls(asked_kind, asked_why, asked_by, asked_at) in (0, 4)
    and (asked_micros is null) = (coalesce(asked_kind, 'REJECT') = 'REJECT'));

-- The second person is never the one whose wallet it is about. Asked when somebody agrees: rows from before this rule stay
-- as they are, and can be changed otherwise.
create function parked_operation_has_another() returns trigger language plpgsql as $$
begin
  if new.agreed_by = new.user_id then
    raise exception 'parked_operation %: nobody agrees about money of their own', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger not_agreed_by_its_owner before update of agreed_by on parked_operation
  for each row when (new.agreed_by is not null) execute function parked_operation_has_another();

create function parked_payment_has_another() returns trigger language plpgsql as $$
begin
  if new.agreed_by in (select t.user_id from top_up t where t.tenant_id = new.tenant_id
      and t.id in (new.top_up_id, new.asked_invoice, new.decided_invoice)) then
    raise exception 'parked_payment %: nobody agrees about money of their own', new.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger not_agreed_by_its_owner before update of agreed_by on parked_payment
  for each row when (new.agreed_by is not null) execute function parked_payment_has_another();
