package com.speechcad.local.bench;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.local.bench.Letterbox.Letter;
import com.speechcad.provider.dynopay.DynopaySignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/** DynoPay says that a payment is confirmed: the invoice is closed, the wallet credited, its owner told. */
final class PaymentWork implements Work {
    private static final long PAYER = 7800;
    private static final Secret SECRET = new Secret(RigKeys.DYNOPAY_WEBHOOK_SECRET);
    private static final String ROW = "top_up where tenant_id = 1 and id = ?";
    /** A payer's own limit for a day is twenty of them. */
    private static final Money AMOUNT = Money.dollars(5);

    private final Rig rig;
    private final Measured measured;
    private final OpenInvoices invoices;
    private final Deque<OpenInvoices.Open> open = new ArrayDeque<>();
    private long payers;

    PaymentWork(Rig rig) {
        this.rig = rig;
        this.measured = new Measured(rig);
        this.invoices = new OpenInvoices(rig.rooms(), rig.clock());
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public void prepare(int count) {
        var person = PAYER + payers++;
        rig.telegram().person(person, "Ana", "en", "+14155550101");
        rig.telegram().start(person, Rig.BOT, "");
        var payer = invoices.payer(person);
        for (int i = 0; i < count; i++) {
            open.add(invoices.open(payer, AMOUNT));
        }
    }

    @Override
    public Sample once() {
        var paid = open.remove();
        var now = rig.clock().instant();
        var body = """
                {"event":"payment.confirmed","payment_type":"direct_api","address":"%s","txId":"tx-%s","amount":"20",\
                "currency":"TRX","payment_id":"%s","base_amount":5,"base_currency":"USD","exchange_rate":0.25,\
                "received_at":"%s","meta_data":{"shop":"bench"},"webhook_id":"1"}""".formatted(paid.address(), paid.invoice(), paid.payment(), now)
                .getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "content-type",
                "application/json",
                DynopaySignature.HEADER_V2.toLowerCase(Locale.ROOT),
                DynopaySignature.signV2(body, SECRET, now));
        return measured.send(new Letter(paid.path(), headers, body), ROW, paid.invoice());
    }
}
