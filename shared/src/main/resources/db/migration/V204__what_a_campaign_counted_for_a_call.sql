-- How much of a call is in its campaign's "spent": a later word about its charge moves that by the difference.
alter table attempt add column counted_micros bigint;
alter table attempt no force row level security;
alter table receipt no force row level security;
alter table receipt_transfer no force row level security;
-- Calls that were counted before: what was charged at their end, with the fee that may still come, or the most.
update attempt a set counted_micros = coalesce(
    (select r.call_micros + r.recording_micros + coalesce((select sum(t.call_micros) from receipt_transfer t
        where t.tenant_id = r.tenant_id and t.attempt_id = r.attempt_id), 0)
      + case when a.recording and not r.recorded then coalesce(r.recording_fee_micros, 0) else 0 end
      from receipt r where r.tenant_id = a.tenant_id and r.attempt_id = a.id),
    case when a.connected_ms > 0 then a.most_micros else 0 end)
  where a.campaign_id is not null and a.ended_at is not null;
alter table attempt force row level security;
alter table receipt force row level security;
alter table receipt_transfer force row level security;
