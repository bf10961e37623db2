package com.speechcad.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.SettleAttempt;
import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/** What the lab's sign for the books looks at, beside what the ledger knows without a clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksTest {
    private static final PhoneNumber NEW_YORK = new PhoneNumber("+12125550134");

    private final TestApp app = TestApp.start();

    @BeforeAll
    void somebody_paid_and_called_for_three_minutes() {
        app.tx().run(TestApp.TENANT, () -> {
            var ana = app.get(Users.class).meet(70_001, Optional.empty()).id();
            app.get(Ledger.class).credit(Movement.of("topup:dynopay:p-1", ana, Reason.TOP_UP, Money.dollars(5)));
            var attempt = new UUID(0, 1);
            app.get(AuthoriseAttempt.class).authorise(attempt, ana, CallKind.SINGLE, NEW_YORK, false);
            app.get(SettleAttempt.class).settle(attempt, Duration.ofMinutes(3), false);
        });
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void healthy_books_say_nothing() throws SQLException {
        assertThat(faults(app.clock().instant())).isEmpty();
    }

    @Test
    void a_payment_that_was_not_settled_for_days_by_the_labs_clock_is_late_and_no_fault() throws SQLException {
        assertThat(faults(app.clock().instant().plus(Duration.ofDays(4)))).isEmpty();
    }

    @Test
    void a_receipt_that_does_not_add_up_again_is_a_fault() throws SQLException {
        app.database().admin("alter table receipt disable trigger append_only");
        app.database().admin("update receipt set connected_ms = connected_ms + 6000");

        var found = faults(app.clock().instant());

        app.database().admin("update receipt set connected_ms = connected_ms - 6000");
        assertThat(found).containsExactly("a receipt adds up again");
    }

    @Test
    void the_platforms_own_audit_log_is_looked_at_as_well() throws SQLException {
        app.tx().run(TenantId.PLATFORM, () -> app.get(Audit.class).append("user:1", "test", "thing:1", "{}"));
        app.database().admin("alter table audit_log disable trigger append_only");
        app.database().admin("update audit_log set actor = 'user:2' where tenant_id = 0");

        var found = faults(app.clock().instant());

        app.database().admin("update audit_log set actor = 'user:1' where tenant_id = 0");
        assertThat(found).containsExactly("the audit log is one chain");
    }

    @Test
    void a_receipt_that_cannot_be_read_hides_no_table() throws SQLException {
        app.database().admin("alter table receipt disable trigger append_only");
        app.database().admin("alter table receipt drop constraint receipt_adds_up");
        app.database().admin("update receipt set ending = 'NONE_SUCH'");
        var database = new PGSimpleDataSource();
        database.setURL(app.database().adminUrl());
        try (var books = new Books(database)) {
            var at = app.clock().instant();
            assertThatThrownBy(() -> books.faults(at)).isInstanceOf(RuntimeException.class);

            assertThat(books.rows("select current_user as name").findValuesAsText("name"))
                    .doesNotContain("speechcad_app");
        } finally {
            app.database().admin("update receipt set ending = 'TALKED'");
        }
    }

    private List<String> faults(Instant at) throws SQLException {
        var database = new PGSimpleDataSource();
        database.setURL(app.database().adminUrl());
        try (var books = new Books(database)) {
            return books.faults(at).findValuesAsText("name");
        }
    }
}
