package com.speechcad.fn.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.CallText;
import com.speechcad.call.CallerIds;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.NumberList;
import com.speechcad.db.Jobs;
import com.speechcad.db.Quarantine;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Voice;
import com.speechcad.flow.VoiceList;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import com.speechcad.lambda.HeardLog;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import com.speechcad.watch.Figure;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bug at one tenant is one tenant's: the clock's work is done for those that come after it, and has failed all the same. */
class OneTenantFailsTest {
    private static final TenantId BROKEN = TestApp.TENANT;
    private static final TenantId OTHER = new TenantId(2);

    private final TestApp app = TestApp.configured(
            Map.of("public.base.url", "https://example.test", "doctor.patience", "20ms"),
            new SomeNumbers(),
            new SomeVoices());
    private final BillingCron cron = new BillingCron(app.get(ApplicationContext.class));
    private final HeardLog log = HeardLog.open();

    @BeforeEach
    void two_tenants() {
        app.database().admin("insert into tenant (tenant_id, slug, name) values (2, 't2', 'Another')");
        app.database().admin("""
                create function out_of_order() returns boolean language plpgsql stable as $$ begin
                  if current_setting('app.tenant', true) = '1' then raise exception 'out of order'; end if;
                  return true;
                end $$""");
        in(OTHER, () -> app.sql().of("select seed_billing()").list(_ -> true));
    }

    @AfterEach
    void stop() {
        log.close();
        app.close();
    }

    @Test
    void jobs_are_forgotten() {
        for (var tenant : List.of(BROKEN, OTHER)) {
            app.tx().run(tenant, () -> app.get(Jobs.class).add("nobody-does-this", "1", "{}"));
        }
        // The second look, more than a day after the first, gives up what nobody does.
        for (var look = 0; look < 2; look++) {
            app.get(Jobs.class).due(10).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
            app.clock().advance(Duration.ofDays(50));
        }
        app.clock().advance(Duration.ofDays(50));
        breakDown("job");

        fails("retention");

        assertThat(count(OTHER, "job")).isZero();
    }

    @Test
    void quarantines_are_closed_and_looked_at() {
        for (var tenant : List.of(BROKEN, OTHER)) {
            app.tx()
                    .run(
                            tenant,
                            () -> app.get(Quarantine.class)
                                    .put("retell", "{".getBytes(StandardCharsets.UTF_8), "unreadable"));
        }
        breakDown("quarantine");

        assertThat(String.valueOf(run("doctor").get("said")))
                .contains("t2: 1 letter is in quarantine")
                .contains("WRONG  default: could not be looked at");
        fails("close-quarantine");

        assertThat(in(OTHER, () -> app.get(Quarantine.class).open())).isZero();
    }

    @Test
    void balances_are_folded() {
        credit(BROKEN, 20);
        credit(OTHER, 20);
        breakDown("ledger_account");

        fails("fold-balances");

        long left = in(
                OTHER, () -> app.sql().of("select ledger_fold(100) as folded").only(row -> row.number("folded")));
        assertThat(left).isZero();
    }

    @Test
    void books_are_proven() {
        credit(OTHER, 20);
        app.database()
                .admin("update ledger_account set posted_micros = posted_micros + 1"
                        + " where code = 'wallet' and tenant_id = 2");
        breakDown("ledger_proof");

        fails("prove-books");

        assertThat(log.lines()).anyMatch(line -> line.contains("ALARM the books of " + OTHER));
        assertThat(log.figures()).anyMatch(line -> line.contains(Figure.LEDGER_IMBALANCE.metric()));
    }

    @Test
    void slots_are_counted() {
        app.messenger().nextFailure(new Unreachable("away"));
        app.tx()
                .run(
                        BROKEN,
                        () -> app.get(Chats.class)
                                .put(
                                        app.get(Users.class)
                                                .meet(7, Optional.empty())
                                                .chat(),
                                        "menu",
                                        Message.of(Text.text(CallText.TRANSCRIPT_WORDS)
                                                .with("words", "hello")),
                                        Reader.of(Language.EN)));
        app.clock().advance(Duration.ofMinutes(1));
        breakDown("chat_message");

        fails("measure");

        assertThat(log.figures()).anyMatch(line -> line.contains("\"SlotsWaiting\":0"));
    }

    @Test
    void numbers_and_voices_are_read() {
        for (var tenant : List.of(BROKEN, OTHER)) {
            app.get(Tenants.class).setKey(tenant, TenantKey.RETELL_API_KEY, new Secret("key_invented_for_tests"));
        }

        fails("sync-numbers");

        assertThat(in(OTHER, () -> app.get(CallerIds.class).all())).hasSize(1);
        assertThat(count(OTHER, "voice")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expire-holds", "billing-notices"})
    void what_fails_makes_the_run_fail(String task) {
        for (var tenant : List.of(BROKEN, OTHER)) {
            var user = credit(tenant, 1);
            in(
                    tenant,
                    () -> app.get(Ledger.class)
                            .hold(
                                    user,
                                    Money.cents(40),
                                    "call:" + user.value(),
                                    app.clock().instant().plus(Duration.ofHours(1))));
        }
        app.clock().advance(Duration.ofDays(2));
        breakDown("ledger_account");

        fails(task);

        assertThat(count(OTHER, "ledger_hold where state = 'OPEN'")).isEqualTo(task.equals("expire-holds") ? 0 : 1);
        assertThat(count(OTHER, "wallet_notice")).isEqualTo(task.equals("expire-holds") ? 0 : 1);
    }

    /** Whatever a transaction of the broken tenant does with the table, it fails. */
    private void breakDown(String table) {
        app.database().admin("create policy out_of_order on " + table + " as restrictive using (out_of_order())");
    }

    private void fails(String task) {
        assertThatThrownBy(() -> run(task))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("[12] could not be dealt with, the others were");
    }

    private Map<String, Object> run(String task) {
        return cron.handleRequest(Map.of("task", task), new LambdaContext("billing-cron-fn"));
    }

    private UserId credit(TenantId tenant, long dollars) {
        var user = in(
                tenant, () -> app.get(Users.class).meet(700, Optional.empty()).id());
        in(
                tenant,
                () -> app.get(Ledger.class).credit(Movement.of("topup", user, Reason.TOP_UP, Money.dollars(dollars))));
        return user;
    }

    private long count(TenantId tenant, String table) {
        return in(
                tenant,
                () -> app.sql().of("select count(*) as many from " + table).only(row -> row.number("many")));
    }

    private <T> T in(TenantId tenant, Supplier<T> work) {
        return app.tx().call(tenant, work);
    }

    private static final class SomeNumbers implements NumberList {
        @Override
        public Workspace read(TenantId tenant) {
            if (tenant.equals(BROKEN)) {
                throw new IllegalStateException("an answer that nobody can read");
            }
            return new Workspace.Of(List.of(FakeProvider.owned("+14155550100")), 20, "line");
        }
    }

    private static final class SomeVoices implements VoiceList {
        @Override
        public Answer read(TenantId tenant) {
            if (tenant.equals(BROKEN)) {
                throw new IllegalStateException("an answer that nobody can read");
            }
            return new Answer.Of(List.of(new Voice(
                    "voice_1",
                    "Asha",
                    "maker",
                    Voice.Gender.FEMALE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
        }
    }
}
