-- The lock on a user's plan and money, in one statement: the row is there nearly always, and whoever makes it meanwhile is
-- waited for. Each statement of a function sees what was committed before it.
create function billing_take(whose bigint) returns void language plpgsql as $$
begin
  perform from billing_lock where user_id = whose for update;
  if not found then
    insert into billing_lock (user_id) values (whose) on conflict do nothing;
    perform from billing_lock where user_id = whose for update;
  end if;
end $$;
