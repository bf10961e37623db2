package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.TenantId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProveBooksTest {
    private final TestApp app = TestApp.start();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(ProveBooks.class)).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(ProveBooks.class)).detachAppender(log);
        app.close();
    }

    @Test
    void healthy_books_say_nothing() {
        app.get(ProveBooks.class).run(Duration.ofSeconds(10));

        assertThat(log.list).isEmpty();
    }

    @Test
    void an_audit_log_that_was_tampered_with_raises_an_alarm() {
        app.tx().run(TestApp.TENANT, () -> app.get(Audit.class).append("user:1", "test", "thing:1", "{}"));
        app.database().admin("alter table audit_log disable trigger append_only");
        app.database().admin("update audit_log set actor = 'user:2'");

        app.get(ProveBooks.class).run(Duration.ofSeconds(10));

        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("ALARM", "audit log"));
    }

    /** Who threw the platform's kill switch and renewed its keys stands in a log of its own, and nobody's tenant. */
    @Test
    void the_platforms_own_audit_log_is_proven_as_well_and_its_alarm_ends_with_what_it_is_about() {
        app.tx().run(TenantId.PLATFORM, () -> app.get(Audit.class).append("user:1", "test", "thing:1", "{}"));
        app.database().admin("alter table audit_log disable trigger append_only");
        app.database().admin("update audit_log set actor = 'user:2' where tenant_id = 0");

        app.get(ProveBooks.class).run(Duration.ofSeconds(10));

        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .isEqualTo("ALARM the audit log of the platform has 1 broken links"));
        assertThat(app.database().lines("select tenant_id || ' ' || seq from audit_fault where gone_at is null"))
                .containsExactly("0 1");

        app.database().admin("update audit_log set actor = 'user:1' where tenant_id = 0");
        app.get(ProveBooks.class).run(Duration.ofSeconds(10));
        log.list.clear();
        app.get(ProveBooks.class).run(Duration.ofSeconds(10));
        assertThat(log.list).isEmpty();
    }

    @Test
    void a_wallet_that_does_not_add_up_raises_an_alarm() {
        Purse.with(app, 100);
        app.database().admin("update ledger_account set posted_micros = posted_micros + 1 where code = 'wallet'");

        app.get(ProveBooks.class).run(Duration.ofSeconds(10));

        assertThat(log.list)
                .anySatisfy(
                        event -> assertThat(event.getFormattedMessage()).startsWith("ALARM the books of tenant 1: "))
                .as("in words, and not as the program writes its values")
                .noneMatch(event -> event.getFormattedMessage().matches(".*[A-Z][A-Za-z]+\\[.*"));
    }
}
