package com.speechcad.local.bench;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.tenant.Users;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Invoices whose address the payer has: only the payment is missing. */
public final class OpenInvoices {
    private static final TenantId TENANT = new TenantId(1);
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Tx tx;
    private final Sql sql;
    private final Users users;
    private final Clock clock;

    /** @param function any whose beans may be used */
    public OpenInvoices(LocalFunction function, Clock clock) {
        tx = function.bean(Tx.class);
        sql = function.bean(Sql.class);
        users = function.bean(Users.class);
        this.clock = clock;
    }

    /** An invoice over twenty TRX, and the word that opens its door. */
    public record Open(UUID invoice, String token, String payment, String address) {
        /** Where news about it comes in. */
        public String path() {
            return "/dynopay/default/" + invoice + "/" + token;
        }
    }

    /** Somebody who may pay. */
    public UserId payer(long telegramId) {
        return tx.call(TENANT, () -> users.meet(telegramId, Optional.empty()).id());
    }

    /** For twenty TRX. */
    public Open open(UserId payer, Money amount) {
        var id = UUID.randomUUID();
        var open = new Open(
                id,
                "token-" + UUID.randomUUID(),
                "pay-" + id,
                "T" + id.toString().replace("-", ""));
        tx.run(
                TENANT,
                () -> sql.of("""
                        insert into top_up (id, user_id, coin, amount_micros, state, created_at, token_hash, asked_at,
                          payment_id, address, expected, rate_until)
                        values (:id, :user, 'TRX', :amount, 'WAITING', :now, :hash, :now, :payment, :address, 20, :until)""")
                        .with("id", id)
                        .with("user", payer)
                        .with("amount", amount)
                        .with("now", clock.instant())
                        .with("hash", Digest.sha256(open.token().getBytes(StandardCharsets.UTF_8)))
                        .with("payment", open.payment())
                        .with("address", open.address())
                        .with("until", clock.instant().plus(WINDOW))
                        .update());
        return open;
    }
}
