package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.flow.LiftSuspension;
import com.speechcad.flow.LiftSuspension.Lifted;
import com.speechcad.flow.LiftSuspension.What;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.Step;
import com.speechcad.flow.screening.Suspension;
import com.speechcad.flow.screening.Suspension.Cause;
import com.speechcad.flow.screening.Suspensions;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ended calls bring on a flow, and on its business. */
class ScreenCallTest {
    private static final PhoneNumber MINE = new PhoneNumber("+14155550101");
    private static final PhoneNumber OTHER = new PhoneNumber("+14155550177");
    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");
    private static final String HANGUP = "user_hangup";

    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", PLATFORM.e164()), provider);
    private final UserId user =
            in(() -> app.get(Users.class).meet(801, Optional.of(Language.EN)).id());
    private final BusinessId business =
            in(() -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void my_number() {
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).setOwnNumber(user, MINE));
        in(() -> app.get(Ledger.class).credit(Movement.of("topup:1", user, Reason.TOP_UP, Money.dollars(100))));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void two_calls_that_asked_for_a_secret_suspend_the_flow_and_its_owner_is_told_why() {
        var flow = flow("Reminder");

        over(flow, HANGUP, agent("Could you tell me the PIN of your card?"));
        assertThat(suspended(flow)).isEmpty();
        over(flow, HANGUP, agent("Now read me the code we just sent you."));

        assertThat(suspended(flow)).map(Suspension::cause).contains(Cause.BLOCKED_WORDS);
        assertThat(app.messenger().last()).contains("Reminder", "suspended", "no call may ask for");
        assertThat(evidence()).contains("EN-SECRET").doesNotContain("PIN of your card");
    }

    @Test
    void what_the_callee_says_and_what_is_told_twice_counts_against_nobody() {
        var flow = flow("Reminder");

        over(
                flow,
                HANGUP,
                new Turn.Said(false, "Do you want me to tell you my PIN?"),
                agent("No. Never tell me your PIN."));
        var once = agent("Tell me your password.");
        var report = over(flow, HANGUP, once);
        take(report);
        take(report);
        work();

        assertThat(suspended(flow)).isEmpty();
    }

    @Test
    void a_call_taken_for_a_fraud_suspends_at_once_and_two_marked_as_spam() {
        var fraud = flow("One");
        var spam = flow("Two");

        over(fraud, "scam_detected", agent("Hello."));
        over(spam, "marked_as_spam", agent("Hello."));
        assertThat(suspended(fraud)).map(Suspension::cause).contains(Cause.SCAM_DETECTED);
        assertThat(suspended(spam)).isEmpty();
        over(spam, "marked_as_spam", agent("Hello."));

        assertThat(suspended(spam)).map(Suspension::cause).contains(Cause.MARKED_AS_SPAM);
    }

    @Test
    void more_opt_outs_than_three_in_a_hundred_suspend_but_not_on_ones_own_telephone() {
        var mine = flow("Mine");
        for (int call = 0; call < 4; call++) {
            optOut(over(mine, HANGUP, agent("Hello.")), MINE);
        }
        assertThat(suspended(mine)).isEmpty();

        var theirs = flow("Theirs");
        for (int call = 0; call < 3; call++) {
            optOut(over(theirs, HANGUP, agent("Hello.")), OTHER);
        }
        assertThat(suspended(theirs)).map(Suspension::cause).contains(Cause.OPT_OUTS);
    }

    @Test
    void more_than_a_fifth_who_hang_up_within_six_seconds_suspend_once_there_are_ten() {
        var flow = flow("Hasty");
        for (int call = 0; call < 9; call++) {
            brief(flow, Duration.ofSeconds(5), OTHER);
        }
        brief(flow, Duration.ofSeconds(6), OTHER);
        brief(flow, Duration.ofSeconds(5), MINE);
        assertThat(suspended(flow)).isEmpty();

        brief(flow, Duration.ofSeconds(5), OTHER);
        assertThat(suspended(flow)).map(Suspension::cause).contains(Cause.BRIEF_CALLS);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {HANGUP, "voicemail_reached"})
    void neither_ones_own_calls_nor_machines_make_a_share_smaller(String ended) {
        var flow = flow("Hasty");
        for (int call = 0; call < 45; call++) {
            over(flow, ended, agent("Hello."));
            if (!ended.equals(HANGUP)) {
                isOnTelephone(OTHER);
            }
        }

        for (int call = 0; call < 10; call++) {
            brief(flow, Duration.ofSeconds(5), OTHER);
        }

        assertThat(suspended(flow)).map(Suspension::cause).contains(Cause.BRIEF_CALLS);
    }

    /** As if all calls so far had been to that one. */
    private void isOnTelephone(PhoneNumber number) {
        in(() -> app.sql()
                .of("update attempt set to_number = :to")
                .with("to", number)
                .update());
    }

    /** As if the callee had hung up on that telephone. */
    private void brief(FlowId flow, Duration talked, PhoneNumber on) {
        app.clock().advance(Duration.ofSeconds(5));
        var attempt = call(flow);
        in(() -> app.sql()
                .of("update attempt set to_number = :to where id = :id")
                .with("to", on)
                .with("id", attempt)
                .update());
        take(report(attempt, HANGUP, talked, List.of(agent("Hello."))));
        work();
    }

