package com.speechcad.screen.topup;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BreakerLimits.Limits;
import com.speechcad.billing.BreakerText;
import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import java.util.Arrays;
import java.util.Optional;

/** One of the circuit breakers' limits, as an operator reads and types it. */
enum StoppedLimit {
    OPERATIONS_A_DAY(
            BreakerText.LIMIT_OPERATIONS_A_DAY,
            BreakerText.CHANGE_OPERATIONS_A_DAY,
            BreakerText.ASK_NUMBER,
            BreakerText.NUMBER_NOT_UNDERSTOOD),
    DEBIT_AN_HOUR(
            BreakerText.LIMIT_DEBIT_AN_HOUR,
            BreakerText.CHANGE_DEBIT_AN_HOUR,
            BreakerText.ASK_SUM,
            BreakerText.SUM_NOT_UNDERSTOOD),
    CHARGE_A_MINUTE(
            BreakerText.LIMIT_CHARGE_A_MINUTE,
            BreakerText.CHANGE_CHARGE_A_MINUTE,
            BreakerText.ASK_SUM,
            BreakerText.SUM_NOT_UNDERSTOOD);

    /** Nothing that a person does changes a plan more often; a slip of the finger might say so. */
    private static final long MOST = 1_000;

    private final BreakerText words;
    private final BreakerText button;
    private final BreakerText question;
    private final BreakerText notUnderstood;

    StoppedLimit(BreakerText words, BreakerText button, BreakerText question, BreakerText notUnderstood) {
        this.words = words;
        this.button = button;
        this.question = question;
        this.notUnderstood = notUnderstood;
    }

    BreakerText button() {
        return button;
    }

    BreakerText question() {
        return question;
    }

    /** What may be typed, for whoever typed something else. */
    BreakerText notUnderstood() {
        return notUnderstood;
    }

    static Optional<StoppedLimit> named(String name) {
        return Arrays.stream(values())
                .filter(limit -> limit.name().equals(name))
                .findFirst();
    }

    /** What it is now, in a line. */
    Text line(Limits limits) {
        return switch (this) {
            case OPERATIONS_A_DAY -> text(words).with("number", limits.operationsADay());
            case DEBIT_AN_HOUR -> text(words).with("amount", limits.debitAnHour());
            case CHARGE_A_MINUTE -> text(words).with("amount", limits.chargeAMinute());
        };
    }

    /** A whole number from 1 to 1000, or micro-dollars; empty for what is neither. */
    Optional<Long> read(String typed) {
        var amount = Dollars.typed(typed).filter(Money::isPositive).map(Money::micros);
        return this == OPERATIONS_A_DAY
                ? amount.filter(micros -> micros % Money.dollars(1).micros() == 0)
                        .map(micros -> micros / Money.dollars(1).micros())
                        .filter(StoppedLimit::isInRange)
                : amount;
    }

    /** Asks what is meant by a line whose value can be two. */
    Optional<Text> doubt(String line) {
        return this == OPERATIONS_A_DAY ? AmountAndRest.torn(line) : AmountAndRest.doubt(line);
    }

    Limits changed(Limits now, long value) {
        return switch (this) {
            case OPERATIONS_A_DAY -> new Limits(Math.toIntExact(value), now.debitAnHour(), now.chargeAMinute());
            case DEBIT_AN_HOUR -> new Limits(now.operationsADay(), Money.micros(value), now.chargeAMinute());
            case CHARGE_A_MINUTE -> new Limits(now.operationsADay(), now.debitAnHour(), Money.micros(value));
        };
    }

    private static boolean isInRange(long number) {
        return number >= 1 && number <= MOST;
    }
}
