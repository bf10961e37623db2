package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.SmallProof;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A receipt that does not add up goes on alarming while the proof is busy elsewhere, and until it is mended. */
class ReceiptAlarmTest {
    private final TestApp app = TestApp.start();
    private final SmallProof proof = new SmallProof(app, new ProveReceipts(app.sql(), app.clock(), 1));
    private final ListAppender<ILoggingEvent> figures = new ListAppender<>();

    @BeforeEach
    void listen() {
        figures.start();
        ((Logger) LoggerFactory.getLogger("figures")).addAppender(figures);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger("figures")).detachAppender(figures);
        app.close();
    }

    @Test
    void alarms_in_every_run_until_a_later_round_finds_it_mended() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(5));
        for (int i = 0; i < 3; i++) {
            var attempt = ana.authorise(NEW_YORK);
            ana.settle(attempt, Duration.ofSeconds(60));
            app.clock().advance(Duration.ofMinutes(1));
        }
        change("+ 1");

        for (int run = 0; run < 9; run++) {
            assertThat(imbalance()).as("run " + run).isEqualTo("1");
        }

        change("- 1");
        var runs = 0;
        while (!imbalance().equals("0")) {
            assertThat(++runs).as("runs after it was mended").isLessThan(10);
        }
        for (int run = 0; run < 4; run++) {
            assertThat(imbalance()).as("run " + run + " of what is mended").isEqualTo("0");
        }
    }

    /** The oldest receipt, as whoever owns the database could. */
    private void change(String by) {
        app.database().admin("alter table receipt disable trigger append_only");
        app.database()
                .admin("update receipt set connected_ms = connected_ms " + by + " * 60000 where settled_at ="
                        + " (select min(settled_at) from receipt)");
        app.database().admin("alter table receipt enable trigger append_only");
    }

    /** What a run of one slice says: the figure that the alarm of the stage looks at. */
    private String imbalance() {
        figures.list.clear();
        proof.run();
        return figures.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("\"LedgerImbalance\":"))
                .map(line -> line.replaceAll(".*\"LedgerImbalance\":(\\d+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
