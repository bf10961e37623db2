-- A fifth of forty million rows is a vacuum in months: from here on it counts rows. What is only ever added is vacuumed for
-- index-only scans, and counted again for the planner, when a hundredth and half a hundredth of it is new.
do $$
declare
  name text;
begin
  foreach name in array array['attempt', 'attempt_authorisation', 'ledger_hold', 'chat_message', 'campaign_contact', 'job',
    'ledger_op', 'ledger_transfer', 'ledger_hold_event', 'audit_log', 'gate_answer', 'call_answer', 'call_record',
    'recording', 'receipt', 'claimed_key', 'call_screening']
  loop
    execute format('alter table %I set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000,
      autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.005)', name);
  end loop;
end $$;

-- These are small and change all the time: what is dead in the indexes of what is due must not come to fifty thousand.
alter table job set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
alter table chat_message set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
