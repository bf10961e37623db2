package com.speechcad.infra;

import java.util.regex.Pattern;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;

/** What {@code billing-cron-fn} does by the clock; the id is the word its input carries. */
enum Task {
    DELIVER_OUTBOX("deliver-outbox", "rate(1 minute)"),
    DISPATCH("dispatch", "rate(1 minute)"),
    MEASURE("measure", "rate(1 minute)"),
    /** The net under the one-time schedules: campaigns that are due, and reminders. */
    START_CAMPAIGNS("start-campaigns", "rate(1 minute)"),
    EXPIRE_HOLDS("expire-holds", "rate(1 minute)"),
    EXPIRE_LEASES("expire-leases", "rate(1 minute)"),
    EXPIRE_INVOICES("expire-invoices", "rate(1 minute)"),
    /** One list of calls for each provider account with something overdue. */
    SETTLE_MISSED("settle-missed", "rate(1 minute)"),
    BILLING_NOTICES("billing-notices", "rate(10 minutes)"),
    FOLD_BALANCES("fold-balances", "rate(5 minutes)"),
    RENEW_SUBSCRIPTIONS("renew-subscriptions", "rate(1 hour)"),
    PROVE_BOOKS("prove-books", "rate(10 minutes)"),
    SYNC_NUMBERS("sync-numbers", "rate(1 hour)"),
    /** Our payments against the provider's, both ways; an unfinished pass goes on through the jobs' queue. */
    RECONCILE_PAYMENTS("reconcile-payments", "cron(47 2 * * ? *)"),
    /** A version that nobody calls for two weeks falls asleep, and the next call, perhaps a payment, is refused. */
    KNOCK("knock", "cron(29 4 * * ? *)"),
    /** All day long: what a busy day brought does not fit into one run. */
    RETENTION("retention", "rate(10 minutes)");

    private static final double MINUTES_A_DAY = 24 * 60;
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour)s?\\)");

    private final String id;
    private final String expression;

    Task(String id, String expression) {
        this.id = id;
        this.expression = expression;
    }

    String id() {
        return id;
    }

    /** How many times a day it is started. */
    double firingsADay() {
        var rate = RATE.matcher(expression);
        return rate.matches()
                ? MINUTES_A_DAY
                        / (Integer.parseInt(rate.group(1)) * (rate.group(2).equals("hour") ? 60.0 : 1))
                : 1;
    }

    ScheduleExpression expression() {
        return ScheduleExpression.expression(expression);
    }
}
