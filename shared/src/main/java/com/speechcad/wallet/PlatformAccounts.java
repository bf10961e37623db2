package com.speechcad.wallet;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The platform's own accounts of the open transaction's tenant. Nobody keeps their balance while money moves: it is a
 * checkpoint and what came since.
 */
@Singleton
public class PlatformAccounts {
    private final Sql sql;

    PlatformAccounts(Sql sql) {
        this.sql = sql;
    }

    /**
     * One account.
     *
     * @param code such as {@code revenue.usage}
     * @param balance what went in less what went out: positive for what was earned or is owed to somebody, negative for
     *     what others have of us ({@code clearing.crypto}, {@code cash.provider}) or was spent
     */
    public record PlatformAccount(String code, Money balance) {}

    /** All of them, by their number in the chart. */
    public List<PlatformAccount> balances() {
        return sql.of("select code, posted_micros from ledger_platform_balances() order by account_id")
                .list(row -> new PlatformAccount(row.text("code"), row.money("posted_micros")));
    }

    /**
     * Folds about {@code most} further operations into the checkpoint.
     *
     * @return how many; zero when there is nothing to fold
     */
    long fold(int most) {
        return sql.of("select ledger_fold(:most) as folded").with("most", most).only(row -> row.number("folded"));
    }
}
