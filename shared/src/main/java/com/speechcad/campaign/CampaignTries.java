package com.speechcad.campaign;

import com.speechcad.call.AttemptSource;
import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.TierLimits;
import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign's contacts as the dispatcher takes them and brings them back. */
@Singleton
class CampaignTries {
    private static final int FEW = 5;
    private static final Duration A_TURN = Duration.ofSeconds(2);

    private final Sql sql;
    private final TierLimits limits;

    CampaignTries(Sql sql, TierLimits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /**
     * The user with the fewest calls running, of theirs the campaign with the fewest, of equals the one that waited
     * longest; none that is at its pace, and nobody above what their tier lets run at once. One that just had its turn and
     * called nobody is after all others: with nothing running it would be first for as long as its contacts are passed over.
     */
    Later<Optional<AttemptSource.Turn>> askTurn(long account, Instant now) {
        return sql.of("""
                        select id, user_id from (
                          select g.id, g.user_id, g.pace, g.served_at, b.tier,
                            (select count(*) from campaign_contact c
                              where c.campaign_id = g.id and c.state = 'RUNNING') as running,
                            (select count(*) from attempt r where r.business_id = g.business_id
                              and r.state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')) as of_user
                          from campaign g join business b on b.id = g.business_id where
                          g.account_id = :account and g.state = 'RUNNING' and g.rests_until <= :now
                          and exists(select from campaign_contact c where c.campaign_id = g.id and c.state = 'READY')
                        ) w
                        where running < pace and of_user < case tier when 'T0' then :t0 when 'T1' then :t1 else :t2 end
                        order by running = 0 and served_at > :lately, of_user, running, served_at, id limit 1""")
                .with("lately", now.minus(A_TURN))
                .with("t0", atOnce(Business.Tier.T0))
                .with("t1", atOnce(Business.Tier.T1))
                .with("t2", atOnce(Business.Tier.T2))
                .with("account", account)
                .with("now", now)
                .askFirst(row -> new AttemptSource.Turn(row.uuid("id"), row.user("user_id")));
    }

    /** One of what the tier lets run is left for the person's single calls, where there are five or more. */
    int atOnce(Business.Tier tier) {
        var running = limits.of(tier).running();
        return running < FEW ? running : running - 1;
    }

    /** A contact that is ready. */
    record Ready(int seq, PhoneNumber to, String variables) {}

    /** The one that waits longest; locked. */
    Later<Optional<Ready>> askReady(UUID campaign) {
        return sql.of("select seq, number, variables from campaign_next(:id)")
                .with("id", campaign)
                .askFirst(CampaignTries::ready);
    }

    /**
     * The same, once nobody else decides about the user's plan and money, nor about the campaign, until the transaction
     * ends.
     */
    Later<Optional<Ready>> askReady(AttemptSource.Turn turn) {
        return sql.of("select seq, number, variables from campaign_turn(:user, :id)")
                .with("user", turn.user())
                .with("id", turn.campaign())
                .askFirst(CampaignTries::ready);
    }

    private static Ready ready(Row row) throws SQLException {
        return new Ready(row.integer("seq"), row.phone("number"), row.text("variables"));
    }

    /** What is set aside for the running ones. */
    record Held(int calls, Money money) {}

    Later<Held> askHeld(UUID campaign) {
        return sql.of("""
                        select count(*) as calls, coalesce(sum(held_micros), 0)::bigint as held from campaign_contact
                        where campaign_id = :id and state = 'RUNNING'""").with("id", campaign).askOnly(row -> new Held(row.integer("calls"), row.money("held")));
    }

    void running(UUID campaign, int seq, UUID attempt, Money held, Instant now) {
        sql.of("update campaign set served_at = :now where id = :id")
                .with("now", now)
                .with("id", campaign)
                .soon();
        sql.of("""
                update campaign_contact set state = 'RUNNING', attempt_id = :attempt, held_micros = :held, rule = null
                where campaign_id = :id and seq = :seq""")
                .with("attempt", attempt)
                .with("held", held)
                .with("id", campaign)
                .with("seq", seq)
                .soon();
    }

    void waits(UUID campaign, int seq, Instant until, Optional<String> rule) {
        sql.of("""
                update campaign_contact set state = 'WAITING', next_at = :until, rule = :rule, held_micros = 0
                where campaign_id = :id and seq = :seq""")
                .with("until", until)
                .with("rule", rule.orElse(null))
                .with("id", campaign)
                .with("seq", seq)
                .soon();
    }

    void excluded(UUID campaign, int seq, String rule, Instant now) {
        passed(campaign, now);
        sql.of("""
                update campaign_contact set state = 'EXCLUDED', rule = :rule, held_micros = 0
                where campaign_id = :id and seq = :seq""").with("rule", rule).with("id", campaign).with("seq", seq).soon();
    }

    /** One that is ready too. */
    record Behind(int seq, PhoneNumber to, String variables) {}

    /** The next of those that are ready but for that one; locked. */
    List<Behind> behind(UUID campaign, int seq, int most) {
        return sql.of("""
                        select seq, number, variables::text as variables from campaign_contact
                        where campaign_id = :id and state = 'READY' and seq <> :seq order by next_at, seq limit :most
                        for no key update skip locked""")
                .with("id", campaign)
                .with("seq", seq)
                .with("most", most)
                .list(row -> new Behind(row.integer("seq"), row.phone("number"), row.text("variables")));
    }

    /** Many at once. */
    void wait(UUID campaign, List<Integer> seqs, Instant until, ContactRule rule) {
        pass(campaign, seqs, ContactState.WAITING, until, rule);
    }

    /** Many at once. */
    void exclude(UUID campaign, List<Integer> seqs, ContactRule rule) {
        pass(campaign, seqs, ContactState.EXCLUDED, null, rule);
    }

    private void pass(
            UUID campaign, List<Integer> seqs, ContactState state, @Nullable Instant until, ContactRule rule) {
        if (!seqs.isEmpty()) {
            sql.of("""
                    update campaign_contact set state = :state, next_at = coalesce(:until, next_at), rule = :rule,
                      held_micros = 0
                    where campaign_id = :id and seq = any(:seqs::int[])""")
                    .with("state", state)
                    .with("until", until)
                    .with("rule", rule)
                    .with("id", campaign)
                    .with("seqs", seqs)
                    .soon();
        }
    }

    /** It had its turn, and nobody was called: others are next. */
    void passed(UUID campaign, Instant now) {
        sql.of("update campaign set served_at = :now where id = :id")
                .with("now", now)
                .with("id", campaign)
                .soon();
    }

    /** One contact, as its last try left it; locked. */
    record Tried(ContactState state, int tries, Optional<UUID> attempt) {}

    Later<Optional<Tried>> askTried(UUID campaign, int seq) {
        return sql.of("""
                        select state, tries, attempt_id from campaign_contact
                        where campaign_id = :id and seq = :seq for no key update""")
                .with("id", campaign)
                .with("seq", seq)
                .askFirst(row -> new Tried(
                        row.constant(ContactState.class, "state"), row.integer("tries"), row.maybeUuid("attempt_id")));
    }

    /** What became of it; see the states for which of the values count. */
    record Ended(ContactState state, int tries, String outcome, Optional<String> rule, Instant nextAt) {}

    void ended(UUID campaign, int seq, Ended how) {
        sql.of("""
                update campaign_contact set state = :state, tries = :tries, outcome = :outcome, rule = :rule,
                  next_at = :next, held_micros = 0
                where campaign_id = :id and seq = :seq""")
                .with("state", how.state())
                .with("tries", how.tries())
                .with("outcome", how.outcome())
                .with("rule", how.rule().orElse(null))
                .with("next", how.nextAt())
                .with("id", campaign)
                .with("seq", seq)
                .soon();
    }

    void rest(UUID campaign, Instant until) {
        sql.of("update campaign set rests_until = :until where id = :id")
                .with("until", until)
                .with("id", campaign)
                .soon();
    }
}
