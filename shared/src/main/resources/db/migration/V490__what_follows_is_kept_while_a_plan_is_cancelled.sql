-- Whoever cancels a plan and then keeps it has the smaller plan again that they had chosen to follow. Nothing follows a plan that
-- stays cancelled: its end clears this.
do $$
declare known text;
begin
  select conname into strict known from pg_constraint
    where conrelid = 'subscription'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%next_plan_id IS NULL%';
  execute format('alter table subscription drop constraint %I', known);
end $$;
alter table subscription add constraint subscription_next_plan_check
  check (next_plan_id is null or state in ('ACTIVE', 'CANCEL_AT_PERIOD_END', 'PAST_DUE')) not valid;
alter table subscription validate constraint subscription_next_plan_check;
