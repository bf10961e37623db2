package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallLookup;
import com.speechcad.call.Dialer;
import com.speechcad.call.Dialer.Dialled;
import com.speechcad.call.NumberList;
import com.speechcad.db.TestApp;
import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.flow.FlowPublisher.Answer;
import com.speechcad.flow.FlowPublisher.Reference;
import com.speechcad.flow.ProviderFlows;
import com.speechcad.flow.ProviderFlows.Said;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import com.speechcad.flow.VoiceList;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.retell.Callee;
import com.speechcad.local.retell.Fault;
import com.speechcad.local.retell.Fault.Kind;
import com.speechcad.privacy.ProviderCopies;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What whoever asks us gets when Retell says no, for each function of the reference system's Retell layer, and for those that
 * we have besides. {@code later} is to be tried again; {@code lost} are answers that never came to what was done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFunctionRefusedTest {
    private static final PhoneNumber OURS = new PhoneNumber("+14155550100");
    private static final PhoneNumber THEIRS = new PhoneNumber("+14155550101");
    private static final String KEY = "key_fake_api";
    private static final CompiledFlow FLOW =
            (CompiledFlow) CompileFlow.any("Goodbye", Language.EN, new Draft(List.of(new Step.End("s1", "Goodbye."))));
    private static final CompiledTask TASK =
            (CompiledTask) CompileFlow.any("Parcel", Language.EN, Draft.empty().tasked("Ask whether the parcel came."));

    private final Map<Integer, RetellLab> labs = Map.of(404, RetellLab.saying(404), 422, RetellLab.saying(422));
    private RetellLab lab = of(404);

    private RetellLab of(int notFound) {
        return Optional.ofNullable(labs.get(notFound)).orElseThrow();
    }

    @BeforeAll
    void anyCallIsBusy() {
        labs.values().forEach(each -> {
            each.retell().own(OURS.e164());
            each.retell().script(THEIRS.e164(), new Callee.Busy());
        });
    }

    @AfterAll
    void stop() {
        labs.values().forEach(RetellLab::close);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            1 create flow    | create-conversation-flow | later        | later        | refused          | refused          | later         | later     | later
            2 delete flow    | delete-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            3 list flows     | list-conversation-flows  | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            4 get flow       | get-conversation-flow    | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            5 empty nodes    | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            6 save nodes     | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            7 message node   | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            8 question node  | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            9 end node       | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            10 menu node     | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            11 digits node   | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            12 transfer node | update-conversation-flow | KEY          | UNPAID       | NOT_FOUND        | NOT_FOUND        | THROTTLED     | later     | later
            13 call by flow  | create-phone-call        | PROVIDER_OFF | PROVIDER_OFF | PROVIDER_REFUSED | PROVIDER_REFUSED | PROVIDER_BUSY | uncertain | uncertain
            14 call by task  | create-phone-call        | PROVIDER_OFF | PROVIDER_OFF | PROVIDER_REFUSED | PROVIDER_REFUSED | PROVIDER_BUSY | uncertain | uncertain
            15 call details  | get-call                 | later        | later        | none             | none             | later         | later     | later
            16 call status   | list-calls               | later        | later        | later            | later            | later         | later     | later
            17 voices        | list-voices              | closed       | closed       | closed           | closed           | later         | later     | later
            18 bulk          | create-phone-call        | PROVIDER_OFF | PROVIDER_OFF | PROVIDER_REFUSED | PROVIDER_REFUSED | PROVIDER_BUSY | uncertain | uncertain
            19 stop one      | stop-call                | FAILED       | FAILED       | NOT_RUNNING      | NOT_RUNNING      | FAILED        | later     | later
            20 stop all      | stop-call                | FAILED       | FAILED       | NOT_RUNNING      | NOT_RUNNING      | FAILED        | later     | later
            21 stop batch    | stop-call                | FAILED       | FAILED       | NOT_RUNNING      | NOT_RUNNING      | FAILED        | later     | later
            22 batch details | list-calls               | later        | later        | later            | later            | later         | later     | later
            transcript       | get-call                 | later        | later        | none             | none             | later         | later     | later
            variables        | get-call                 | later        | later        | none             | none             | later         | later     | later
            task             | create-retell-llm        | later        | later        | refused          | refused          | later         | later     | later
            agent            | create-agent             | later        | later        | refused          | refused          | later         | later     | later
            publish          | publish-agent-version    | later        | later        | refused          | refused          | later         | later     | later
            numbers          | list-phone-numbers       | closed       | closed       | closed           | closed           | later         | later     | later
            calls at a time  | get-concurrency          | closed       | closed       | closed           | closed           | later         | later     | later
            forget call      | delete-call              | later        | later        | later            | later            | later         | later     | later
            forget agent     | delete-agent             | later        | later        | done             | done             | later         | later     | later
            forget task      | delete-retell-llm        | later        | later        | done             | done             | later         | later     | later
            """, delimiter = '|')
    void each_way_of_saying_no_comes_to_who_asked(
            String function,
            String path,
            String wrongKey,
            String unpaid,
            String notFound,
            String notFoundAsDocumented,
            String throttled,
            String broken,
            String lost) {
        lab = of(404);
        assertThat(withAWrongKey(function)).as("401").isEqualTo(wrongKey);
        assertThat(with(Kind.PAYMENT_REQUIRED, path, function)).as("402").isEqualTo(unpaid);
        assertThat(with(Kind.NOT_FOUND, path, function)).as("404").isEqualTo(notFound);
        assertThat(with(Kind.THROTTLED, path, function)).as("429").isEqualTo(throttled);
        assertThat(with(Kind.REFUSED_500, path, function)).as("500").isEqualTo(broken);
        assertThat(with(lost(function), path, function)).as("lost").isEqualTo(lost);
        lab = of(422);
        assertThat(with(Kind.NOT_FOUND, path, function)).as("422").isEqualTo(notFoundAsDocumented);
    }

    /** A call that is over is not hung up, so that there is no answer to lose: it comes too late. */
    private static Kind lost(String function) {
        return function.contains("stop") ? Kind.TIMED_OUT : Kind.CUT;
    }

    private String withAWrongKey(String function) {
        var asked = prepared(function);
        key("key_fake_wrong");
        try {
            return said(asked);
        } finally {
            key(KEY);
        }
    }

    private void key(String key) {
        app().get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret(key));
    }

    private String with(Kind fault, String path, String function) {
        var asked = prepared(function);
        lab.retell().faults().add(Fault.always(fault, path));
        try {
            return said(asked);
        } finally {
            lab.retell().faults().clear();
        }
    }

    private static String said(Supplier<Object> asked) {
        try {
            return word(asked.get());
        } catch (Unreachable _) {
            return "later";
        }
    }

    private static String word(Object said) {
        return switch (said) {
            case Answer.Refused _ -> "refused";
            case Said.Refused<?>(var why, var _) -> why.name();
            case Dialled.Refused(var reason, var _) -> reason.name();
            case Dialled.Uncertain _ -> "uncertain";
            case Dialer.Stopped stopped -> stopped.name();
            case VoiceList.Answer.Closed _, NumberList.Workspace.Closed _ -> "closed";
            case Optional<?> found when found.isEmpty() -> "none";
            default -> "done";
        };
    }

    /** Asks for it; what has to be there before is made while nothing is wrong. */
    private Supplier<Object> prepared(String function) {
        var publisher = app().get(FlowPublisher.class);
        var flows = app().get(ProviderFlows.class);
        var lookup = app().get(CallLookup.class);
        var dialer = app().get(Dialer.class);
        return switch (function) {
            case "1 create flow" -> () -> publisher.createFlow(TestApp.TENANT, FLOW);
            case "2 delete flow" -> {
                var id = engine(FLOW).id();
                yield () -> flows.delete(TestApp.TENANT, id);
            }
            case "3 list flows" -> () -> flows.list(TestApp.TENANT);
            case "4 get flow" -> {
                var id = engine(FLOW).id();
                yield () -> flows.get(TestApp.TENANT, id);
            }
            case "5 empty nodes",
                    "6 save nodes",
                    "7 message node",
                    "8 question node",
                    "9 end node",
                    "10 menu node",
                    "11 digits node",
                    "12 transfer node" -> {
                var id = engine(FLOW).id();
                yield () -> flows.save(TestApp.TENANT, id, holding(function));
            }
            case "13 call by flow", "18 bulk" -> {
                var agent = published(FLOW);
                yield () -> dialer.dial(order(agent));
            }
            case "14 call by task" -> {
                var agent = published(TASK);
                yield () -> dialer.dial(order(agent));
            }
            case "15 call details", "transcript", "variables" -> {
                var call = call();
                yield () -> lookup.byId(TestApp.TENANT, call);
            }
            case "16 call status" -> () -> lookup.byAttempt(TestApp.TENANT, UUID.randomUUID());
            case "17 voices" -> () -> app().get(VoiceList.class).read(TestApp.TENANT);
            case "19 stop one", "20 stop all", "21 stop batch" -> {
                var call = call();
                yield () -> dialer.stop(TestApp.TENANT, call);
            }
            case "22 batch details" -> {
                var now = lab.clock().instant();
                yield () -> lookup.between(TestApp.TENANT, now.minus(Duration.ofHours(1)), now, Duration.ofSeconds(20));
            }
            case "task" -> () -> publisher.createTask(TestApp.TENANT, TASK);
            case "agent" -> {
                agent(FLOW);
                var engine = engine(FLOW);
                yield () -> publisher.createAgent(TestApp.TENANT, FLOW, engine);
            }
            case "publish" -> {
                var agent = agent(FLOW);
                yield () -> publisher.publish(TestApp.TENANT, agent);
            }
            case "numbers", "calls at a time" ->
                () -> app().get(NumberList.class).read(TestApp.TENANT);
            default -> forgetting(function);
        };
    }

    private Supplier<Object> forgetting(String what) {
        var copies = app().get(ProviderCopies.class);
        return switch (what) {
            case "forget call" -> {
                var call = call();
                yield () -> done(() -> copies.forgetCall(TestApp.TENANT, call));
            }
            case "forget agent" -> {
                var agent = agent(FLOW).id();
                yield () -> done(() -> copies.forgetAgent(TestApp.TENANT, agent));
            }
            case "forget task" -> {
                var engine = engine(TASK).id();
                yield () -> done(() -> copies.forgetFlow(TestApp.TENANT, engine));
            }
            default -> throw new IllegalArgumentException("no function " + what);
        };
    }

    private static Object done(Runnable asked) {
        asked.run();
        return true;
    }

    private static CompiledFlow holding(String kind) {
        var end = Optional.of("s9");
        Step step = switch (kind) {
            case "7 message node" -> new Step.PlayMessage("s1", "Hello.", end);
            case "10 menu node" ->
                new Step.Menu("s1", "Press 1.", List.of(new Step.Choice('1', end)), Failure.going(0, end));
            case "8 question node" -> new Step.Feedback("s1", "How was it?", "wish", Failure.skipping(0), end);
            case "11 digits node" ->
                new Step.AskDigits("s1", "Which postal code?", new Typed.PostalCode(), "zip", Failure.skipping(0), end);
            case "12 transfer node" -> new Step.Transfer("s1", "One moment.", "+14155550199", end);
            default -> new Step.End("s1", "Goodbye.");
        };
        var steps = step instanceof Step.End ? List.<Step>of(step) : List.of(step, new Step.End("s9", "Goodbye."));
        return (CompiledFlow) CompileFlow.any("Node", Language.EN, new Draft(steps));
    }

    private String call() {
        var dialled = app().get(Dialer.class).dial(order(published(FLOW)));
        var id = ((Dialled.Accepted) dialled).providerCall();
        lab.untilOver(id);
        return id;
    }

    private static Dialer.Order order(Reference agent) {
        return new Dialer.Order(
                TestApp.TENANT,
                UUID.randomUUID(),
                OURS,
                THEIRS,
                agent.id(),
                agent.version(),
                Duration.ofMinutes(2),
                false,
                Map.of());
    }

    private Reference engine(Compiled compiled) {
        var publisher = app().get(FlowPublisher.class);
        return accepted(
                switch (compiled) {
                    case CompiledFlow flow -> publisher.createFlow(TestApp.TENANT, flow);
                    case CompiledTask task -> publisher.createTask(TestApp.TENANT, task);
                });
    }

    private Reference agent(Compiled compiled) {
        return accepted(app().get(FlowPublisher.class).createAgent(TestApp.TENANT, compiled, engine(compiled)));
    }

    private Reference published(Compiled compiled) {
        return accepted(app().get(FlowPublisher.class).publish(TestApp.TENANT, agent(compiled)));
    }

    private static Reference accepted(Answer answer) {
        return ((Answer.Accepted) answer).reference();
    }

    private TestApp app() {
        return lab.app();
    }
}
