package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.lambda.LinesHeard;
import com.speechcad.local.bench.LoadFigures;
import com.speechcad.local.lambda.LocalFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What one call takes, counted from tap to receipt: docs/cost.md is made from it. */
class CallFiguresTest extends FaultJourney {
    private static final Path FILE = Path.of("..").resolve(LoadFigures.FILE);
    private static final String TELEGRAM = "telegram-webhook-fn";
    private static final String RETELL = "retell-webhook-fn";
    private static final String WORKER = "bulk-ivr-worker-fn";
    private static final String CRON = "billing-cron-fn";
    private static final List<String> EVERY_MINUTE = List.of(
            "deliver-outbox",
            "dispatch",
            "expire-holds",
            "expire-leases",
            "expire-invoices",
            "settle-missed",
            "measure",
            "start-campaigns");
    private static final Duration STEP = Duration.ofSeconds(1);

    private final LinesHeard said = new LinesHeard();

    /** {@code -Dfigures.write=true} writes them anew. */
    @Test
    void what_one_call_takes_is_what_its_cost_is_reckoned_with() throws IOException {
        var stage = stage().jumping(Duration.ofSeconds(5));
        var ana = new Person(stage, 7191, "Ana");
        var way = new Way(ana)
                .comesIn()
                .sharesTheOwnNumber()
                .topsUp(25)
                .buildsAFlow()
                .publishes();
        way.calls().readsTheReceipt();
        // Its last letter may be on its way still, and would be counted among those of the next.
        new Line(ana).isAnalysed(STEP);
        stage.everythingIsDone();

        var counted = new TreeMap<String, String>();
        listen(Level.DEBUG);
        try {
            var line = new Line(ana).does(Line.OBLIGING);
            way.confirmsACall();
            line.isOver(STEP);
            line.isAnalysed(STEP);
            way.readsTheReceipt();
            stage.everythingIsDone();
            counted.put("telegram-letters", count(TELEGRAM));
            counted.put("retell-letters", count(RETELL));
            counted.put("messages", count(WORKER));
            counted.put("key-rings", Integer.toString(withKeys()));
            counted.put("worker-ms", median(WORKER));
            EVERY_MINUTE.forEach(task ->
                    stage.lab.function(CRON).invoke(("{\"task\":\"" + task + "\"}").getBytes(StandardCharsets.UTF_8)));
            counted.put("task-ms", median(CRON));
        } finally {
            listen(null);
        }

        if (Boolean.getBoolean("figures.write")) {
            LoadFigures.write(FILE, counted);
        }
        var figures = LoadFigures.in(FILE);
        for (var exact : List.of("telegram-letters", "retell-letters", "key-rings")) {
            assertThat(counted.get(exact)).as(exact).isEqualTo(figures.get(exact));
        }
        // A sweep may send once more what is on its way already.
        assertThat(Integer.parseInt(counted.get("messages")))
                .isCloseTo(Integer.parseInt(figures.get("messages")), within(2));
    }

    private void listen(@Nullable Level level) {
        var log = (Logger) LoggerFactory.getLogger(LocalFunction.class);
        log.setLevel(level);
        if (level == null) {
            log.detachAppender(said);
        } else {
            said.start();
            log.addAppender(said);
        }
    }

    /** How many functions took part that need the tenant's keys: each opens them once and remembers them for a minute. */
    private int withKeys() {
        return Math.toIntExact(Set.of(TELEGRAM, RETELL, WORKER, "dynopay-webhook-fn").stream()
                .filter(function -> !times(function).isEmpty())
                .count());
    }

    private String count(String function) {
        return Integer.toString(times(function).size());
    }

    private String median(String function) {
        var times = times(function).stream().sorted().toList();
        return LoadFigures.millis(times.get(times.size() / 2));
    }

    /** Milliseconds of each invocation. */
    private List<Double> times(String function) {
        return said.soFar().stream()
                .map(line -> line.getFormattedMessage())
                .filter(line -> line.startsWith("REPORT " + function + " "))
                .map(line -> Double.valueOf(line.split(" ", 3)[2]))
                .toList();
    }
}
