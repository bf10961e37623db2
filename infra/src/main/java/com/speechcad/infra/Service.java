package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.Duration;

/** The functions: where their code is, what Lambda calls in it, and how long one answer may take. */
enum Service {
    TELEGRAM("telegram-webhook-fn", "com.speechcad.fn.telegram.TelegramFunction", true, 20, 1024),
    RETELL("retell-webhook-fn", "com.speechcad.fn.retell.RetellFunction", true, 20, 1024),
    DYNOPAY("dynopay-webhook-fn", "com.speechcad.fn.dynopay.DynopayFunction", true, 20, 1024),
    BILLING_CRON("billing-cron-fn", "com.speechcad.fn.cron.BillingCron", false, 120, 1024),
    WORKER("bulk-ivr-worker-fn", "com.speechcad.fn.worker.BulkIvrWorker", false, 60, 1024),
    /** Serves nobody: a deployment calls it, before the others go live. */
    MIGRATE("migrate-fn", "com.speechcad.fn.migrate.MigrateFunction", false, 900, 1024);

    /** The five that serve. */
    static final List<Service> SERVING = List.of(TELEGRAM, RETELL, DYNOPAY, BILLING_CRON, WORKER);

    private final String module;
    private final String handler;
    private final boolean webhook;
    private final int timeoutSeconds;
    private final int memoryMb;

    Service(String module, String handler, boolean webhook, int timeoutSeconds, int memoryMb) {
        this.module = module;
        this.handler = handler;
        this.webhook = webhook;
        this.timeoutSeconds = timeoutSeconds;
        this.memoryMb = memoryMb;
    }

    String module() {
        return module;
    }

    /** What Lambda knows it by in {@code stage}: the module's name, so that a person can type it. */
    String functionName(StageSettings stage) {
        return "speechcad-" + stage.name() + "-" + module.substring(0, module.length() - "-fn".length());
    }

    String handler() {
        return handler;
    }

    /** Whether somebody waits for the answer: such a function starts from a snapshot, behind an alias. */
    boolean isWebhook() {
        return webhook;
    }

    /**
     * Whether it consumes what it sends. Lambda takes a chain of more than sixteen such messages for a mistake, and hands the
     * next one to the dead-letter queue. Here it is none: a list of a hundred thousand rows is a chain of as many pieces as it
     * takes, and a campaign one of as many rounds. Each ends by its rows (a piece moves on in its job, a dial takes a call off
     * those that are ready), a piece that fails waits longer and longer and is given up, and the queues' maximum concurrency
     * bounds what goes on at once.
     */
    boolean goesRound() {
        return this == WORKER;
    }

    /** Below API Gateway's 30 s for a webhook, so that the function and not the gateway gives up. */
    Duration timeout() {
        return Duration.seconds(timeoutSeconds);
    }

    /** Six times the timeout, as Lambda asks of a queue that feeds it: a message in work is not handed out again. */
    Duration visibility() {
        return Duration.seconds(6 * timeoutSeconds);
    }

    /** What the archive may be, in millions of bytes: a start reads it. The worker carries fonts and a spreadsheet reader. */
    int mostMegabytes() {
        return this == WORKER ? 45 : 25;
    }

    int memoryMb() {
        return memoryMb;
    }
}
