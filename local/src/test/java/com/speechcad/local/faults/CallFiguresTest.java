package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.lambda.LinesHeard;
import com.speechcad.local.bench.LoadFigures;
import com.speechcad.local.lambda.LocalFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What one call takes, counted from tap to receipt: docs/cost.md is made from it. */
class CallFiguresTest extends FaultJourney {
    private static final Path FILE = Path.of("..").resolve(LoadFigures.FILE);
    private static final String TELEGRAM = "telegram-webhook-fn";
    private static final String RETELL = "retell-webhook-fn";
    private static final String WORKER = "bulk-ivr-worker-fn";
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
        stage.everythingIsDone();

        listen(Level.DEBUG);
        try {
            var line = new Line(ana).does(Line.OBLIGING);
            way.confirmsACall();
            line.isOver(STEP);
            line.isAnalysed(STEP);
            way.readsTheReceipt();
            stage.everythingIsDone();
        } finally {
            listen(null);
        }

        if (Boolean.getBoolean("figures.write")) {
            LoadFigures.write(
                    FILE,
                    Map.of(
                            "telegram-letters", count(TELEGRAM),
                            "retell-letters", count(RETELL),
                            "messages", count(WORKER),
                            "key-rings", Integer.toString(withKeys()),
                            "worker-ms", median(WORKER),
                            "task-ms", median("billing-cron-fn")));
        }
        var figures = LoadFigures.in(FILE);
        assertThat(count(TELEGRAM)).isEqualTo(figures.get("telegram-letters"));
        assertThat(count(RETELL)).isEqualTo(figures.get("retell-letters"));
        assertThat(Integer.toString(withKeys())).isEqualTo(figures.get("key-rings"));
        // A sweep may send once more what is on its way already.
        assertThat(times(WORKER).size())
                .isCloseTo(Integer.parseInt(figures.get("messages")), org.assertj.core.data.Offset.offset(2));
    }

    private void listen(Level level) {
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
        return String.format(Locale.ROOT, "%.1f", times.get(times.size() / 2));
    }

    /** Milliseconds of each invocation. */
    private List<Double> times(String function) {
        return said.soFar().stream()
                .map(line -> line.getFormattedMessage())
                .filter(line -> line.startsWith("REPORT " + function + " "))
                .map(line -> Double.valueOf(line.split(" ")[2]))
                .toList();
    }
}