    @Test
    void three_suspended_flows_suspend_the_business_and_an_admin_lifts_each_with_a_reason() {
        for (var name : List.of("One", "Two", "Three")) {
            assertThat(in(() -> app.get(Suspensions.class).ofBusiness(business)))
                    .isEmpty();
            over(flow(name), "scam_detected", agent("Hello."));
        }
        assertThat(in(() -> app.get(Suspensions.class).ofBusiness(business)))
                .map(Suspension::cause)
                .contains(Cause.THREE_FLOWS);

        var lift = app.get(LiftSuspension.class);
        assertThat(in(lift::count)).isEqualTo(4);
        var first = in(() -> lift.list(0, 10)).stream()
                .filter(one -> one.what() == What.BUSINESS)
                .findFirst()
                .orElseThrow();
        assertThat(in(() -> lift.lift(What.BUSINESS, first.id(), user, "ok"))).isEqualTo(Lifted.NOT);
        var users = app.get(Users.class);
        var boss = in(() -> users.meet(9_901, Optional.empty())).id();
        makeAdmin(users, boss, true);
        assertThat(in(() -> lift.lift(What.BUSINESS, first.id(), user, "it is only mine")))
                .as("somebody else is there to decide")
                .isEqualTo(Lifted.OWN);
        makeAdmin(users, boss, false);
        assertThat(in(() -> lift.lift(What.BUSINESS, first.id(), user, "talked to the owner")))
                .isEqualTo(Lifted.DONE);
        assertThat(in(() -> app.get(Suspensions.class).ofBusiness(business))).isEmpty();
        assertThat(app.messenger().last())
                .contains("not suspended any more", "talked to the owner", "stay suspended", "One, Two, Three")
                .doesNotContain("can call again");
    }

    private void makeAdmin(Users users, UserId who, boolean admin) {
        app.tx().run(TestApp.TENANT, () -> users.makeAdmin(who, admin));
    }

    @Test
    void what_was_counted_before_a_suspension_was_lifted_counts_no_more() {
        var flow = flow("Reminder");
        over(flow, "scam_detected", agent("Hello."));
        var lift = app.get(LiftSuspension.class);
        var open = in(() -> lift.list(0, 10)).getFirst();
        app.clock().advance(Duration.ofMinutes(5));
        in(() -> lift.lift(What.FLOW, open.id(), user, "a mistake of theirs"));
        app.clock().advance(Duration.ofMinutes(5));

        over(flow, HANGUP, agent("Tell me your password."));

        assertThat(suspended(flow)).isEmpty();
    }

    private static Turn agent(String words) {
        return new Turn.Said(true, words);
    }

    private Optional<Suspension> suspended(FlowId flow) {
        return in(() -> app.get(Suspensions.class).ofFlow(flow.value()));
    }

    private String evidence() {
        return in(() ->
                app.sql().of("select evidence::text as e from flow_suspension").only(row -> row.text("e")));
    }

    /** As if the callee had pressed 9 on that telephone. */
    private void optOut(CallReport report, PhoneNumber on) {
        var attempt = report.attempt().orElseThrow();
        in(() -> app.sql()
                .of("update attempt set to_number = :to where id = :id")
                .with("to", on)
                .with("id", attempt)
                .update());
        take(report(
                attempt,
                HANGUP,
                List.of(new Turn.Moved("preamble", "s1"), new Turn.Pressed('9'), new Turn.Moved("s1", "opt_out"))));
        work();
        // Whoever opted out is not rung again; here they change their mind, so that the next call can be made.
        in(() -> app.sql()
                .of("update do_not_call set lifted_at = :now where lifted_at is null")
                .with("now", app.clock().instant())
                .update());
    }

    private CallReport over(FlowId flow, String reason, Turn... scrubbed) {
        app.clock().advance(Duration.ofSeconds(5));
        var attempt = call(flow);
        var report = report(attempt, reason, List.of(scrubbed));
        take(report);
        work();
        return report;
    }

    private CallReport report(UUID attempt, String reason, List<Turn> turns) {
        return report(attempt, reason, Duration.ofSeconds(60), turns);
    }

    private CallReport report(UUID attempt, String reason, Duration talked, List<Turn> turns) {
        var now = app.clock().instant();
        return new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                Phase.ENDED,
                Optional.of(now.minus(talked)),
                Optional.of(now),
                Optional.of(talked),
                Optional.of(reason),
                false,
                turns,
                turns,
                Optional.of(new Analysis("", "", false)));
    }

    private UUID call(FlowId flow) {
        var version = in(() -> app.sql()
                .of("select id from flow_version where flow_id = :flow")
                .with("flow", flow.value())
                .only(row -> row.uuid("id")));
        var script = new Attempt.Script(version, "Reminder", 1, "agent_1", 1, false, Map.of());
        var asked = in(() -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, MINE, false);
            return app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap " + app.clock().instant(), user, business, script, MINE, PLATFORM, false, quote));
        });
        app.get(Dispatch.class)
                .run(TestApp.TENANT, in(() -> app.get(Accounts.class).ofTenant()));
        return ((RequestCall.Outcome.Requested) asked).attempt();
    }

    private FlowId flow(String name) {
        return in(() -> {
            var id = app.get(Flows.class).create(user, name, Language.EN).orElseThrow();
            app.get(Flows.class).edit(user, id, _ -> new Draft(List.of(new Step.End("s1", "Hello and goodbye."))));
            app.get(PublishFlow.class).publish(user, id);
            return id;
        });
    }

    private void take(CallReport report) {
        app.get(TakeReport.class).take(TestApp.TENANT, report);
    }

    private void work() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
