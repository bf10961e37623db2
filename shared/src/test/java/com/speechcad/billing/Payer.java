package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Wallets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who tops up; what the provider says about it is said here. */
final class Payer {
    private static final AtomicLong PEOPLE = new AtomicLong(70_000);

    private final TestApp app;
    private final ChatId chat;
    final UserId user;

    Payer(TestApp app) {
        this.app = app;
        var met = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class).meet(PEOPLE.incrementAndGet(), Optional.of(Language.EN)));
        user = met.id();
        chat = met.chat();
    }

    /** An invoice with an address. */
    UUID tops(long dollars) {
        var invoice = asks(dollars);
        runJobs(app);
        return invoice;
    }

    UUID asks(long dollars) {
        var outcome = app.tx()
                .call(TestApp.TENANT, () -> app.get(RequestTopUp.class).request(user, "TRX", Money.dollars(dollars)));
        return ((RequestTopUp.Outcome.Requested) outcome).invoice();
    }

    ConfirmTopUp.Effect hears(UUID invoice, PaymentNews news) {
        return app.get(ConfirmTopUp.class).take(TestApp.TENANT, invoice, news);
    }

    ConfirmTopUp.Effect hears(UUID invoice, Kind kind, String received, String tx) {
        return hears(invoice, news(invoice, kind, received, tx));
    }

    /** A coin is worth a hundredth of a 100-dollar invoice. */
    PaymentNews news(UUID invoice, Kind kind, String received, String tx) {
        return news(
                invoice,
                kind,
                received,
                tx,
                Optional.of(BigDecimal.ONE),
                Optional.of(app.clock().instant()));
    }

    PaymentNews news(
            UUID invoice,
            Kind kind,
            String received,
            String tx,
            Optional<BigDecimal> rate,
            Optional<Instant> occurredAt) {
        return new PaymentNews(
                kind,
                FakePayments.payment(invoice),
                Optional.of(FakePayments.address(invoice)),
                Optional.empty(),
                Optional.of("TRX"),
                Optional.of(new BigDecimal(received)),
                rate,
                Optional.of(find(invoice).amount().toDollars()),
                Optional.of("USD"),
                tx,
                occurredAt);
    }

    TopUp find(UUID invoice) {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(TopUps.class).find(invoice).orElseThrow());
    }

    TopUp.State state(UUID invoice) {
        return find(invoice).state();
    }

    /** In dollars, without trailing zeros. */
    String wallet() {
        var posted = app.tx()
                .call(TestApp.TENANT, () -> app.get(Wallets.class).of(user).posted());
        return posted.toDollars().stripTrailingZeros().toPlainString();
    }

    List<ParkReason> parked() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(ParkedPayments.class).open(0, 1000).stream()
                                .filter(item -> item.user().equals(Optional.of(user)))
                                .map(ParkedPayment::reason)
                                .toList());
    }

    List<Ledger.Fault> faults() {
        return app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults);
    }

    Outgoing newest() {
        return List.copyOf(app.messenger().shown(chat).values()).getLast();
    }

    /** Everything that is due, as the worker would. */
    static void runJobs(TestApp app) {
        app.get(com.speechcad.db.Jobs.class)
                .due(1000)
                .forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }
}
