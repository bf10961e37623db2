package com.speechcad.billing;

import com.speechcad.billing.PaymentNews.Kind;
import com.speechcad.billing.PaymentProvider.Check;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What follows from an answer of the provider's books beside the money: when it is asked next, soon at first and seldom
 * later, and when an operator looks instead. The caller holds the invoice's row.
 */
@Singleton
class CheckAgain {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration BEFORE_ALARM = Duration.ofMinutes(10);

    private final TopUpChecks checks;
    private final ParkedPayments parked;
    private final TopUpMessage message;
    private final Clock clock;

    CheckAgain(TopUpChecks checks, ParkedPayments parked, TopUpMessage message, Clock clock) {
        this.checks = checks;
        this.parked = parked;
        this.message = message;
        this.clock = clock;
    }

    void later(TopUp invoice, Check check) {
        if (invoice.credited().isPresent()) {
            follow(invoice, check);
            return;
        }
        if (!isStillAsked(invoice)) {
            checks.checkAt(invoice.id(), null);
            return;
        }
        var since = invoice.awaitsSince()
                .or(() -> invoice.seen().map(TopUp.Seen::at))
                .orElse(invoice.createdAt());
        var end = since.plus(A_DAY);
        var now = clock.instant();
        if (!now.isBefore(end)) {
            giveUp(invoice, check);
            return;
        }
        checks.checkAt(invoice.id(), earlier(now.plus(pause(Duration.between(since, now))), end));
    }

    /** Credited, and not settled by what we know. */
    private void follow(TopUp invoice, Check check) {
        var now = clock.instant();
        if (invoice.settledAt().isPresent() || invoice.state() == TopUp.State.REVERSED) {
            checks.checkAt(invoice.id(), null);
            return;
        }
        switch (check.stage()) {
            // An older server cannot tell; asking again would not help.
            case UNKNOWN -> checks.checkAt(invoice.id(), null);
            case TAKEN_BACK, NOTHING -> doubt(invoice, check, now);
            case SEEN, CONFIRMED, SETTLED -> {
                checks.trusted(invoice.id());
                var end = invoice.createdAt().plus(A_DAY);
                if (now.isBefore(end)) {
                    checks.checkAt(invoice.id(), earlier(now.plus(CheckTopUp.SETTLES_WITHIN), end));
                } else {
                    park(invoice, check, ParkReason.NOT_SETTLED);
                }
            }
        }
    }

    private void doubt(TopUp invoice, Check check, Instant now) {
        var again = invoice.doubtedAt().map(at -> at.plus(BEFORE_ALARM));
        if (again.isPresent() && !now.isBefore(again.get())) {
            park(invoice, check, ParkReason.TAKEN_BACK);
        } else {
            checks.doubted(invoice.id(), again.orElse(now.plus(BEFORE_ALARM)));
        }
    }

    private void giveUp(TopUp invoice, Check check) {
        var why = invoice.isAwaitingSettlement()
                ? ParkReason.NOT_SETTLED
                : check.stage().isReached() ? ParkReason.NO_AMOUNT : ParkReason.NOT_CONFIRMED;
        var came = invoice.state() == TopUp.State.SEEN || check.stage().isReached();
        if (came) {
            park(invoice, check, why);
            message.draw(invoice.id());
        } else {
            checks.checkAt(invoice.id(), null);
        }
    }

    private void park(TopUp invoice, Check check, ParkReason why) {
        checks.checkAt(invoice.id(), null);
        parked.park(invoice, CheckTopUp.news(invoice, invoice.payment().orElseThrow(), Kind.CONFIRMED, check), why);
    }

    private static boolean isStillAsked(TopUp invoice) {
        return switch (invoice.state()) {
            case WAITING, SEEN, EXPIRED, CANCELLED -> true;
            case REQUESTED, CREDITED, UNDERPAID, PARKED, REFUSED, REVERSED -> false;
        };
    }

    /** Soon at first, seldom later. */
    private static Duration pause(Duration age) {
        var half = age.dividedBy(2);
        var pause = half.compareTo(CreatePayment.FIRST_CHECK) < 0 ? CreatePayment.FIRST_CHECK : half;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
