-- As the books have it (V182): the same CHECKs as functions, because PostgreSQL reads a CHECK's text again in every
-- statement that writes to its table, and a function once in a session. The price of a call was an SQL function, which is
-- taken apart and put into the statement each time: half of what it takes to write a receipt.

create or replace function rated_micros(seconds bigint, per_minute bigint, connection bigint, mode text, place bigint)
  returns bigint language plpgsql immutable as $$
begin
  return case
    when seconds = 0 then 0
    else place * case mode
      when 'HALF_UP' then div(2 * (seconds::numeric * per_minute + 60 * connection) + 60 * place, 120 * place)
      when 'UP' then div(seconds::numeric * per_minute + 60 * connection + 60 * place - 1, 60 * place)
      when 'DOWN' then div(seconds::numeric * per_minute + 60 * connection, 60 * place)
    end
  end::bigint;
end $$;

create function receipt_adds_up(ending text, connected_ms bigint, billed int, by_plan int, by_wallet int, calls bigint,
                                recording bigint, returned bigint, owed bigint)
  returns boolean language plpgsql immutable as $$
begin
  return ending in ('TALKED', 'MACHINE', 'FAILED', 'NOBODY') and by_plan + by_wallet = billed
    and connected_ms >= 0 and billed >= 0 and by_plan >= 0 and by_wallet >= 0
    and calls >= 0 and recording >= 0 and returned >= 0 and owed >= 0;
end $$;
alter table receipt
  drop constraint receipt_ending_check, drop constraint receipt_check,
  drop constraint receipt_connected_ms_check, drop constraint receipt_billed_seconds_check,
  drop constraint receipt_plan_seconds_check, drop constraint receipt_wallet_seconds_check,
  drop constraint receipt_call_micros_check, drop constraint receipt_recording_micros_check,
  drop constraint receipt_returned_micros_check, drop constraint receipt_owed_micros_check,
  add constraint receipt_adds_up check (receipt_adds_up(ending, connected_ms, billed_seconds, plan_seconds,
    wallet_seconds, call_micros, recording_micros, returned_micros, owed_micros));

create function authorisation_is_sound(kind text, state text, refusal text, longest_seconds int, plan_seconds int,
                                       hold_micros bigint, shortfall_micros bigint)
  returns boolean language plpgsql immutable as $$
begin
  return kind in ('SINGLE', 'BULK') and state in ('OPEN', 'SETTLED', 'RELEASED', 'EXPIRED', 'REFUSED')
    and (state = 'REFUSED') = (refusal <> '')
    and longest_seconds >= 0 and plan_seconds between 0 and 2 * longest_seconds
    and hold_micros >= 0 and shortfall_micros >= 0;
end $$;

-- What was authorised has its price, and what a plan pays for has its period.
create function authorisation_has_its_terms(state text, version bigint, per_minute bigint, increment int, minimum int,
                                            recording bigint, plan_seconds int, subscription bigint, period timestamptz)
  returns boolean language plpgsql immutable as $$
begin
  return (state = 'REFUSED' or num_nulls(version, per_minute, increment, minimum, recording) = 0)
    and (plan_seconds = 0 or num_nulls(subscription, period) = 0);
end $$;
alter table attempt_authorisation
  drop constraint attempt_authorisation_kind_check, drop constraint attempt_authorisation_state_check,
  drop constraint attempt_authorisation_check, drop constraint attempt_authorisation_check1,
  drop constraint attempt_authorisation_check2, drop constraint attempt_authorisation_longest_seconds_check,
  drop constraint attempt_authorisation_plan_seconds, drop constraint attempt_authorisation_plan_seconds_check,
  drop constraint attempt_authorisation_hold_micros_check,
  drop constraint attempt_authorisation_shortfall_micros_check,
  add constraint authorisation_is_sound check (authorisation_is_sound(kind, state, refusal, longest_seconds,
    plan_seconds, hold_micros, shortfall_micros)),
  add constraint authorisation_has_its_terms check (authorisation_has_its_terms(state, price_version_id,
    micros_per_minute, increment_seconds, minimum_seconds, recording_micros, plan_seconds, subscription_id,
    period_start));

create function attempt_is_sound(kind text, purpose text, state text, most_micros bigint, most_seconds int,
                                 campaign_id uuid, campaign_seq int)
  returns boolean language plpgsql immutable as $$
begin
  return kind in ('SINGLE', 'BULK') and purpose in ('INFORMATIONAL', 'MARKETING')
    and state in ('PLANNED', 'AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL', 'ENDED', 'NOT_CONNECTED', 'REFUSED')
    and most_micros >= 0 and most_seconds > 0 and num_nonnulls(campaign_id, campaign_seq) in (0, 2);
end $$;
alter table attempt
  drop constraint attempt_kind_check, drop constraint attempt_purpose_check, drop constraint attempt_state_check,
  drop constraint attempt_most_micros_check, drop constraint attempt_most_seconds_check,
  drop constraint attempt_of_row,
  add constraint attempt_is_sound check (attempt_is_sound(kind, purpose, state, most_micros, most_seconds, campaign_id,
    campaign_seq));

create function top_up_is_sound(state text, amount bigint, credited bigint, due bigint, expected numeric)
  returns boolean language plpgsql immutable as $$
begin
  return state in ('REQUESTED', 'WAITING', 'SEEN', 'CREDITED', 'UNDERPAID', 'EXPIRED', 'PARKED', 'REFUSED', 'CANCELLED',
      'REVERSED')
    and amount > 0 and coalesce(credited > 0, true) and coalesce(due > 0, true) and coalesce(expected > 0, true);
end $$;
alter table top_up
  drop constraint top_up_state_check, drop constraint top_up_amount_micros_check,
  drop constraint top_up_credited_micros_check, drop constraint top_up_due_micros_check,
  drop constraint top_up_expected_check,
  add constraint top_up_is_sound check (top_up_is_sound(state, amount_micros, credited_micros, due_micros, expected));
