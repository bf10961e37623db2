package com.speechcad.provider.dynopay;

import com.speechcad.billing.InvoiceScene;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp.Letter;
import com.speechcad.tenant.Scene;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** An invoice is made, somebody tries its door, and it is paid: the wallet is credited and its owner told. */
@Singleton
class DynopayScene implements Scene {
    private final Tx tx;
    private final Tenants tenants;
    private final InvoiceScene invoices;
    private final Clock clock;

    DynopayScene(Tx tx, Tenants tenants, InvoiceScene invoices, Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.invoices = invoices;
        this.clock = clock;
    }

    @Override
    public String door() {
        return "/dynopay/";
    }

    @Override
    public void play(TenantId tenant, Consumer<Letter> handled) {
        if (!tx.isRehearsing()) {
            throw new IllegalStateException("a scene is played in a rehearsal only");
        }
        tenants.keys(tenant).get(TenantKey.DYNOPAY_WEBHOOK_SECRET).ifPresent(secret -> {
            var open = invoices.open();
            var path = "/dynopay/" + tenants.slug(tenant) + "/" + open.invoice() + "/" + open.word();
            for (var body : List.of("{\"event\":\"webhook.test\"}", paid(open))) {
                handled.accept(sealed(path, body, secret));
            }
        });
    }

    private String paid(InvoiceScene.Open open) {
        return """
                {"event":"payment.confirmed","payment_type":"direct_api","address":"%s","txId":"%s","amount":"%s",\
                "currency":"%s","payment_id":"%s","base_amount":5,"base_currency":"USD","exchange_rate":0.25,\
                "received_at":"%s"}""".formatted(
                        open.address(), open.invoice(), open.amount(), open.coin(), open.payment(), clock.instant());
    }

    private Letter sealed(String path, String body, Secret secret) {
        return new Letter(
                path,
                Map.of(
                        "content-type",
                        "application/json",
                        DynopaySignature.HEADER_V2.toLowerCase(Locale.ROOT),
                        DynopaySignature.signV2(body.getBytes(StandardCharsets.UTF_8), secret, clock.instant())),
                body,
                200);
    }
}
