package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillSwitchTest {
    private static final PhoneNumber MINE = new PhoneNumber("+14155550101");
    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", PLATFORM.e164()), provider);
    private final UserId user =
            inTenant(() -> app.get(Users.class).meet(501, Optional.empty()).id());
    private final BusinessId business =
            inTenant(() -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void a_number_and_money() {
        inTenant(() -> {
            app.get(Users.class).setOwnNumber(user, MINE);
            var made = app.get(Flows.class)
                    .create(user, "Appointment", Language.EN)
                    .orElseThrow();
            app.sql()
                    .of("""
                    insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                      agent_version, created_at)
                    select :id, id, 3, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 3, updated_at
                    from flow where id = :flow""")
                    .with("id", new UUID(0, 7))
                    .with("flow", made.value())
                    .update();
            return app.get(Ledger.class).credit(Movement.of("topup", user, Reason.TOP_UP, Money.dollars(20)));
        });
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void hangs_up_what_runs_and_dials_nothing_more(Stop scope) {
        request("runs");
        dispatch();
        request("waits");
        assertThat(provider.orders).hasSize(1);

        inTenant(() -> app.get(KillSwitches.class).throwIt("user:9", scope, subject(scope), "a complaint came in"));
        dispatch();
        runJobs();
        runJobs();

        assertThat(provider.orders).hasSize(1);
        assertThat(provider.stopped)
                .containsExactly(FakeProvider.callOf(provider.orders.getFirst().attempt()));
    }

    @Test
    void one_that_is_thrown_while_a_call_is_claimed_is_seen_before_anybody_is_rung() {
        request("claimed");

        var dialling = inTenant(() -> {
            // The dial passes the gate, and waits for the user's money here before it can commit.
            app.sql()
                    .of("select billing_take(:user) is null as taken")
                    .with("user", user)
                    .only(row -> row.flag("taken"));
            var running = CompletableFuture.runAsync(this::dispatch, Thread::startVirtualThread);
            app.database().awaitLockWaiter();
            CompletableFuture.runAsync(this::stopThePlatform, Thread::startVirtualThread)
                    .join();
            return running;
        });
        dialling.join();

        assertThat(provider.orders).isEmpty();
        assertThat(became()).isEqualTo("NOT_CONNECTED not_allowed");
        assertThat(held()).isZero();
    }

    private void stopThePlatform() {
        inTenant(() -> app.get(KillSwitches.class).throwIt("user:9", Stop.PLATFORM, "", "a complaint came in"));
        runJobs();
    }

    private String became() {
        return inTenant(() -> app.sql()
                .of("select state || ' ' || reason as became from attempt")
                .only(row -> row.text("became")));
    }

    private long held() {
        return inTenant(() -> app.sql()
                .of("select count(*) as held from ledger_hold where state = 'OPEN'")
                .only(row -> row.number("held")));
    }

    private String subject(Stop scope) {
        return switch (scope) {
            case BUSINESS -> Long.toString(business.value());
            case CALLER_ID -> PLATFORM.e164();
            case FLOW -> flow();
            case PLATFORM, TENANT -> "";
        };
    }

    /** Of the version that is called. */
    private String flow() {
        return inTenant(() -> app.sql()
                .of("select flow_id from flow_version where id = :id")
                .with("id", new UUID(0, 7))
                .only(row -> row.uuid("flow_id").toString()));
    }

    private void request(String nonce) {
        var script = new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of());
        inTenant(() -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, MINE, false);
            return app.get(RequestCall.class)
                    .request(new RequestCall.Wish(nonce, user, business, script, MINE, PLATFORM, false, quote));
        });
    }

    private void dispatch() {
        app.clock().advance(Duration.ofSeconds(2));
        app.get(Dispatch.class)
                .run(TestApp.TENANT, inTenant(() -> app.get(Accounts.class).ofTenant()));
    }

    private void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
