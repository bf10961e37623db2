package com.speechcad.call;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.TierLimits;
import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The attempts of the open transaction's tenant. */
@Singleton
public class Attempts {
    /** Somebody may have made millions of calls: so many of the newest ones are looked through. */
    static final int LOOKED_THROUGH = 10_000;

    /** And so many are counted and listed; of more it is said that there are more. */
    public static final int MOST_LISTED = 1_000;

    /** The newest ones of {@code :user}, in the place of the table for the statement that follows. */
    static final String NEWEST = "with attempt as (select * from attempt where user_id = :user"
            + " order by planned_at desc, id desc limit " + LOOKED_THROUGH + ") ";

    /** Those of {@code :user} that are not over, in the words of the indexes of calls that wait and of those that run. */
    static final String NOT_OVER = "with attempt as (select * from attempt where user_id = :user and state = 'PLANNED'"
            + " union all select * from attempt where user_id = :user"
            + " and state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')) ";

    private final Sql sql;
    private final StoredAttempt stored;
    private final TierLimits limits;

    Attempts(Sql sql, StoredAttempt stored, TierLimits limits) {
        this.sql = sql;
        this.stored = stored;
        this.limits = limits;
    }

    public Optional<Attempt> find(UUID id) {
        return sql.of("select " + StoredAttempt.COLUMNS + "where id = :id")
                .with("id", id)
                .first(stored::read);
    }

    /** The user's own only: an id from a button proves nothing. */
    public Optional<Attempt> ofUser(UserId user, UUID id) {
        return find(id).filter(attempt -> attempt.user().equals(user));
    }

    /** Newest first; those that are over as far as the newest {@value #LOOKED_THROUGH} calls go. */
    public List<Attempt> page(UserId user, Filter filter, int offset, int most) {
        return sql.of(filter.table() + "select " + StoredAttempt.COLUMNS + """
                        where (:any or state = any(:states))
                        order by planned_at desc, id desc offset :offset limit :most""")
                .with("user", user)
                .with("any", filter == Filter.ALL)
                .with("states", filter.states())
                .with("offset", offset)
                .with("most", most)
                .list(stored::read);
    }

    /** At most one more than {@value #MOST_LISTED}, but for calls that are not over, which are all counted. */
    public int count(UserId user, Filter filter) {
        return sql.of(filter.table() + """
                        select count(*) as many
                        from (select from attempt where (:any or state = any(:states)) limit :most) counted""")
                .with("user", user)
                .with("any", filter == Filter.ALL)
                .with("states", filter.states())
                .with("most", filter == Filter.RUNNING ? null : MOST_LISTED + 1)
                .only(row -> row.integer("many"));
    }

    /** Which of a person's calls. */
    public enum Filter {
        ALL,
        ANSWERED,
        NOT_REACHED,
        RUNNING;

        private String table() {
            return this == RUNNING ? NOT_OVER : NEWEST;
        }

        private List<String> states() {
            return switch (this) {
                case ALL -> List.of();
                case ANSWERED -> List.of("ENDED");
                case NOT_REACHED -> List.of("NOT_CONNECTED", "REFUSED");
                case RUNNING -> List.of("PLANNED", "AUTHORISED", "DIALLING", "UNCERTAIN", "IN_CALL");
            };
        }
    }

    /** Holds the row until the transaction ends. */
    public Optional<Attempt> lock(UUID id) {
        return askToLock(id).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<Attempt>> askToLock(UUID id) {
        return sql.of("select " + StoredAttempt.COLUMNS + "where id = :id for no key update")
                .with("id", id)
                .askFirst(stored::read);
    }

    Optional<UUID> ofProviderCall(String providerCall) {
        return sql.of("select id from attempt where provider_call_id = :call")
                .with("call", providerCall)
                .first(row -> row.uuid("id"));
    }

    Optional<UUID> ofNonce(UserId user, String nonce) {
        return sql.of("select id from attempt where user_id = :user and nonce = :nonce")
                .with("user", user)
                .with("nonce", nonce)
                .first(row -> row.uuid("id"));
    }

    /**
     * The next one to dial: single calls before campaigns, the longest waiting first, and nobody above what their tier
     * lets run at once.
     */
    Later<Optional<UUID>> askNext(long account, Instant now) {
        return sql.of("select id from attempt a where account_id = :account and state = 'PLANNED' and due_at <= :now"
                        + """

                          and (select count(*) from attempt r where r.business_id = a.business_id
                                 and r.state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL'))
                            < (select case b.tier when 'T0' then :t0 when 'T1' then :t1 else :t2 end
                                 from business b where b.id = a.business_id)
                        order by (kind = 'SINGLE') desc, due_at, id limit 1""")
                .with("account", account)
                .with("now", now)
                .with("t0", limits.of(Business.Tier.T0).running())
                .with("t1", limits.of(Business.Tier.T1).running())
                .with("t2", limits.of(Business.Tier.T2).running())
                .askFirst(row -> row.uuid("id"));
    }
}
