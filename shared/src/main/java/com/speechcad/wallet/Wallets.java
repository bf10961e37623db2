package com.speechcad.wallet;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;

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

    /** What is set aside for one subject and not closed yet; zero when there is nothing. */
    public Money heldFor(String subject) {
        return sql.of("select authorised_micros from ledger_hold where subject = :subject and state = 'OPEN'")
                .with("subject", subject)
                .first(row -> row.money("authorised_micros"))
                .orElse(Money.ZERO);
    }
}
