package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Instant;

/**
 * What comes with an event.
 *
 * @param key taken from the fact: a second one changes nothing
 * @param plan which begins or is to follow; else the one there is
 * @param start of the period that begins
 * @param charged price less credit
 * @param credit for what was left of an earlier plan
 * @param missing for which the wallet was too small
 */
record SubscriptionChange(
        String key, Instant at, Plan plan, Instant start, Money charged, Money credit, Money missing) {

    static SubscriptionChange of(SubscriptionRow row, String key, Instant at) {
        return new SubscriptionChange(key, at, row.plan(), row.start(), Money.ZERO, Money.ZERO, Money.ZERO);
    }

    SubscriptionChange to(Plan other) {
        return new SubscriptionChange(key, at, other, start, charged, credit, missing);
    }

    SubscriptionChange from(Instant begin) {
        return new SubscriptionChange(key, at, plan, begin, charged, credit, missing);
    }

    SubscriptionChange charging(Money amount, Money credited) {
        return new SubscriptionChange(key, at, plan, start, amount, credited, missing);
    }

    SubscriptionChange lacking(Money shortfall) {
        return new SubscriptionChange(key, at, plan, start, charged, credit, shortfall);
    }
}
