package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.Receipts;
import com.speechcad.call.Answer;
import com.speechcad.call.Attempt;
import com.speechcad.call.AttemptState;
import com.speechcad.call.Attempts;
import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.call.CallerIds;
import com.speechcad.call.Dialer;
import com.speechcad.call.Dispatch;
import com.speechcad.call.EndReason;
import com.speechcad.call.RequestCall;
import com.speechcad.call.Results;
import com.speechcad.call.SettleMissed;
import com.speechcad.call.StopCall;
import com.speechcad.call.SyncNumbers;
import com.speechcad.call.TakeReport;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.PublishFlow;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.UserId;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.provider.retell.RetellReports;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our side of Retell against its double: a published flow is called, and what comes back is understood. */
class RetellAdaptersTest {
    private static final PhoneNumber MINE = new PhoneNumber(Lab.THEIRS);
    private static final PhoneNumber OURS = new PhoneNumber(Lab.OURS);

    private final Lab lab = new Lab();
    private final TestApp app = TestApp.configured(Map.of(
            "platform.caller.id",
            OURS.e164(),
            "public.base.url",
            lab.receiver.url().toString()));
    private UserId user =
            inTenant(() -> app.get(Users.class).meet(501, Optional.empty()).id());
    private PhoneNumber mine = MINE;
    private int taken;

