package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.Answer;
import com.speechcad.call.Attempt;
import com.speechcad.call.AttemptState;
import com.speechcad.call.Attempts;
import com.speechcad.call.Dispatch;
import com.speechcad.call.RequestCall;
import com.speechcad.call.Results;
import com.speechcad.call.SettleMissed;
import com.speechcad.call.TakeReport;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.Step;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Scope;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.provider.retell.RetellReports;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With recording off the provider's double tells what was said in its webhook and never again, and that webhook is lost. */
class UnheardWebhookTest {
    private static final PhoneNumber THEIRS = new PhoneNumber(Lab.THEIRS);
    private static final PhoneNumber OURS = new PhoneNumber(Lab.OURS);

    private final Lab lab = new Lab();
    private final TestApp app =
            TestApp.configured(Map.of("public.base.url", lab.receiver.url().toString()));
    private final UserId user =
            inTenant(() -> app.get(Users.class).meet(501, Optional.empty()).id());
    private final BusinessId business =
            inTenant(() -> app.get(Businesses.class).of(user).id());

    @BeforeEach
    void connect() {
        // Ten in the morning in San Francisco.
        app.clock().set(Instant.parse("2026-11-24T18:00:00Z"));
        lab.receiver.route("POST", "/retell/default", request -> {
            lab.received.add(new Lab.Received(Json.parse(request.body()), request.body(), "", 200));
            return Response.empty(200);
        });
        var tenants = app.get(Tenants.class);
        tenants.setKey(
                TestApp.TENANT,
                TenantKey.RETELL_BASE_URL,
                new Secret(lab.simulator.url().toString()));
        tenants.setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_api"));
        inTenant(() -> {
            app.get(Users.class).setOwnNumber(user, new PhoneNumber("+14155550199"));
            app.get(Users.class).rename(user, "Ana");
            app.get(Businesses.class).setTier(business, Business.Tier.T2);
            app.sql()
                    .of(
                            "insert into caller_id (number, business_id, present, seen_at) values (:ours, :business, true, :now)")
                    .with("ours", OURS)
                    .with("business", business)
                    .with("now", app.clock().instant())
                    .update();
            var given = new Consent.Given(
                    Scope.INFORMATIONAL,
                    "Bea Brown",
                    "paper form",
                    "You may call me.",
                    LocalDate.of(2026, 11, 1),
                    Optional.empty());
            app.get(Consents.class).attest(user, business, THEIRS, given);
            return app.get(Ledger.class).credit(Movement.of("topup:1", user, Reason.TOP_UP, Money.dollars(20)));
        });
    }

    @AfterEach
    void stop() {
        app.close();
        lab.close();
    }

    @Test
    void without_a_webhook_nobody_knows_whether_they_said_no() {
        var attempt = talked("1");

        assertThat(app.messenger().last()).contains("did not reach us", "not called again");
        assertThat(answers(attempt)).isEmpty();
        assertThat(inTenant(() -> app.get(DoNotCall.class).holds(business, THEIRS)))
                .isTrue();
        assertThat(request(published())).isInstanceOf(RequestCall.Outcome.Refused.class);
    }

    @Test
    void a_webhook_that_comes_late_brings_the_answers_and_allows_calls_again() throws IOException {
        var attempt = talked("1");

        late("call_ended");
        late("call_analyzed");

        assertThat(answers(attempt)).extracting(Answer::shown).containsExactly("1");
        assertThat(app.messenger().last()).doesNotContain("did not reach us");
        assertThat(request(published())).isInstanceOf(RequestCall.Outcome.Requested.class);
    }

    @Test
    void key_9_in_a_webhook_that_comes_late_is_an_opt_out() throws IOException {
        talked("9");

        late("call_analyzed");
        late("call_ended");

        assertThat(app.messenger().last()).contains("Key 9 was pressed").doesNotContain("did not reach us");
        assertThat(request(published())).isInstanceOf(RequestCall.Outcome.Refused.class);
    }

    /** To its end, which only the sweep learns. */
    private UUID talked(String key) {
        var version = published();
        var attempt = ((RequestCall.Outcome.Requested) request(version)).attempt();
        app.get(Dispatch.class).run(TestApp.TENANT, found(attempt).account());
        var id = found(attempt).providerCall().orElseThrow();
        lab.until(id, view -> view.state().equals("ringing"));
        lab.simulator.answer(id);
        lab.until(
                id,
                view -> view.state().equals("talking")
                        && view.said().stream().anyMatch(line -> line.text().contains("confirm")));
        lab.simulator.press(id, key);
        lab.untilOver(id);
        lab.event("call_analyzed");

        app.clock().advance(Duration.ofMinutes(2));
        app.get(SettleMissed.class).run(Duration.ofSeconds(20));
        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        return attempt;
    }

    private void late(String event) throws IOException {
        app.get(RetellReports.class)
                .ofEvent(lab.event(event).body())
                .ifPresent(said -> app.get(TakeReport.class).take(TestApp.TENANT, said));
    }

    private RequestCall.Outcome request(FlowVersion version) {
        var agent = version.agent().orElseThrow();
        var script = new Attempt.Script(
                version.id().value(),
                version.name(),
                version.number(),
                agent.id(),
                agent.version(),
                false,
                Map.of("s1", "Confirm?"));
        return inTenant(() -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, THEIRS, false);
            return app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap " + app.clock().instant(), user, business, script, THEIRS, OURS, false, quote));
        });
    }

    private FlowVersion published() {
        var known = inTenant(() -> app.get(FlowVersions.class).published(user));
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        inTenant(() -> {
            var flows = app.get(Flows.class);
            var flow = flows.create(user, "Reminder", Language.EN).orElseThrow();
            flows.edit(
                    user,
                    flow,
                    draft -> draft.with(new Step.Menu(
                                    "s1",
                                    "To confirm press 1.",
                                    List.of(new Step.Choice('1', Optional.of("s2"))),
                                    Failure.going(1, Optional.of("s2"))))
                            .with(new Step.End("s2", "Goodbye.")));
            return app.get(PublishFlow.class).publish(user, flow);
        });
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
        return inTenant(() -> app.get(FlowVersions.class).published(user)).getFirst();
    }

    private List<Answer> answers(UUID attempt) {
        return inTenant(() -> app.get(Results.class).answers(attempt));
    }

    private Attempt found(UUID attempt) {
        return inTenant(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
