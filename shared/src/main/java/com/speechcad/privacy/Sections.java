package com.speechcad.privacy;

import java.util.List;

/**
 * What the file with a person's data is made of: each section one statement that gives a JSON text a row. Nobody's data
 * but the person's own, and nothing of a call before it may be seen.
 */
final class Sections {
    /**
     * @param name of the file in the archive
     * @param tables whose rows it gives
     * @param sql gives {@code json}, for answers without what was answered, which lies sealed beside it; {@code :user} and {@code :now} may stand in it, {@code :most} must, and either
     *     {@code :offset}, or {@code :after} and then it gives the {@code key} of each row too
     */
    record Section(String name, List<String> tables, String sql) {
        /** Whether its rows are answers, to be opened one by one. */
        boolean isOfAnswers() {
            return tables.contains("call_answer");
        }

        /** Of what may be millions of rows, each page begins behind the last row's key instead of at an offset. */
        boolean isByKey() {
            return sql.contains(":after");
        }
    }

    private static final String PAGE = " offset :offset limit :most";

    /** A part of the last row's key, in SQL; before the first row it is the least of its type, below all others. */
    private record KeyPart(String least) {
        /** @param place in the key, from 1 */
        String in(int place) {
            return "coalesce(nullif(split_part(:after, '|', " + place + "), ''), " + least;
        }
    }

    private static final KeyPart AT = new KeyPart("'-infinity')::timestamptz");
    private static final KeyPart ID = new KeyPart("'00000000-0000-0000-0000-000000000000')::uuid");
    private static final KeyPart WHOLE = new KeyPart("'0')::bigint");

