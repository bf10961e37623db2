package com.speechcad.privacy;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Pseudonyms;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Forgets a person. What stays: the books, under a number that leads to nobody; opt-outs, consents and the gate's answers
 * about those who were called, which protect them; the audit log, which never held more than a number; and a keyed hash,
 * so that what is free once stays free once. What may be millions of rows goes before, piece by piece: see
 * {@link ForgetNumbers} and {@link ForgetLists}.
 */
@Singleton
class EraseAccount {
    /**
     * Calls of which something may have come after {@link ForgetNumbers} had passed them: reports come within days of a
     * call's end. Not all calls ever: those may be more than one statement looks up in its time.
     */
    private static final String LATE = "select id from attempt where user_id = :user"
            + " and planned_at > :now - interval '60 days'"
            + " and (ended_at is null or ended_at > :now - interval '7 days')";

    /** Content that goes, of the calls, flows, lists and tickets of {@code :user}; of large ones, what came since the pieces. */
    static final List<String> EMPTIED = List.of(
            "delete from call_answer where attempt_id in (" + LATE + ")",
            "update call_record set transcript = null, summary = null, sentiment = null, successful = null, custom = null"
                    + " where num_nonnulls(transcript, summary, sentiment, successful, custom) > 0"
                    + " and attempt_id in (" + LATE + ")",
            "delete from recording where attempt_id in (" + LATE + ")",
            "delete from flow_kept_draft where flow_id in (select id from flow where owner_user_id = :user)",
            "update flow set name = '–', draft = '{\"steps\":[]}', deleted_at = coalesce(deleted_at, :now)"
                    + " where owner_user_id = :user",
            "update flow_version set name = '–', definition = '{\"steps\":[]}', refusal = null"
                    + " where flow_id in (select id from flow where owner_user_id = :user)",
            "update script_review set flow_name = '–', flagged = '[]', plea = '' where owner_user_id = :user",
            "delete from reference_entry where list_id in (select id from reference_list where owner_user_id = :user)",
            "update reference_list set name = '–', entries = 0, deleted_at = coalesce(deleted_at, :now)"
                    + " where owner_user_id = :user",
            // The list first: an import that runs holds it, and learns by the count that its contacts are gone. Only
            // the
            // contacts that it brought since the pieces are looked for.
            "update contact_list set name = '–', changes = changes + 1,"
                    + " deleted_at = coalesce(deleted_at, :now) where owner_user_id = :user",
            "delete from contact where list_id in (select id from contact_list"
                    + " where owner_user_id = :user and contacts > 0)",
            "update contact_list set contacts = 0 where owner_user_id = :user and contacts > 0",
            // Read from what somebody sent: names and numbers, without a list any more.
            "delete from contact_reject where import_id in (select id from contact_import where user_id = :user)",
            "update campaign set name = '–', flow_name = case when flow_name is null then null else '–' end,"
                    + " labels = '{}' where user_id = :user",
            "update contact_import set file_name = '', telegram_file = null, file_key = null, pasted = null,"
                    + " columns = '[]' where user_id = :user",
            "update ticket set state = 'CLOSED' where user_id = :user",
            "update ticket_line set words = '–' where ticket_id in (select id from ticket where user_id = :user)",
            "update guest set left_at = coalesce(left_at, :now), left_by = coalesce(left_by, 'GUEST'),"
                    + " number = '+99900000000000' where user_id = :user",
            // Nobody joins whoever is gone any more, and nobody is a guest of theirs.
            "delete from guest_invitation where business_id in (select id from business where owner_user_id = :user)",
            "update guest set left_at = :now, left_by = 'INVITER' where left_at is null"
                    + " and business_id in (select id from business where owner_user_id = :user)",
            // One that waits is nobody's to grant any more.
            "update limit_request set name = '–', use_case = '–', evidence = '–', evidence_file = null,"
                    + " decided_at = case state when 'WAITING' then :now else decided_at end,"
                    + " state = case state when 'WAITING' then 'WITHDRAWN' else state end"
                    + " where business_id in (select id from business where owner_user_id = :user)",
            "update account_closing set pay_to = null where user_id = :user",
            // What admins were shown about the person: the alarm with the address, and the questions.
            "delete from chat_message where slot like 'alarm:%'"
                    + " and slot like 'alarm:account-closing:' || :user || ':%'",
            "delete from chat_message where slot like 'ticket:%' and exists (select from ticket k"
                    + " where k.user_id = :user and slot like 'ticket:' || k.id || ':%')",
            // And alarms that name the business, the flow or the person, with the file that came with a wish for more.
            "delete from chat_message where slot like 'alarm:%' and (exists (select from limit_request r"
                    + " join business b on b.id = r.business_id where b.owner_user_id = :user"
                    + " and slot = 'alarm:limit-request:' || r.id) or exists (select from business b"
                    + " where b.owner_user_id = :user and slot like 'alarm:business-suspended:' || b.id || ':%')"
                    + " or exists (select from flow f where f.owner_user_id = :user"
                    + " and slot like 'alarm:flow-suspended:' || f.id || ':%')"
                    + " or exists (select from script_review s where s.owner_user_id = :user"
                    + " and slot like 'alarm:script-review:' || s.id || '%')"
                    + " or exists (select from flow_version v join flow f on f.id = v.flow_id"
                    + " where f.owner_user_id = :user and slot = 'alarm:publish-flow:' || v.id))",
            "delete from chat_message where " + PersonFiles.EVIDENCE,
            // The number whose evidence was asked for; what is over needs it no more.
            "update job set payload = '{}' where kind = 'number-evidence' and state <> 'WAITING'"
                    + " and subject like :user || ':%'",
            // Updates that could not be dealt with; that there was one is all that stays.
            "update quarantine set raw = '' where user_id = :user",
            "delete from own_number where user_id = :user",
            "delete from own_number_past where user_id = :user",
            "update business set name = null where owner_user_id = :user");

