package com.speechcad.call;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The tenant's provider account: its slots, leased, and its start tokens. */
@Singleton
public class Accounts {
    private final Sql sql;

    Accounts(Sql sql) {
        this.sql = sql;
    }

    /** @param slots how many calls may run at once */
    record Account(long id, int slots, Duration betweenStarts, Instant nextStart, Instant wokenAt) {}

    /** Its number, made the first time. */
    public long ofTenant() {
        sql.of("insert into provider_account (provider) values ('retell') on conflict do nothing")
                .update();
        return sql.of("select id from provider_account where provider = 'retell'")
                .only(row -> row.number("id"));
    }

    /** Holds the row until the transaction ends: one dispatcher at a time decides over an account. */
    Account lock(long id) {
        return sql.of("""
                        select concurrency, starts_per_second, greatest(next_start_at, 'epoch') as next_start,
                          greatest(woken_at, 'epoch') as woken
                        from provider_account where id = :id for no key update""")
                .with("id", id)
                .only(row -> new Account(
                        id,
                        row.integer("concurrency"),
                        Duration.ofSeconds(1).dividedBy(row.integer("starts_per_second")),
                        row.instant("next_start"),
                        row.instant("woken")));
    }

    boolean hasFreeSlot(Account account) {
        return sql.of("select count(*) as taken from slot_lease where account_id = :account")
                        .with("account", account.id())
                        .only(row -> row.integer("taken"))
                < account.slots();
    }

    void take(Account account, UUID attempt, Instant now, Instant until) {
        sql.of("insert into slot_lease (attempt_id, account_id, until) values (:attempt, :account, :until)")
                .with("attempt", attempt)
                .with("account", account.id())
                .with("until", until)
                .update();
        sql.of("update provider_account set next_start_at = :next where id = :account")
                .with("next", now.plus(account.betweenStarts()))
                .with("account", account.id())
                .update();
    }

    /** The provider had no room: nothing starts before that. */
    void rest(long id, Instant until) {
        sql.of("update provider_account set next_start_at = greatest(next_start_at, :until) where id = :account")
                .with("until", until)
                .with("account", id)
                .update();
    }

    void wake(Account account, Instant at) {
        sql.of("update provider_account set woken_at = :at where id = :account")
                .with("at", at)
                .with("account", account.id())
                .update();
    }

    /** Empty when the slot was freed already. */
    java.util.Optional<Instant> leasedUntil(UUID attempt) {
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

    void seen(long id, int concurrency, Instant now) {
        sql.of("update provider_account set concurrency = :slots, checked_at = :now, trouble = '' where id = :id")
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
