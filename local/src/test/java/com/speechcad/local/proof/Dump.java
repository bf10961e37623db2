package com.speechcad.local.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything about somebody's money and calls that two runs of the same life must have in common, line by line. Of messages
 * only that each was told, and once; the clock's remarks about a low wallet are left out, for they are about the moment of its
 * look.
 */
final class Dump {
    private static final List<String> LINES = List.of(
            "select 'account', code, posted_micros, held_micros, status from ledger_account where owner_user_id = :user",
            """
            select 'op', kind, outcome, reason, moved_micros, owed_micros, returned_micros from ledger_op
            where user_id = :user""",
            """
            select 'entry', t.kind, t.amount_micros from ledger_transfer t
            join ledger_op o on o.tenant_id = t.tenant_id and o.id = t.op_id where o.user_id = :user""",
            """
            select 'hold', case state when 'OPEN' then state else 'OVER' end as state, authorised_micros, captured_micros,
              released_micros from ledger_hold where user_id = :user""",
            "select 'authorised', state, refusal, plan_seconds, hold_micros from attempt_authorisation where user_id = :user",
            """
            select 'receipt', r.billed_seconds, r.plan_seconds, r.call_micros,
              case c.change when 'GIVEN_BACK' then 0 else r.recording_micros + coalesce(c.micros, 0) end as recording_micros
            from receipt r left join receipt_recording c on c.tenant_id = r.tenant_id and c.attempt_id = r.attempt_id
            where r.user_id = :user""",
            "select 'attempt', state, reason, connected_ms from attempt where user_id = :user",
            """
            select 'record', (select count(*) from call_record r where r.attempt_id = a.id),
              (select count(*) from recording r where r.attempt_id = a.id),
              (select count(*) from call_answer r where r.attempt_id = a.id),
              (select count(*) from slot_lease r where r.attempt_id = a.id)
            from attempt a where user_id = :user""",
            """
            select 'top-up', state, credited_micros, received, settled_at is not null as settled from top_up
            where user_id = :user""",
            """
            select 'parked', p.reason, p.state, p.decided_micros from parked_payment p join top_up u on u.tenant_id = p.tenant_id
            and u.id = p.top_up_id where u.user_id = :user""",
            """
            select 'plan', plan_id, state, period_end - period_start as lasts, auto_renew from subscription
            where user_id = :user""",
            """
            select 'plan event', kind, from_state, to_state, plan_id, charged_micros, credit_micros,
              period_end - period_start as lasts from subscription_event where user_id = :user""",
            """
            select 'clearing', s.due from ledger_unsettled(app_tenant()) s
            join ledger_op o on o.tenant_id = app_tenant() and o.id = s.op_id where o.user_id = :user""",
            "select 'request', kind, state, takes_two, sent from operator_request where user_id = :user",
            "select 'stopped', kind, breaker, state from parked_operation where user_id = :user",
            """
            select 'message', regexp_replace(m.slot, '[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+', '#', 'g') as slot
            from chat_message m join app_user u on u.tenant_id = m.tenant_id and u.telegram_id = m.chat_id
            where u.id = :user and m.slot not like 'wallet-%'""",
            """
            select 'allowance', a.kind, a.used_seconds, a.reserved_seconds from allowance a
            join subscription s on s.tenant_id = a.tenant_id and s.id = a.subscription_id where s.user_id = :user""",
            """
            select 'given up', j.kind from job j where j.state = 'REFUSED'
            and (split_part(j.subject, ':', 1) in (select id::text from attempt where user_id = :user)
              or split_part(j.subject, ':', 1) in (select id::text from top_up where user_id = :user))""");

    private Dump() {}

    static List<String> of(World world, Person person) {
        return world.in(() -> {
            var lines = new ArrayList<String>();
            for (var line : LINES) {
                world.app
                        .sql()
                        .of("select row_to_json(x)::text as line from ("
                                + line.replaceFirst("select '([a-z -]+)',", "select '$1' as what,")
                                + ") x order by 1")
                        .with("user", person.user())
                        .list(row -> row.text("line"))
                        .forEach(lines::add);
            }
            return List.copyOf(lines);
        });
    }
}
