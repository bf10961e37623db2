-- The beginning of every update from a chat, as one statement: it names the tenant to row-level security, claims the
-- update, locks the chat's session, and tells who is there. A function, because each of its statements must see what
-- the one before waited for; with its caller's rights, so that row-level security binds it.
create function update_arrives(of_tenant bigint, update_key text, telegram bigint, is_tap boolean, menu_slot text)
  returns table (is_ours boolean, session chat_session, person app_user, business business, own_number text,
                 menu_message_id int, was_answered boolean)
  language plpgsql volatile security invoker as $$
begin
  perform set_config('app.tenant', of_tenant::text, true);
  insert into claimed_key (scope, key) values ('telegram-update', update_key) on conflict do nothing;
  is_ours := found;
  if is_ours then
    -- Whoever works on this chat now is waited for; what is read after this line is what they left.
    select s.* into session from chat_session s where s.chat_id = telegram for update;
    select u.* into person from app_user u where u.telegram_id = telegram;
    select b.* into business from business b where b.owner_user_id = person.id;
    select n.number into own_number from own_number n where n.user_id = person.id;
    if is_tap then
      select m.message_id into menu_message_id from chat_message m where m.chat_id = telegram and m.slot = menu_slot;
      was_answered := exists (select from failed_update f where f.update_id = update_key::bigint);
    end if;
  end if;
  return next;
end $$;
