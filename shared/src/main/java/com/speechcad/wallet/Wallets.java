package com.speechcad.wallet;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the users of the open transaction's tenant have. */
@Singleton
public class Wallets {
    private final Sql sql;

    Wallets(Sql sql) {
        this.sql = sql;
    }

    /** All zero for a user who never had money. */
    public Balance of(UserId user) {
        return askOf(user).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Balance> askOf(UserId user) {
        return sql.of("""
                        select coalesce(sum(posted_micros) filter (where code = 'wallet'), 0) as posted,
                          coalesce(sum(held_micros), 0) as held,
                          coalesce(-sum(posted_micros) filter (where code = 'receivable'), 0) as owed
                        from ledger_account where owner_user_id = :user""")
                .with("user", user)
                .askOnly(row -> Balance.of(row.money("posted"), row.money("held"), row.money("owed")));
    }

    /**
     * Something set aside that is not closed yet.
     *
     * @param subject such as {@code call:…}
     * @param expires when it comes back by itself, should nobody close it
     */
    public record Hold(String subject, Money amount, Instant since, Instant expires) {}

    /** What is set aside for the user now, oldest first; holds of nothing are left out. */
    public List<Hold> holds(UserId user) {
        return sql.of("""
                        select subject, authorised_micros, opened_at, expires_at from ledger_hold
                        where user_id = :user and state = 'OPEN' and authorised_micros > 0 order by opened_at, id""")
                .with("user", user)
                .list(row -> new Hold(
                        row.text("subject"),
                        row.money("authorised_micros"),
                        row.instant("opened_at"),
                        row.instant("expires_at")));
    }

    /** Whether the user's wallet takes and gives money; open for a user who never had any. */
    public WalletStatus status(UserId user) {
        return askStatus(user).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<WalletStatus> askStatus(UserId user) {
        return sql.of("select status from ledger_account where owner_user_id = :user and code = 'wallet'")
                .with("user", user)
                .askFirst(row -> row.constant(WalletStatus.class, "status"))
                .then(found -> found.orElse(WalletStatus.OPEN));
    }

    /** Whose an account of the ledger is, by its number there; empty for the platform's and for none. */
    public Optional<UserId> owner(long account) {
        return sql.of("select owner_user_id from ledger_account where id = :id and owner_user_id is not null")
                .with("id", account)
                .first(row -> row.user("owner_user_id"));
    }
}
