package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.speechcad.lambda.LinesHeard;
import com.speechcad.local.MigratedLab;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.telegram.SendFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An alarm's condition is brought about, what it looks at is seen, and its section of the runbook followed. */
class RunbookFollowedTest {
    private static final String ANAS_WALLET =
            " where code = 'wallet' and owner_user_id =" + " (select id from app_user where telegram_id = 7182)";

    @TempDir
    static Path folder;

    private static Stage stage;

    private final LinesHeard said = new LinesHeard();

    @BeforeAll
    static void start() {
        stage = new Stage(MigratedLab.start(folder)).jumping(Duration.ofSeconds(5));
    }

    @AfterAll
    static void stop() {
        stage.lab.close();
    }

    @BeforeEach
    void listen() {
        said.start();
        root().addAppender(said);
        figures().addAppender(said);
    }

    @AfterEach
    void hearNoMore() {
        root().detachAppender(said);
        figures().detachAppender(said);
    }

    /** As it happens: each try that fails puts off the next one, and the sweep comes every minute. */
    @Test
    void messages_wait_while_telegram_fails_and_are_shown_when_it_does_not() {
        var ana = new Person(stage, 7181, "Ana");
        new Way(ana).comesIn();
        var faults = stage.lab.telegram().faults();
        faults.failNextSends(1_000, SendFault.of(SendFault.Kind.INTERNAL_ERROR));
        stage.lab.telegram().type(ana.id, Stage.BOT, "/start");
        stage.until(() -> "her answer waits", Duration.ZERO, () -> !stage.isAllSent(ana));

        var ages = new ArrayList<Long>();
        for (int minute = 0; minute < 10; minute++) {
            stage.lab.clock().jump(Duration.ofMinutes(1));
            task("deliver-outbox");
            task("measure");
            ages.add(newest("OutboxAge"));
        }
        assertThat(ages).isSorted().last().satisfies(age -> assertThat(age).isGreaterThanOrEqualTo(600));
        assertThat(ages.stream().filter(age -> age >= 300))
                .as("the alarm goes off")
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(doctor()).anyMatch(line -> line.contains("waits for more than five minutes: is Telegram reached?"));

        faults.clear();
        stage.until(() -> "it is shown", Duration.ofMinutes(1), () -> {
            task("deliver-outbox");
            return stage.isAllSent(ana);
        });
        said.forget();
        task("measure");
        assertThat(newest("OutboxAge")).isZero();
        assertThat(doctor()).noneMatch(line -> line.contains("is Telegram reached?"));
    }

    @Test
    void the_books_do_not_balance() {
        new Way(new Person(stage, 7182, "Ana")).comesIn().sharesTheOwnNumber().topsUp(25);
        stage.run("update ledger_account set posted_micros = posted_micros + 1" + ANAS_WALLET);
        try {
            task("prove-books");
            assertThat(newest("LedgerImbalance")).isPositive();
            assertThat(lines()).anyMatch(line -> line.startsWith("ALARM the books of"));
        } finally {
            stage.run("update ledger_account set posted_micros = posted_micros - 1" + ANAS_WALLET);
        }
        said.forget();
        task("prove-books");
        assertThat(newest("LedgerImbalance")).isZero();
    }

    @Test
    void the_product_raises_an_alarm_about_what_cannot_be_read_and_the_inbox_is_looked_through() {
        stage.run("insert into quarantine (tenant_id, source, digest, raw, reason) values (1, 'retell', 'invented',"
                + " '\\x00', 'not an event')");

        assertThat(doctor()).anyMatch(line -> line.contains("1 letter is in quarantine"));

        task("close-quarantine");
        assertThat(doctor()).noneMatch(line -> line.contains("quarantine"));
    }

    @Test
    void the_clock_has_stopped_and_the_sweeps_are_started_by_hand() {
        for (var sweep : List.of(
                "deliver-outbox", "dispatch", "settle-missed", "expire-holds", "expire-leases", "expire-invoices")) {
            assertThat(task(sweep)).contains(sweep);
        }
    }

    @Test
    void a_function_fails_and_its_log_says_at_what_and_it_goes_on_by_itself() {
        stage.run("alter table slot_lease rename to slot_lease_away");
        try {
            assertThatThrownBy(() -> task("measure")).isInstanceOf(FunctionError.class);
            assertThat(said.soFar())
                    .filteredOn(line -> line.getLevel() == Level.ERROR)
                    .anyMatch(line -> line.getThrowableProxy() != null
                            && line.getThrowableProxy().getMessage().contains("slot_lease"));
        } finally {
            stage.run("alter table slot_lease_away rename to slot_lease");
        }
        assertThat(task("measure")).contains("measure");
    }

    private static List<String> doctor() {
        var lines = new ArrayList<String>();
        Json.parse(task("doctor").getBytes(StandardCharsets.UTF_8))
                .path("said")
                .forEach(line -> lines.add(line.asText()));
        assertThat(lines).hasSizeGreaterThan(4);
        return lines;
    }

    /** As {@code aws lambda invoke} would. */
    private static String task(String name) {
        var input = "{\"task\":\"" + name + "\"}";
        return new String(
                stage.lab.function("billing-cron-fn").invoke(input.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private long newest(String figure) {
        return lines().stream()
                .filter(line -> line.startsWith("{\"_aws\"") && line.contains("\"" + figure + "\":"))
                .map(line -> Json.parse(line.getBytes(StandardCharsets.UTF_8)))
                .reduce((_, newer) -> newer)
                .orElseThrow(() -> new AssertionError(figure + " was not said"))
                .path(figure)
                .asLong();
    }

    private List<String> lines() {
        return said.soFar().stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger figures() {
        return (Logger) LoggerFactory.getLogger("figures");
    }
}
