package com.speechcad.billing;

import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * News that came through an invoice's own door. Sealed news is proven and acts at once; unsealed news is checked against
 * the provider's books first, outside of the request.
 */
@Singleton
public class TakeNews {
    private static final int ENOUGH = 24;

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Json json;
    private final ConfirmTopUp confirm;
    private final Clock clock;
    private final Set<TenantId> sealing = ConcurrentHashMap.newKeySet();

    TakeNews(Tx tx, Sql sql, Jobs jobs, Json json, ConfirmTopUp confirm, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.json = json;
        this.confirm = confirm;
        this.clock = clock;
    }

    /** Whether the tenant's provider has ever sealed a letter: then every letter has to be. */
    public boolean needsSeal(TenantId tenant) {
        return tx.call(
                tenant,
                () -> sql.of("select 1 as one from payment_seal")
                        .first(row -> row.number("one"))
                        .isPresent());
    }

    /** A letter bore a seal that holds. */
    public void sealSeen(TenantId tenant) {
        // It is for good, so that one instance asks once.
        if (!sealing.contains(tenant)) {
            tx.run(tenant, () -> {
                sql.of("insert into payment_seal (first_at) values (:now) on conflict do nothing")
                        .with("now", clock.instant())
                        .soon();
                tx.afterCommit("seal", () -> sealing.add(tenant));
            });
        }
    }

    /** What sealed news will have to know, in the open transaction and the round trip of whatever is needed next. */
    public ConfirmTopUp.Known ask(UUID invoice) {
        return confirm.ask(invoice);
    }

    /** Proven by its seal. */
    public ConfirmTopUp.Effect sealed(ConfirmTopUp.Known known, PaymentNews news) {
        return confirm.take(known, news, PaymentNews.Source.SEALED);
    }

    /** To be proven by the provider's books; written again, also when that was given up before. */
    public void unsealed(TenantId tenant, UUID invoice, PaymentNews news) {
        if (news.kind() == PaymentNews.Kind.OTHER || news.kind() == PaymentNews.Kind.EXPIRED) {
            return;
        }
        var fact = Digest.sha256Hex(news.kind() + " " + news.fact()).substring(0, ENOUGH);
        tx.run(tenant, () -> jobs.addAgainIfRefused(VerifyPayment.JOB, invoice + ":" + fact, json.write(news)));
    }
}
