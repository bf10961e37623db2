package com.speechcad.privacy;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.tenant.Pseudonyms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Calls and campaigns stay in the books; whom they were for and what was said does not. The same number has the same name
 * everywhere. Where words of a call may come still, its number is not called again: a no in them would come for nobody. There
 * may be hundreds of thousands of them: each piece is a transaction of its own, which notes how far it
 * came, so that what is interrupted goes on there.
 */
@Singleton
class ForgetNumbers {
    /** Far below the database's time for one statement, also on a busy day. */
    private static final int A_PIECE = 1_000;

    private static final int PIECES_A_RUN = 20;

    /** After a call's end, for reports of it: they come within days. */
    private static final Duration WORDS_MAY_COME = Duration.ofDays(7);

    /** What {@link Pseudonyms} gives: a country code that nobody has. */
    private static final String NOBODY = "+999";

    private final Tx tx;
    private final Sql sql;
    private final Pseudonyms pseudonyms;
    private final DoNotCall doNotCall;
    private final Clock clock;

    ForgetNumbers(Tx tx, Sql sql, Pseudonyms pseudonyms, DoNotCall doNotCall, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.pseudonyms = pseudonyms;
        this.doNotCall = doNotCall;
        this.clock = clock;
    }

    /**
     * As many pieces as are well within a job's time.
     *
     * @return whether there may be more
     */
    boolean some(TenantId tenant, UserId user) {
        for (int piece = 0; piece < PIECES_A_RUN; piece++) {
            if (!tx.call(tenant, () -> contacts(user) || calls(user))) {
                return false;
            }
        }
        return true;
    }

    private record Place(UUID campaign, int seq) {}

    private record Contact(long seq, String number) {}

    /** @param unheardUntil its end, where words of it may come still */
    private record Call(UUID id, String number, BusinessId business, Optional<Instant> unheardUntil) {}

    /** The time as the database writes it, which knows one before all others. */
    private record LastCall(String at, UUID attempt) {}

    /** One campaign after another, each by the places of its contacts. */
    private boolean contacts(UserId user) {
        // Locked: of two that are at it, the second goes on where the first one ended.
        var place = sql.of("""
                        select numbers_campaign, numbers_seq from account_closing where user_id = :user for update""")
                .with("user", user)
                .only(row -> new Place(row.uuid("numbers_campaign"), row.integer("numbers_seq")));
        var some = sql.of("""
                        select seq, number from campaign_contact where campaign_id = :campaign and seq > :seq
                        order by seq limit :most""")
                .with("campaign", place.campaign)
                .with("seq", place.seq)
                .with("most", A_PIECE)
                .list(row -> new Contact(row.number("seq"), row.text("number")));
        if (!some.isEmpty()) {
            sql.of("""
                    update campaign_contact c set number = v.nobody, variables = '{}'
                    from unnest(:seqs::bigint[], :nobodies::text[]) as v (seq, nobody)
                    where c.campaign_id = :campaign and c.seq = v.seq""")
                    .with("seqs", some.stream().map(Contact::seq).toList())
                    .with(
                            "nobodies",
                            nobodies(some.stream().map(Contact::number).toList()))
                    .with("campaign", place.campaign)
                    .update();
            reached(user, place.campaign, some.getLast().seq);
            return true;
        }
        var next = sql.of("select id from campaign where user_id = :user and id > :campaign order by id limit 1")
                .with("user", user)
                .with("campaign", place.campaign)
                .first(row -> row.uuid("id"));
        next.ifPresent(campaign -> reached(user, campaign, 0));
        return next.isPresent();
    }

    private void reached(UserId user, UUID campaign, long seq) {
        sql.of("update account_closing set numbers_campaign = :campaign, numbers_seq = :seq where user_id = :user")
                .with("campaign", campaign)
                .with("seq", seq)
                .with("user", user)
                .update();
    }

