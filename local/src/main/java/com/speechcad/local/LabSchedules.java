package com.speechcad.local;

import com.speechcad.db.Task;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.scheduler.LabScheduler;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recurring tasks, as they are deployed. */
final class LabSchedules {
    private static final Logger LOG = LoggerFactory.getLogger(LabSchedules.class);

    /** The task that reads which numbers there are to call from. */
    static final String NUMBERS = "sync-numbers";

    private static final Map<String, String> TASKS = new TreeMap<>(Map.ofEntries(
            Map.entry("deliver-outbox", "rate(1 minute)"),
            Map.entry("measure", "rate(1 minute)"),
            Map.entry("dispatch", "rate(1 minute)"),
            Map.entry("start-campaigns", "rate(1 minute)"),
            Map.entry("expire-holds", "rate(1 minute)"),
            Map.entry("expire-leases", "rate(1 minute)"),
            Map.entry("expire-invoices", "rate(1 minute)"),
            Map.entry("settle-missed", "rate(1 minute)"),
            Map.entry("billing-notices", "rate(10 minutes)"),
            Map.entry("fold-balances", "rate(5 minutes)"),
            Map.entry("renew-subscriptions", "rate(1 hour)"),
            Map.entry("prove-books", "rate(10 minutes)"),
            Map.entry(NUMBERS, "rate(1 hour)"),
            Map.entry("knock", "cron(29 4 * * ? *)"),
            Map.entry("reconcile-payments", "cron(47 2 * * ? *)"),
            Map.entry("retention", "rate(10 minutes)")));

    private LabSchedules() {}

    /** When each task is run, by its name. */
    static Map<String, String> all() {
        return Map.copyOf(TASKS);
    }

    /** Schedules what this build's function knows. */
    static void ensure(LabScheduler scheduler, LocalFunction cron) {
        var known = cron.beans(Task.class).stream().map(Task::name).collect(Collectors.toSet());
        TASKS.forEach((task, expression) -> {
            if (known.contains(task)) {
                scheduler.ensure(task, expression, LabFunctions.arn(LabFunctions.CRON), "{\"task\":\"" + task + "\"}");
            } else {
                LOG.info("the task {} is not in this build", task);
            }
        });
    }
}
