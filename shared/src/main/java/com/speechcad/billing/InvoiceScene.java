package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.Money;
import com.speechcad.tenant.Scene;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** An invoice of nobody's, waiting to be paid, for a rehearsal's transaction and no longer. */
@Singleton
public class InvoiceScene {
    private static final String COIN = "TRX";

    private final Users users;
    private final TopUps topUps;
    private final Sql sql;
    private final IdSource ids;
    private final Clock clock;

    InvoiceScene(Users users, TopUps topUps, Sql sql, IdSource ids, Clock clock) {
        this.users = users;
        this.topUps = topUps;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param word opens its door
     * @param amount of the coin, that pays for it
     */
    public record Open(UUID invoice, String word, String payment, String address, String coin, BigDecimal amount) {}

    /** In the open transaction, which has to be a rehearsal's. */
    public Open open() {
        var user = users.meet(Scene.nobody(ids), Optional.empty()).id();
        var id = ids.next();
        topUps.add(id, user, COIN, Money.dollars(5));
        var word = ids.token();
        var now = clock.instant();
        // Not sealed: only who asks the provider reads it again, and a seal may cost a request.
        sql.of("update top_up set token_hash = :hash, asked_at = :now where id = :id")
                .with("hash", Digest.sha256(word.getBytes(StandardCharsets.UTF_8)))
                .with("now", now)
                .with("id", id)
                .update();
        var open = new Open(id, word, "rehearsal-" + id, "rehearsal-" + id, COIN, BigDecimal.valueOf(20));
        var answer = new PaymentProvider.Answer.Opened(open.payment, open.address, Optional.empty(), open.amount);
        topUps.opened(id, answer, now.plus(CreatePayment.FIRST_CHECK), now.plus(CreatePayment.FIRST_CHECK));
        return open;
    }
}