    /** In the order in which they were planned, which an index has: those before the place are not read again. */
    private boolean calls(UserId user) {
        var place =
                sql.of("""
                        select numbers_planned_at::text as at, numbers_attempt from account_closing
                        where user_id = :user""").with("user", user).only(row -> new LastCall(row.text("at"), row.uuid("numbers_attempt")));
        var some = sql.of("""
                        select id, to_number, business_id,
                          case when analyzed_at is null and connected_ms > 0 and ended_at > :since and not exists (
                            select from own_number o where o.user_id = :user and o.number = to_number)
                            then ended_at end as unheard_until
                        from attempt
                        where user_id = :user and planned_at >= :at::timestamptz
                          and (planned_at, id) > (:at::timestamptz, :attempt)
                        order by planned_at, id limit :most""")
                .with("user", user)
                .with("since", clock.instant().minus(WORDS_MAY_COME))
                .with("at", place.at)
                .with("attempt", place.attempt)
                .with("most", A_PIECE)
                .list(row -> new Call(
                        row.uuid("id"),
                        row.text("to_number"),
                        row.business("business_id"),
                        row.maybeInstant("unheard_until")));
        if (some.isEmpty()) {
            return false;
        }
        var ids = some.stream().map(Call::id).toList();
        sql.of("""
                update attempt a set to_number = v.nobody, flow_name = '–', labels = '{}', variables = '{}'
                from unnest(:ids::uuid[], :nobodies::text[]) as v (id, nobody) where a.id = v.id""")
                .with("ids", ids)
                .with("nobodies", nobodies(some.stream().map(Call::number).toList()))
                .update();
        forgetWords(ids);
        sql.of("""
                update account_closing c set numbers_planned_at = a.planned_at, numbers_attempt = a.id
                from attempt a where a.id = :last and c.user_id = :user""").with("last", some.getLast().id).with("user", user).update();
        precautions(some);
        return true;
    }

    /**
     * As of each number's last call, so that whoever allowed calls after it can be called. Last in the transaction: who takes a
     * report has the call first, then the list, then the tenant's audit log, which nobody holds for longer than it takes.
     */
    private void precautions(List<Call> calls) {
        var unheard = new TreeMap<Long, SortedMap<String, Instant>>();
        for (var call : calls) {
            call.unheardUntil
                    .filter(_ -> !call.number.startsWith(NOBODY))
                    .ifPresent(end -> unheard.computeIfAbsent(call.business.value(), _ -> new TreeMap<>())
                            .merge(call.number, end, (one, other) -> one.isAfter(other) ? one : other));
        }
        unheard.forEach((business, ends) -> doNotCall.addPrecautions(new BusinessId(business), ends));
    }

    /** The calls themselves before, as a report that comes has it. Whether a machine answered stays: campaigns count it. */
    private void forgetWords(List<UUID> calls) {
        sql.of("delete from call_answer where attempt_id = any(:ids::uuid[])")
                .with("ids", calls)
                .soon();
        sql.of("""
                update call_record set transcript = null, summary = null, sentiment = null, successful = null,
                  custom = null, keep_until = null
                where attempt_id = any(:ids::uuid[])
                  and num_nonnulls(transcript, summary, sentiment, successful, custom) > 0""").with("ids", calls).soon();
        // Where the provider has its copy still, ours goes with that: without its row nothing would find the file.
        sql.of("""
                delete from recording where attempt_id in (select id from attempt where id = any(:ids::uuid[])
                  and (purged_at is not null or provider_call_id is null))""").with("ids", calls).soon();
    }

    /** In the same order; who is nobody already stays the same one. */
    private List<String> nobodies(List<String> numbers) {
        var names = pseudonyms.phones(numbers.stream()
                .filter(number -> !number.startsWith(NOBODY))
                .map(number -> "number:" + number)
                .distinct()
                .toList());
        return numbers.stream()
                .map(number -> names.getOrDefault("number:" + number, number))
                .toList();
    }
}