    @BeforeEach
    void connect() {
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
            app.get(Users.class).setOwnNumber(user, MINE);
            return app.get(Ledger.class).credit(Movement.of("topup:1", user, Reason.TOP_UP, Money.dollars(20)));
        });
    }

    @AfterEach
    void stop() {
        app.close();
        lab.close();
    }

    @Test
    void the_workspaces_numbers_and_limit_are_read() {
        app.get(SyncNumbers.class).run(TestApp.TENANT);

        assertThat(inTenant(() -> app.get(CallerIds.class).all()))
                .extracting(CallerIds.CallerId::number)
                .contains(OURS);
        assertThat(inTenant(() -> app.sql()
                        .of("select concurrency from provider_account")
                        .list(row -> row.integer("concurrency"))))
                .containsExactly(20);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            {"concurrency_limit":20,"reserved_inbound_concurrency":5}  | 15
            {"concurrency_limit":20}                                   | 20
            {"concurrency_limit":3,"reserved_inbound_concurrency":9}   | 0
            {"concurrency_limit":20,"reserved_inbound_concurrency":-1} | 20
            {"base_concurrency":20}                                    | 20
            {}                                                         | 20
            """, delimiter = '|')
    void slots_that_a_workspace_keeps_for_calls_coming_in_are_none_of_ours(String said, int ours) {
        lab.receiver.route("GET", "/get-concurrency", _ -> Response.json(200, said));
        lab.receiver.route(
                "GET", "/v2/list-phone-numbers", _ -> Response.json(200, "{\"items\":[],\"has_more\":false}"));
        app.get(Tenants.class)
                .setKey(
                        TestApp.TENANT,
                        TenantKey.RETELL_BASE_URL,
                        new Secret(lab.receiver.url().toString()));

        app.get(SyncNumbers.class).run(TestApp.TENANT);

        assertThat(inTenant(() -> app.sql()
                        .of("select concurrency from provider_account")
                        .list(row -> row.integer("concurrency"))))
                .containsExactly(ours);
    }

    @Test
    void a_published_flow_is_called_answered_and_settled_by_webhooks() throws IOException {
        var attempt = call(true);
        var id = providerCall(attempt);
        lab.until(id, view -> view.state().equals("ringing"));
        assertThat(lab.get("/v2/get-call/" + id)
                        .json()
                        .path("metadata")
                        .path("attempt")
                        .asText())
                .isEqualTo(attempt.toString());
        lab.simulator.answer(id);
        lab.event("call_started");
        take();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.IN_CALL);

        press(id);
        lab.untilOver(id);
        lab.event("call_analyzed");
        take();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(found(attempt).connected().orElseThrow()).isPositive();
        assertThat(inTenant(() -> app.get(Results.class).answers(attempt)))
                .extracting(Answer::step, Answer::shown)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("s1", "1"));
        assertThat(inTenant(() -> app.get(Results.class).words(attempt))
                        .orElseThrow()
                        .transcript())
                .contains("A: ");
        runJobs();
        assertThat(new String(
                        app.files().get("1/recordings/" + attempt + ".ogg").orElseThrow(), StandardCharsets.ISO_8859_1))
                .startsWith("OggS")
                .contains("OpusHead");
    }

    @Test
    void without_webhooks_the_reconciler_finds_the_end() {
        var attempt = call(true);
        var id = providerCall(attempt);
        lab.until(id, view -> view.state().equals("ringing"));
        lab.simulator.answer(id);
        press(id);
        lab.untilOver(id);
        lab.event("call_analyzed");

        app.clock().advance(Duration.ofMinutes(2));
        app.get(SettleMissed.class).run(Duration.ofSeconds(20));

        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(found(attempt).analyzed()).isTrue();
    }

    /** Three that are named, and no list: each is asked for by its name. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"SLOW", "REFUSED_400"})
    void calls_come_to_their_end_where_a_list_takes_long_or_is_refused(Fault.Kind kind) {
        var attempts = Stream.of(1, 2, 3).map(this::callOf).toList();
        attempts.forEach(attempt -> lab.untilOver(providerCall(attempt)));
        lab.simulator.faults().add(new Fault(kind, "list-calls", -1, 21_000));

        for (int sweep = 0; sweep < 2 && !attempts.stream().allMatch(this::isOver); sweep++) {
            app.clock().advance(Duration.ofMinutes(2));
            app.get(SettleMissed.class).run(Duration.ofSeconds(40));
        }

        assertThat(attempts).allMatch(this::isOver);
    }

    private boolean isOver(UUID attempt) {
        return found(attempt).state().isOver();
    }

    @Test
    void a_lost_answer_to_create_is_uncertain_until_the_metadata_finds_the_call() {
        lab.simulator.faults().add(Fault.once(Fault.Kind.LOST_500, "create-phone-call"));
        var attempt = call(false);
        assertThat(found(attempt).state()).isEqualTo(AttemptState.UNCERTAIN);

        app.clock().advance(Duration.ofMinutes(3));
        app.get(SettleMissed.class).run(Duration.ofSeconds(20));

        assertThat(found(attempt).state()).isNotEqualTo(AttemptState.UNCERTAIN);
        assertThat(found(attempt).providerCall()).isPresent();
    }

    @Test
    void nobody_ever_called_is_an_empty_look_up() {
        assertThat(app.get(CallLookup.class).byAttempt(TestApp.TENANT, UUID.randomUUID()))
                .isEmpty();
        assertThat(app.get(CallLookup.class).byId(TestApp.TENANT, "call_0123456789abcdef0123456789a"))
                .isEmpty();
    }

    @Test
    void the_calls_of_a_while_are_listed_at_once_and_those_of_nobody_else() {
        var noon = app.clock().instant();
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var attempts = new ArrayList<UUID>();
        for (int minute = 0; minute < 4; minute++) {
            var attempt = UUID.randomUUID();
            attempts.add(attempt);
            var said = app.get(Dialer.class)
                    .dial(new Dialer.Order(
                            TestApp.TENANT, attempt, OURS, MINE, agent, 0, Duration.ofMinutes(2), false, Map.of()));
            assertThat(said).isInstanceOf(Dialer.Dialled.Accepted.class);
            app.clock().advance(Duration.ofMinutes(1));
        }
        lab.call(agent, "\"metadata\":{\"tenant\":\"99\",\"asked_at\":%d}".formatted(noon.getEpochSecond()));
        lab.call(agent, "\"metadata\":{\"tenant\":\"1\",\"asked_at\":\"%d\"}".formatted(noon.getEpochSecond()));
        lab.call(agent);

        var listed = app.get(CallLookup.class)
                .between(TestApp.TENANT, noon.plusSeconds(60), noon.plusSeconds(120), Duration.ofSeconds(30));

        assertThat(listed.complete()).isTrue();
        assertThat(listed.calls())
                .extracting(CallReport::attempt)
                .as("both ends count; another tenant's, one without our number and one by hand do not")
                .containsExactlyInAnyOrder(Optional.of(attempts.get(1)), Optional.of(attempts.get(2)));
        assertThat(app.get(CallLookup.class)
                        .between(TestApp.TENANT, noon.plusSeconds(600), noon.plusSeconds(700), Duration.ofSeconds(30))
                        .calls())
                .isEmpty();
    }

    @Test
    void the_double_refuses_filters_that_the_provider_does_not_have() {
        var ours =
                "{\"filter_criteria\":{\"metadata\":[{\"key\":\"asked_at\",\"type\":\"%s\",\"op\":\"%s\",\"value\":%s}]},"
                        + "\"limit\":%d}";

        assertThat(lab.post("/v3/list-calls", ours.formatted("number", "ge", "5", 1000))
                        .status())
                .isEqualTo(200);
        assertThat(List.of(
                        ours.formatted("number", "ge", "\"5\"", 1000),
                        ours.formatted("number", "sw", "5", 1000),
                        ours.formatted("date", "ge", "5", 1000),
                        ours.formatted("number", "ge", "5", 1001),
                        ours.formatted("number", "ge", "5", 10).replace("\"key\":\"asked_at\",", "")))
                .allSatisfy(body ->
                        assertThat(lab.post("/v3/list-calls", body).status()).isBetween(400, 422));
    }

    @Test
    void a_number_that_is_not_ours_is_refused_for_sure() {
        var said = app.get(Dialer.class)
                .dial(new Dialer.Order(
                        TestApp.TENANT,
                        UUID.randomUUID(),
                        new PhoneNumber("+14155550188"),
                        MINE,
                        "agent_x",
                        0,
                        Duration.ofMinutes(2),
                        false,
                        Map.of()));

        assertThat(said).isEqualTo(new Dialer.Dialled.Refused(EndReason.PROVIDER_REFUSED));
    }

    @Test
    void a_running_call_is_hung_up() {
        var attempt = call(false);
        var id = providerCall(attempt);
        lab.until(id, view -> view.state().equals("ringing"));
        lab.simulator.answer(id);
        lab.until(id, view -> view.state().equals("talking"));

        inTenant(() -> app.get(StopCall.class).stop(user, attempt));
        runJobs();

        lab.untilOver(id);
    }

    @Test
    void a_transferred_call_is_charged_for_both_legs_once_the_second_is_over() throws IOException {
        var attempt = call(true, Optional.of(MINE));
        var id = providerCall(attempt);
        lab.until(id, view -> view.state().equals("ringing"));
        lab.simulator.answer(id);
        lab.untilOver(id);
        // One event after the other, however soon the next one comes.
        take(lab.event("call_ended"));
        assertThat(found(attempt).state()).isNotEqualTo(AttemptState.ENDED);

        take(lab.event("call_analyzed"));

        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(inTenant(() -> app.get(Receipts.class).of(attempt))
                        .orElseThrow()
                        .transfer())
                .hasValueSatisfying(leg -> assertThat(leg.connected()).isEqualTo(Duration.ofSeconds(30)));
    }

    private void press(String id) {
        lab.until(
                id,
                view -> view.state().equals("talking")
                        && view.said().stream().anyMatch(line -> line.text().contains("confirm")));
        lab.simulator.press(id, "1");
    }

    private UUID call(boolean recording) {
        return call(recording, Optional.empty());
    }

    /** To the number of a person of their own, who is called by nobody else meanwhile. */
    private UUID callOf(int person) {
        // One a second is what a workspace may dial.
        app.clock().advance(Duration.ofSeconds(5));
        mine = new PhoneNumber("+1415555013" + person);
        lab.simulator.script(mine.e164(), new Callee.Busy());
        inTenant(() -> {
            user = app.get(Users.class).meet(510 + person, Optional.empty()).id();
            app.get(Users.class).setOwnNumber(user, mine);
            return app.get(Ledger.class)
                    .credit(Movement.of("topup:of:" + person, user, Reason.TOP_UP, Money.dollars(20)));
        });
        return call(false);
    }

    private UUID call(boolean recording, Optional<PhoneNumber> transfer) {
        var version = published(transfer);
        var agent = version.agent().orElseThrow();
        var script = new Attempt.Script(
                version.id().value(),
                version.name(),
                version.number(),
                agent.id(),
                agent.version(),
                false,
                Map.of("s1", "Confirm?"));
        var attempt = inTenant(() -> {
            var business = app.get(Businesses.class).of(user).id();
            var quote = (Quote.Offered) app.get(Quotes.class)
                    .quote(new Quotes.Call(
                            user, CallKind.SINGLE, mine, transfer.stream().toList(), recording));
            var tap = "tap of " + user.value();
            var wish = new RequestCall.Wish(tap, user, business, script, mine, OURS, recording, quote);
            return ((RequestCall.Outcome.Requested) app.get(RequestCall.class).request(wish)).attempt();
        });
        app.get(Dispatch.class).run(TestApp.TENANT, found(attempt).account());
        return attempt;
    }

    private FlowVersion published(Optional<PhoneNumber> transfer) {
        inTenant(() -> {
            var flows = app.get(com.speechcad.flow.Flows.class);
            var flow = flows.create(user, "Reminder", Language.EN).orElseThrow();
            flows.edit(
                    user,
                    flow,
                    draft -> transfer.isPresent()
                            ? draft.with(new Step.Transfer(
                                            "s1", "One moment.", transfer.get().e164(), Optional.of("s2")))
                                    .with(new Step.End("s2", "Goodbye."))
                            : draft.with(new Step.Menu(
                                            "s1",
                                            "To confirm press 1.",
                                            List.of(new Step.Choice('1', Optional.of("s2"))),
                                            Failure.going(1, Optional.of("s2"))))
                                    .with(new Step.End("s2", "Goodbye.")));
            return app.get(PublishFlow.class).publish(user, flow);
        });
        runJobs();
        return inTenant(() -> app.get(FlowVersions.class).published(user)).getFirst();
    }

    private String providerCall(UUID attempt) {
        return found(attempt).providerCall().orElseThrow();
    }

    /** Hands over what the webhooks brought so far. */
    private void take() throws IOException {
        for (; taken < lab.received.size(); taken++) {
            take(lab.received.get(taken));
        }
    }

    private void take(Lab.Received event) throws IOException {
        var report = app.get(RetellReports.class).ofEvent(event.body());
        report.ifPresent(said -> app.get(TakeReport.class).take(TestApp.TENANT, said));
    }

    private void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private Attempt found(UUID attempt) {
        return inTenant(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