    private final Sql sql;
    private final Users users;
    private final Pseudonyms pseudonyms;
    private final Audit audit;
    private final Clock clock;

    EraseAccount(Sql sql, Users users, Pseudonyms pseudonyms, Audit audit, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the open transaction; a second time changes nothing. */
    void erase(UserId id) {
        // Before all else, as whoever joins as a guest does: of the two, the second finds what the first one did.
        sql.of("select id from business where owner_user_id = :user for no key update")
                .with("user", id)
                .list(row -> row.number("id"));
        var user = users.get(id);
        var chat = user.chat();
        remember(user.telegramId());
        var nobody = pseudonyms.number(Pseudonyms.account(user.telegramId()));
        makeRoom(nobody, id);
        for (var statement : EMPTIED) {
            var emptied = sql.of(statement).with("user", id);
            (statement.contains(":now") ? emptied.with("now", clock.instant()) : emptied).soon();
        }
        sql.of("delete from chat_session where chat_id = :chat")
                .with("chat", chat)
                .soon();
        sql.of("""
                update app_user set telegram_id = :nobody, name = null, client_language = null, time_zone = 'UTC', zone_chosen_at = null,
                  is_admin = false, admin_since = null, reachable = false, leaving = false, closed_at = :now
                where id = :user""")
                .with("nobody", nobody)
                .with("now", clock.instant())
                .with("user", id)
                .update();
        // Only now nobody can write to them any more: a message that was on its way has been waited for.
        sql.of("delete from chat_message where chat_id = :chat")
                .with("chat", chat)
                .soon();
        sql.of("update account_closing set state = 'DONE', finished_at = :now where user_id = :user")
                .with("now", clock.instant())
                .with("user", id)
                .update();
        audit.append("platform", "account.forgotten", "user:" + id.value(), "{}");
    }

    /** Whoever leaves a second time: the name for those who left leads to their last account, which took over the others. */
    private void makeRoom(long nobody, UserId leaving) {
        sql.of("select id from app_user where telegram_id = :nobody and id <> :leaving")
                .with("nobody", nobody)
                .with("leaving", leaving)
                .first(row -> row.user("id"))
                .ifPresent(before -> sql.of("update app_user set telegram_id = :number where id = :id")
                        .with("number", pseudonyms.number(Pseudonyms.earlierAccount(nobody, before)))
                        .with("id", before)
                        .update());
    }

    private void remember(long telegramId) {
        sql.of("insert into closed_person (pseudonym, closed_at) values (:who, :now) on conflict do nothing")
                .with("who", pseudonyms.of(Pseudonyms.account(telegramId)))
                .with("now", clock.instant())
                .update();
    }
}