    static final List<Section> ALL = List.of(
            of("profile", "app_user", "id = :user", "id"),
            of("business", "business", "owner_user_id = :user", "id"),
            of("own-number", "own_number", "user_id = :user", "user_id"),
            of("numbers-of-before", "own_number_past", "user_id = :user", "number"),
            of("guest-of", "guest", "user_id = :user", "agreed_at"),
            ofBusiness("guests", "guest"),
            ofBusiness("consents", "consent"),
            ofBusiness("do-not-call", "do_not_call"),
            ofBusiness("registry-checks", "registry_check"),
            ofBusiness("limit-requests", "limit_request"),
            ofBusiness("guest-invitations", "guest_invitation"),
            ofBusiness("caller-ids", "caller_id"),
            ofBusiness("business-suspensions", "business_suspension", "lifted_by"),
            new Section("gate-answers", List.of("gate_answer"), """
                    select (to_jsonb(t) - 'tenant_id')::text as json,
                      t.number || '|' || t.at || '|' || t.audit_seq || '|' || t.place as key
                    from gate_answer t where t.business_id = (select id from business where owner_user_id = :user)
                      and t.number >= split_part(:after, '|', 1)
                      and (t.number, t.at, t.audit_seq, t.place) > (split_part(:after, '|', 1), %s, %s, %s)
                    order by t.number, t.at, t.audit_seq, t.place limit :most""".formatted(AT.in(2), WHOLE.in(3), WHOLE.in(4))),
            of("flows", "flow", "owner_user_id = :user", "created_at, id"),
            new Section("flow-versions", List.of("flow_version"), """
                    select (to_jsonb(t) - 'tenant_id' - 'provider_flow' - 'agent_id')::text as json from flow_version t
                    join flow f on f.id = t.flow_id where f.owner_user_id = :user
                    order by t.created_at, t.id""" + PAGE),
            new Section("kept-drafts", List.of("flow_kept_draft"), """
                    select (to_jsonb(t) - 'tenant_id')::text as json from flow_kept_draft t
                    join flow f on f.id = t.flow_id where f.owner_user_id = :user
                    order by t.flow_id, t.number""" + PAGE),
            joined("flow-suspensions", "flow_suspension", "flow", "flow_id", "owner_user_id", "t.id", "lifted_by"),
            of("script-reviews", "script_review", "owner_user_id = :user", "asked_at, id"),
            of("script-decisions", "script_decision", "owner_user_id = :user", "decided_at, digest"),
            of("reference-lists", "reference_list", "owner_user_id = :user", "created_at, id"),
            new Section("reference-entries", List.of("reference_entry"), """
                    select (to_jsonb(t) - 'tenant_id')::text as json from reference_entry t
                    join reference_list l on l.id = t.list_id where l.owner_user_id = :user
                    order by t.list_id, t.digest""" + PAGE),
            new Section("calls", List.of("attempt"), """
                    select (to_jsonb(t) - 'tenant_id' - 'agent_id' - 'nonce')::text as json,
                      t.planned_at || '|' || t.id as key
                    from attempt t where t.user_id = :user and t.planned_at >= %1$s and (t.planned_at, t.id) > (%1$s, %2$s)
                    order by t.planned_at, t.id limit :most""".formatted(AT.in(1), ID.in(2))),
            ofCalls(
                    "answers",
                    "call_answer",
                    "jsonb_build_object('attempt_id', t.attempt_id, 'step', t.step, 'kind', t.kind)::text as json,"
                            + " t.attempt_id, t.shown, t.sealed",
                    "and r.visible_at <= :now and (r.keep_until is null or r.keep_until > :now)",
                    "r.seq"),
            ofCalls("transcripts", "call_record"),
            ofCalls("recordings", "recording"),
            ofCalls("receipts", "receipt"),
            ofCalls("receipts-of-recordings", "receipt_recording"),
            ofCalls("receipts-of-transfers", "receipt_transfer"),
            ofCalls("authorised-transfers", "authorised_transfer"),
            ofCalls("screenings", "call_screening"),
            ofCalls("unheard-calls", "unheard_call"),
            byKey(
                    "authorisations",
                    "attempt_authorisation",
                    "attempt_id",
                    "'00000000-0000-0000-0000-000000000000')::uuid"),
            // Without who of the operators did it, and their words to each other: see ADR 0060. Below, too.
            byKey("ledger", "ledger_op", "id", "'0')::bigint", "source", "note", "approved_by"),
            new Section("ledger-entries", List.of("ledger_transfer"), """
                    select (to_jsonb(t) - 'tenant_id')::text as json, o.id || '|' || t.id as key
                    from ledger_op o join ledger_transfer t on t.op_id = o.id where o.user_id = :user
                      and o.id >= %1$s and (o.id, t.id) > (%1$s, %2$s)
                    order by o.id, t.id limit :most""".formatted(WHOLE.in(1), WHOLE.in(2))),
            byKey("holds", "ledger_hold", "id", "'0')::bigint"),
            of("wallet", "ledger_account", "owner_user_id = :user", "id"),
            of("top-ups", "top_up", "user_id = :user", "created_at, id", "token_hash", "token_cipher"),
            joined("top-up-news", "top_up_news", "top_up", "top_up_id", "user_id", "t.id"),
            joined(
                    "payments-looked-at",
                    "parked_payment",
                    "top_up",
                    "top_up_id",
                    "user_id",
                    "t.id",
                    "asked_by",
                    "agreed_by",
                    "decided_by",
                    "note",
                    "asked_why"),
            joined("plans-that-wait", "purchase_intent", "top_up", "top_up_id", "user_id", "t.subscription_id"),
            joined(
                    "allowances",
                    "allowance",
                    "subscription",
                    "subscription_id",
                    "user_id",
                    "t.subscription_id, t.period_start, t.kind"),
            of("subscriptions", "subscription", "user_id = :user", "id"),
            of("subscription-events", "subscription_event", "user_id = :user", "id"),
            of("notices", "notice_choice", "user_id = :user", "notice"),
            of("wallet-notices", "wallet_notice", "user_id = :user", "user_id"),
            of(
                    "stopped-debits",
                    "parked_operation",
                    "user_id = :user",
                    "id",
                    "asked_by",
                    "agreed_by",
                    "decided_by",
                    "note",
                    "asked_why"),
            of(
                    "operators-requests",
                    "operator_request",
                    "user_id = :user",
                    "id",
                    "asked_by",
                    "decided_by",
                    "sent_by",
                    "sending_by",
                    "reason",
                    "note",
                    "evidence"),
            of("support", "ticket", "user_id = :user", "id"),
            new Section("support-messages", List.of("ticket_line"), """
                    select (to_jsonb(t) - 'tenant_id' - 'author_user_id')::text as json from ticket_line t
                    join ticket k on k.id = t.ticket_id where k.user_id = :user order by t.ticket_id, t.seq""" + PAGE),
            of("contact-lists", "contact_list", "owner_user_id = :user", "created_at, id"),
            ofParents("contacts", "contact", "list_id", "seq", "contact_list", "owner_user_id"),
            of("imports", "contact_import", "user_id = :user", "id"),
            ofParents("rejected-rows", "contact_reject", "import_id", "row_number", "contact_import", "user_id"),
            of("campaigns", "campaign", "user_id = :user", "created_at, id", "agent_id"),
            ofParents("campaign-contacts", "campaign_contact", "campaign_id", "seq", "campaign", "user_id"),
            of(
                    "closing",
                    "account_closing",
                    "user_id = :user",
                    "user_id",
                    "numbers_campaign",
                    "numbers_seq",
                    "numbers_planned_at",
                    "numbers_attempt"));

