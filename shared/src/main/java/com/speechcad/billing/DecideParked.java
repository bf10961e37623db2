package com.speechcad.billing;

import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.ParkedPayment.Outcome;
import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.SeenTo;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision about a parked payment, carried out: once, with a reason, in the audit log. Operators come through
 * {@link AgreeOnParked}, which has a second person agree where the sum takes one.
 */
@Singleton
class DecideParked {
    private final Sql sql;
    private final ParkedPayments parked;
    private final TopUps topUps;
    private final TopUpChecks checks;
    private final TopUpMessage message;
    private final Credits credits;
    private final Wallets wallets;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Clock clock;

    DecideParked(
            Sql sql,
            ParkedPayments parked,
            TopUps topUps,
            TopUpChecks checks,
            TopUpMessage message,
            Credits credits,
            Wallets wallets,
            SeenTo seenTo,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.parked = parked;
        this.topUps = topUps;
        this.checks = checks;
        this.message = message;
        this.credits = credits;
        this.wallets = wallets;
        this.seenTo = seenTo;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * In the open transaction.
     *
     * @param why in the operator's words, never blank
     */
    Outcome decide(long id, UserId operator, Decision decision, String why) {
        if (why.isBlank()) {
            return Outcome.NO_REASON;
        }
        var item = lock(id);
        if (item.isEmpty()) {
            return Outcome.GONE;
        }
        var found = item.get();
        return switch (decision) {
            case Decision.Credit(var amount) ->
                found.invoice().isEmpty()
                        ? Outcome.IMPOSSIBLE
                        : credit(found, found.invoice().get(), amount, operator, why, "CREDITED");
            case Decision.Link(var invoice, var amount) -> credit(found, invoice, amount, operator, why, "LINKED");
            case Decision.Reject() -> {
                if (isOwed(found)) {
                    credits.writeOff(CreditTopUp.key(found.paymentId()), operator, why);
                }
                close(found, "REJECTED", decision, operator, why);
                found.invoice().ifPresent(invoice -> rejected(found, invoice));
                yield Outcome.DONE;
            }
            case Decision.Reverse(var amount) -> reverse(found, amount, operator, why);
        };
    }

    /**
     * Whether it is in the wallet, and the provider owes it to us still: it waits until that is settled. To leave it as it is
     * gives up what is owed.
     */
    boolean isOwed(ParkedPayment item) {
        return item.isCredited()
                && item.reason() == ParkReason.NOT_SETTLED
                && credits.isOwed(CreditTopUp.key(item.paymentId()));
    }

    /** The invoice before the item, as whoever parks does. */
    private Optional<ParkedPayment> lock(long id) {
        var found = parked.find(id);
        found.flatMap(ParkedPayment::invoice).ifPresent(topUps::lock);
        sql.of("select id from parked_payment where id = :id for update")
                .with("id", id)
                .first(row -> row.number("id"));
        return parked.find(id).filter(ParkedPayment::isOpen);
    }

    private Outcome credit(ParkedPayment item, UUID to, Money amount, UserId operator, String why, String state) {
        var locked = topUps.lock(to);
        if (locked.isEmpty() || !amount.isPositive() || item.isCredited()) {
            return Outcome.IMPOSSIBLE;
        }
        var invoice = locked.get();
        if (wallets.status(invoice.user()) == WalletStatus.CLOSED) {
            return Outcome.WALLET_CLOSED;
        }
        var isPayment = isThePayment(invoice, item);
        var key = credits.keyOf(isPayment ? CreditTopUp.key(item.paymentId()) : "topup:parked:" + item.id());
        var movement = new Movement(
                key,
                invoice.user(),
                Reason.TOP_UP,
                amount,
                "invoice:" + invoice.id(),
                "operator:" + operator.value(),
                Optional.empty(),
                why);
        if (credits.credit(movement) instanceof Posted.Rejected) {
            return Outcome.WALLET_CLOSED;
        }
        // Perhaps no letter will ever tell; the operator has seen that it came. The invoice is followed all the same.
        credits.settle(key, "operator:" + operator.value());
        if (isPayment) {
            topUps.credited(invoice.id(), TopUp.State.CREDITED, amount, false, null);
        }
        close(item, state, new Decision.Credit(amount), operator, why);
        sql.of("update parked_payment set decided_invoice = :to where id = :id")
                .with("to", to)
                .with("id", item.id())
                .update();
        if (isPayment) {
            parked.settle(invoice.id());
        }
        tell(item, invoice, amount);
        return Outcome.DONE;
    }

    /** Left as it is, what is in the wallet already is operators' business alone. */
    private void rejected(ParkedPayment item, UUID invoice) {
        if (!item.reason().isQuiet() || !item.isCredited()) {
            message.decided(item.id(), invoice, Optional.empty());
        }
    }

    /** Whoever waited for the word about the top-up that it was parked of is told by that one's name. */
    private void tell(ParkedPayment item, TopUp credited, Money amount) {
        var from = item.invoice().filter(it -> !it.equals(credited.id())).flatMap(topUps::find);
        var isTheirs = from.filter(it -> it.user().equals(credited.user())).isPresent();
        message.decided(item.id(), isTheirs ? from.get().id() : credited.id(), Optional.of(amount));
        from.filter(_ -> !isTheirs).ifPresent(other -> rejected(item, other.id()));
    }

    private Outcome reverse(ParkedPayment item, Money amount, UserId operator, String why) {
        var invoice = item.invoice()
                .flatMap(topUps::lock)
                .filter(found -> found.credited().isPresent());
        if (invoice.isEmpty() || invoice.get().state() == TopUp.State.REVERSED) {
            return Outcome.IMPOSSIBLE;
        }
        var found = invoice.get();
        var key = credits.keyOf(CreditTopUp.key(found.payment().orElseThrow().paymentId()));
        if (!credits.reverse(key, found.user(), amount, operator, why)) {
            return Outcome.IMPOSSIBLE;
        }
        topUps.become(found.id(), TopUp.State.REVERSED);
        checks.checkAt(found.id(), null);
        close(item, "REVERSED", new Decision.Reverse(amount), operator, why);
        parked.settle(found.id());
        message.drawNew(found.id());
        return Outcome.DONE;
    }

    /** Whether the item is about the invoice's payment itself, and not about another or about one too many. */
    private static boolean isThePayment(TopUp invoice, ParkedPayment item) {
        return invoice.credited().isEmpty()
                && invoice.payment()
                        .filter(payment -> payment.paymentId().equals(item.paymentId()))
                        .isPresent()
                && item.reason() != ParkReason.SECOND_TRANSACTION;
    }

    /** What was rejected counts as moved: what one operator decides alone is one sum. */
    private void close(ParkedPayment item, String state, Decision decision, UserId operator, String why) {
        var decided = decision instanceof Decision.Reject ? item.worth() : Optional.of(decision.amount());
        sql.of("""
                update parked_payment set state = :state, decided_micros = :amount, decided_by = :by, decided_at = :now,
                  note = :why
                where id = :id""")
                .with("state", state)
                .with("amount", decided.map(Money::micros).orElse(null))
                .with("by", "operator:" + operator.value())
                .with("now", clock.instant())
                .with("why", why)
                .with("id", item.id())
                .update();
        audit.append(
                "user:" + operator.value(),
                "parked-payment." + state.toLowerCase(Locale.ROOT),
                "parked-payment:" + item.id(),
                "{\"micros\":%d}".formatted(decision.amount().micros()));
        seenTo.by(operator, ParkedPayments.notice(item.id()), how(decision));
    }

    private static SeenTo.How how(Decision decision) {
        return switch (decision) {
            case Decision.Credit _, Decision.Link _ -> SeenTo.How.CREDITED;
            case Decision.Reverse _ -> SeenTo.How.REVERSED;
            case Decision.Reject _ -> SeenTo.How.DECLINED;
        };
    }
}
