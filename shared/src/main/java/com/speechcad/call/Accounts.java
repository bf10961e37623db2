package com.speechcad.call;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The tenant's provider account: its slots, leased, and its start tokens. */
@Singleton
public class Accounts {
    /** Where there are fewer slots, none is kept free. */
    public static final int FEW = 5;

    private final Tx tx;
    private final Sql sql;

    Accounts(Tx tx, Sql sql) {
        this.tx = tx;
        this.sql = sql;
    }

    /**
     * @param slots how many calls may run at once
     * @param kept of them that campaigns leave free
     * @param taken by all who share them
     * @param campaignsFrom no call of a campaign starts before that
     * @param line what they are shared under, if they are shared
     */
    record Account(
            long id,
            int slots,
            int kept,
            long taken,
            Duration betweenStarts,
            Instant nextStart,
            Instant campaignsFrom,
            Instant wokenAt,
            Optional<String> line) {
        boolean hasSlotForSingle() {
            return taken < slots;
        }

        boolean mayStartCampaigns(Instant now) {
            return hasSlotsForCampaign(1) && !campaignsFrom.isAfter(now);
        }

        boolean hasSlotsForCampaign(int many) {
            return taken + many <= slots - (slots < FEW ? 0 : kept);
        }
    }

    /** Its number, made the first time. */
    public long ofTenant() {
        sql.of("insert into provider_account (provider) values ('retell') on conflict do nothing")
                .update();
        return sql.of("select id from provider_account where provider = 'retell'")
                .only(row -> row.number("id"));
    }

    /**
     * Whose turns it is on a line, one after the other: whoever has a single call that waits, for that call alone, and then all
     * who have something to dial, by what they have running. A single call that may not be dialled yet brings its tenant's
     * campaigns nothing.
     */
    List<Turn> turns(String line, Instant now) {
        return Stream.concat(
                        turns("line_singles", line, now, true).stream(),
                        turns("line_shares", line, now, false).stream())
                .toList();
    }

    private List<Turn> turns(String function, String line, Instant now, boolean singleOnly) {
        return sql.of("select tenant_id, account_id from " + function + "(:line, :now)")
                .with("line", line)
                .with("now", now)
                .list(row -> new Turn(row.tenant("tenant_id"), row.number("account_id"), singleOnly));
    }

    /**
     * Somebody's account.
     *
     * @param singleOnly whether the turn is a single call's
     */
    record Turn(TenantId tenant, long account, boolean singleOnly) {}

    /**
     * Holds the account, and whatever it shares with others, until the transaction ends: one dispatcher at a time decides
     * over slots and starts. What is read after it is what the one before left.
     */
    void hold(long id) {
        sql.of("select account_hold(:tenant, :id)")
                .with("tenant", tx.tenant())
                .with("id", id)
                .askFirstOfAll(_ -> true);
    }

    /** Its slots as they are now. */
    Later<Account> ask(long id) {
        return sql.of("""
                        select concurrency, kept_for_single, starts_per_second, line,
                          greatest(next_start_at, 'epoch', to_timestamp(line_next_start(line) / 1000000.0)) as next_start,
                          greatest(campaigns_rest_until, 'epoch', to_timestamp(line_campaigns_rest(line) / 1000000.0))
                            as campaigns_from,
                          greatest(woken_at, 'epoch') as woken,
                          case when line is null then (select count(*) from slot_lease l where l.account_id = p.id)
                            else line_taken(line) end as taken
                        from provider_account p where id = :id""")
                .with("id", id)
                .askOnly(row -> new Account(
                        id,
                        row.integer("concurrency"),
                        row.integer("kept_for_single"),
                        row.number("taken"),
                        Duration.ofSeconds(1).dividedBy(row.integer("starts_per_second")),
                        row.instant("next_start"),
                        row.instant("campaigns_from"),
                        row.instant("woken"),
                        row.maybeText("line")));
    }

    void take(Account account, UUID attempt, Instant now, Instant until) {
        sql.of("insert into slot_lease (attempt_id, account_id, until) values (:attempt, :account, :until)")
                .with("attempt", attempt)
                .with("account", account.id())
                .with("until", until)
                .soon();
        sql.of("update provider_account set next_start_at = :next where id = :account")
                .with("next", now.plus(account.betweenStarts()))
                .with("account", account.id())
                .soon();
    }

    /**
     * The provider had no room.
     *
     * @param until nothing starts before that
     * @param campaigns and no call of a campaign before that
     */
    void rest(long id, Instant until, Instant campaigns) {
        sql.of("""
                        update provider_account set next_start_at = greatest(next_start_at, :until),
                          campaigns_rest_until = greatest(campaigns_rest_until, :campaigns) where id = :account""")
                .with("until", until)
                .with("campaigns", campaigns)
                .with("account", id)
                .update();
    }

    /** @return false where somebody comes already */
    boolean wake(long id, Instant at, Instant now) {
        return sql.of("select account_wake(:tenant, :account, :at, :now) as woken")
                .with("tenant", tx.tenant())
                .with("at", at)
                .with("account", id)
                .with("now", now)
                .askFirstOfAll(row -> row.flag("woken"))
                .get()
                .orElseThrow();
    }

    /** Empty when the slot was freed already. */
    Optional<Instant> leasedUntil(UUID attempt) {
        return sql.of("select until from slot_lease where attempt_id = :attempt")
                .with("attempt", attempt)
                .first(row -> row.instant("until"));
    }

    void extend(UUID attempt, Instant until) {
        sql.of("update slot_lease set until = :until where attempt_id = :attempt")
                .with("until", until)
                .with("attempt", attempt)
                .update();
    }

    /** It may be free already. */
    void free(UUID attempt) {
        sql.of("delete from slot_lease where attempt_id = :attempt")
                .with("attempt", attempt)
                .soon();
    }

    /** @param line empty says nothing */
    void seen(long id, int concurrency, String line, Instant now) {
        sql.of("""
                        update provider_account set concurrency = :slots, line = coalesce(nullif(:line, ''), line),
                          checked_at = :now, trouble = '' where id = :id""")
                .with("line", line)
                .with("slots", concurrency)
                .with("now", now)
                .with("id", id)
                .update();
    }

    void trouble(long id, String what) {
        sql.of("update provider_account set trouble = :what where id = :id")
                .with("what", what)
                .with("id", id)
                .update();
    }
}
