package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/**
 * Books of 2,000 calls of one wallet, of which the server has no statistics, as after it was killed. The functions' role
 * has five seconds for a statement, and all of the books take far longer than that in one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeBooksTest {
    private static final int CALLS = 2_000;
    private static final int A_CALL = 3;

    private final TestApp app = TestApp.start();
    private Purse purse;

    @BeforeAll
    void fill() {
        purse = Purse.with(app, 100_000);
        // By whole tables, because thousands of calls one by one would take their time.
        for (var sql : List.of(
                "insert into ledger_hold (tenant_id, id, account_id, user_id, subject, authorised_micros, captured_micros,"
                        + " released_micros, state, expires_at, opened_at, closed_at) overriding system value"
                        + " select 1, 1000000 + n, a.id, a.owner_user_id, 'large:' || n, 10, 7, 3, 'CLOSED', now(), now(),"
                        + " now() from " + WALLET_TIMES_CALLS,
                "insert into ledger_op (tenant_id, id, key, request_hash, kind, user_id, subject, source, note,"
                        + " moved_micros, returned_micros, legs, effective_at) overriding system value"
                        + " select 1, 1000000 + 3 * n + k, 'large:' || n || ':' || k, '', (array['HOLD','CAPTURE','CLOSE'])"
                        + "[k + 1], a.owner_user_id, 'large:' || n, 'test', (array['','CALL','CAPTURE'])[k + 1],"
                        + " case k when 1 then 7 else 0 end, case k when 0 then 0 else 3 end, case k when 1 then 1 else 0 end,"
                        + " now() from " + WALLET_TIMES_CALLS + ", generate_series(0, 2) k",
                "insert into ledger_transfer (tenant_id, op_id, leg, kind, debit_account, credit_account, amount_micros,"
                        + " wallet_account, wallet_seq, wallet_change, wallet_after, effective_at)"
                        + " select 1, 1000000 + 3 * n + 1, 1, 'CALL', a.id, 4, 7, a.id, 1 + n, -7, a.posted_micros - 7 * n,"
                        + " now() from " + WALLET_TIMES_CALLS,
                "insert into ledger_hold_event (tenant_id, op_id, hold_id, kind, authorised_micros, captured_micros,"
                        + " released_micros, effective_at) select 1, 1000000 + 3 * n + k, 1000000 + n,"
                        + " case k when 0 then 'AUTHORISE' else 'CAPTURE' end, case k when 0 then 10 else 0 end,"
                        + " case k when 0 then 0 else 7 end, case k when 0 then 0 else 3 end, now()"
                        + " from " + WALLET_TIMES_CALLS + ", (values (0), (2)) k (k)",
                "update ledger_account set seq = 1 + " + CALLS + ", posted_micros = posted_micros - 7 * " + CALLS
                        + " where owner_user_id = " + purse.user.value() + " and code = 'wallet'")) {
            app.database().admin(sql.replace(":user", Long.toString(purse.user.value())));
        }
    }

    private static final String WALLET_TIMES_CALLS =
            "(select id, owner_user_id, posted_micros from ledger_account where owner_user_id = :user"
                    + " and code = 'wallet') a cross join generate_series(1, " + CALLS + ") n";

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void are_proven_at_once_by_whoever_asks() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void are_proven_by_the_clock_in_slices_and_then_what_is_new() {
        run();

        assertThat(app.tx().call(TestApp.TENANT, app.get(ProvenBooks.class)::whole))
                .hasValueSatisfying(whole -> assertThat(whole.rows()).isGreaterThan((long) CALLS * (A_CALL + 1)));
        assertThat(app.tx().call(TestApp.TENANT, app.get(ProvenBooks.class)::faults))
                .isEmpty();
    }

    @Test
    void that_were_not_proven_as_a_whole_for_a_week_raise_an_alarm() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        ((Logger) LoggerFactory.getLogger(ProveBooks.class)).addAppender(log);
        run();
        var then = app.clock().instant();
        app.clock().advance(Duration.ofDays(7).plusSeconds(1));

        app.get(ProveBooks.class).run(Duration.ZERO);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("ALARM the whole proof of"));
        ((Logger) LoggerFactory.getLogger(ProveBooks.class)).detachAppender(log);
        app.clock().set(then);
        run();
        run();
    }

    @Test
    void a_single_changed_number_far_inside_is_found_and_stays_found_until_it_is_repaired() {
        changeAnEntry("+ 1");
        run();
        run();
        assertThat(found()).isNotEmpty();
        assertThat(faults()).isNotEmpty();

        changeAnEntry("- 1");
        run();
        run();
        assertThat(found()).isEmpty();
        assertThat(faults()).isEmpty();
    }

    /** As whoever owns the database could, with the triggers off. */
    private void changeAnEntry(String by) {
        app.database().admin("alter table ledger_transfer disable trigger append_only");
        app.database()
                .admin("update ledger_transfer set wallet_after = wallet_after " + by + " where wallet_seq = 1234");
        app.database().admin("alter table ledger_transfer enable always trigger append_only");
    }

    private List<Ledger.Fault> found() {
        return app.tx().call(TestApp.TENANT, app.get(ProvenBooks.class)::faults);
    }

    private void run() {
        app.all(Task.class).stream()
                .filter(task -> task.name().equals("prove-books"))
                .forEach(task -> task.run(Duration.ofMinutes(1)));
    }

    private List<Ledger.Fault> faults() {
        return app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults);
    }
}