    private Sections() {}

    private static Section of(String name, String table, String where, String order, String... without) {
        return new Section(
                name,
                List.of(table),
                "select (" + less(without) + ")::text as json from " + table + " t where " + where + " order by "
                        + order + PAGE);
    }

    /** A person's own rows by their key, for which there is an index. */
    private static Section byKey(String name, String table, String key, String first, String... without) {
        return new Section(
                name,
                List.of(table),
                "select (" + less(without) + ")::text as json, " + key + "::text as key from " + table
                        + " t where user_id = :user and " + key + " > coalesce(nullif(:after, ''), " + first
                        + " order by " + key + " limit :most");
    }

    private static Section ofBusiness(String name, String table, String... without) {
        return joined(name, table, "business", "business_id", "owner_user_id", "1", without);
    }

    /** Rows of {@code table} whose {@code column} leads to a row of {@code parent} that is the person's. */
    private static Section joined(
            String name, String table, String parent, String column, String owner, String order, String... without) {
        return new Section(
                name,
                List.of(table),
                "select (" + less(without) + ")::text as json from " + table + " t join " + parent + " o on o.id = t."
                        + column + " where o." + owner + " = :user order by " + order + PAGE);
    }

    private static String less(String... without) {
        var less = new StringBuilder("to_jsonb(t) - 'tenant_id'");
        for (var column : without) {
            less.append(" - '").append(column).append('\'');
        }
        return less.toString();
    }

    private static Section ofCalls(String name, String table) {
        return ofCalls(name, table, "(to_jsonb(t) - 'tenant_id' - 'nth')::text as json", "", "r::text");
    }

    /** Rows of {@code table} that belong to calls, in the order of these, for which there is an index. */
    private static Section ofCalls(String name, String table, String columns, String where, String order) {
        return new Section(
                name, List.of(table), """
                select %1$s, a.planned_at || '|' || a.id || '|' || t.nth as key
                from attempt a cross join lateral (
                  select r.*, row_number() over (order by %2$s) as nth from %3$s r where r.attempt_id = a.id %4$s) t
                where a.user_id = :user
                  and a.planned_at >= %5$s and (a.planned_at, a.id, t.nth) > (%5$s, %6$s, %7$s)
                order by a.planned_at, a.id, t.nth limit :most""".formatted(columns, order, table, where, AT.in(1), ID.in(2), WHOLE.in(3)));
    }

    /** Rows of {@code table} by their key, which is {@code column} of a {@code parent} that is the person's and {@code place}. */
    private static Section ofParents(
            String name, String table, String column, String place, String parent, String owner) {
        return new Section(
                name, List.of(table), """
                select (to_jsonb(t) - 'tenant_id')::text as json, o.id || '|' || t.%3$s as key
                from %4$s o join %1$s t on t.%2$s = o.id where o.%5$s = :user
                  and o.id >= %6$s and (o.id, t.%3$s) > (%6$s, %7$s)
                order by o.id, t.%3$s limit :most""".formatted(table, column, place, parent, owner, ID.in(1), WHOLE.in(2)));
    }
}
