package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.speechcad.local.retell.Callee;
import com.speechcad.local.retell.Callee.Answers;
import com.speechcad.local.retell.Fault;
import com.speechcad.local.retell.Fault.Kind;
import com.speechcad.local.scheduler.SchedulerFault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Whatever a callee, the voice provider and the clock's service can do to a call: rung once, charged once, told. */
final class CallFaults {
    private static final String CREATE = "create-phone-call";
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** What is lost or late may be the recording too. */
    private static final Set<Kind> RECORDED = Set.of(Kind.REORDER, Kind.BAD_SIGNATURE);

    private final Stage stage;
    private final Person ana;
    private final Way way;
    private final Line line;

    CallFaults(Stage stage) {
        this.stage = stage.jumping(Duration.ofSeconds(5));
        ana = new Person(stage, 7130, "Ana");
        way = new Way(ana);
        line = new Line(ana);
    }

    /**
     * What is to become of a call.
     *
     * @param step what the clock is moved by while nothing is heard
     * @param end the attempt's state and, where only one is right, the reason
     * @param rung how many calls the provider knows of it
     */
    private record Fate(Fault fault, Duration step, String end, int rung) {}

    Stream<DynamicTest> tests() {
        return Stream.of(
                        Stream.of(dynamicTest("publishing through a provider that is down", this::publishes)),
                        Arrays.stream(Kind.values()).map(kind -> dynamicTest(kind.name(), () -> calls(fate(kind)))),
                        callees(),
                        clocks(),
                        Stream.of(
                                dynamicTest("no callee and no clock is left out", CallFaults::complete),
                                dynamicTest("and the statement adds up", this::addsUp)))
                .flatMap(tests -> tests);
    }

    private void publishes() {
        way.comesIn().sharesTheOwnNumber().topsUp(100).buildsAFlow();
        stage.lab.retell().faults().add(Fault.once(Kind.THROTTLED, "create-conversation-flow"));
        stage.lab.retell().faults().add(Fault.once(Kind.REFUSED_500, "create-agent"));
        stage.lab.retell().faults().add(Fault.once(Kind.LOST_500, "publish-agent"));
        way.publishes();
        assertThat(stage.lab.retell().faults().active())
                .as("each of them happened")
                .isEmpty();
    }

    /** A new fault does not compile before somebody says what is to become of a call that meets it. */
    private static Fate fate(Kind kind) {
        return switch (kind) {
            case DUPLICATE, UNKNOWN_EVENT, EXTRA_FIELDS, ABSENT_FIELDS, REORDER ->
                new Fate(Fault.always(kind, ""), STEP, "ENDED agent_hangup", 1);
            case HUGE -> new Fate(Fault.always(kind, "call_ended"), STEP, "ENDED agent_hangup", 1);
            case DELAY -> new Fate(new Fault(kind, "", -1, 45_000), STEP, "ENDED agent_hangup", 1);
            case DROP, BAD_SIGNATURE, EXPIRED_SIGNATURE ->
                new Fate(Fault.always(kind, ""), STEP, "ENDED agent_hangup", 1);
            case UNKNOWN_REASON -> new Fate(Fault.always(kind, ""), STEP, "ENDED", 1);
            case STUCK -> new Fate(Fault.always(kind, ""), Duration.ofMinutes(2), "NOT_CONNECTED", 1);
            case CUT, LOST_500 -> new Fate(Fault.once(kind, CREATE), STEP, "ENDED agent_hangup", 1);
            case REFUSED_500, TIMED_OUT ->
                new Fate(Fault.once(kind, CREATE), A_MINUTE, "NOT_CONNECTED never_placed", 0);
            case THROTTLED -> new Fate(new Fault(kind, CREATE, 2, 0), STEP, "ENDED agent_hangup", 1);
            case REFUSED_400, NOT_FOUND, CONFLICT, PAGE ->
                new Fate(Fault.once(kind, CREATE), STEP, "NOT_CONNECTED provider_refused", 0);
            case PAYMENT_REQUIRED, FORBIDDEN ->
                new Fate(Fault.once(kind, CREATE), STEP, "NOT_CONNECTED provider_off", 0);
            case SLOW -> new Fate(new Fault(kind, CREATE, 1, 700), STEP, "ENDED agent_hangup", 1);
        };
    }

    private Stream<DynamicTest> callees() {
        return EXAMPLES.stream()
                .map(example -> dynamicTest(example.callee.toString(), () -> {
                    calls(
                            new Fate(Fault.once(Kind.DUPLICATE, "none at all"), example.step, example.end, 1),
                            example.callee);
                }));
    }

    private record Example(Callee callee, Duration step, String end) {
        Example(Callee callee, String end) {
            this(callee, STEP, end);
        }
    }

    private static final List<Example> EXAMPLES = List.of(
            new Example(Line.OBLIGING, "ENDED agent_hangup"),
            new Example(new Answers(500, List.of(new Callee.Say("One, please"))), "ENDED"),
            new Example(new Answers(500, List.of(new Callee.StaySilent(), new Callee.Press("1"))), "ENDED"),
            new Example(new Answers(500, List.of(new Callee.HangUp())), "ENDED user_hangup"),
            new Example(new Callee.Busy(), "NOT_CONNECTED dial_busy"),
            new Example(new Callee.NoAnswer(), "NOT_CONNECTED dial_no_answer"),
            new Example(new Callee.Declines(500), "NOT_CONNECTED user_declined"),
            new Example(new Callee.Voicemail(500), ""),
            new Example(new Callee.HangsUp(500, 0), ""),
            new Example(new Callee.LongCall(500, 3_600_000), Duration.ofSeconds(30), "ENDED max_duration_reached"),
            new Example(new Callee.Fails(500, "dial_failed"), "NOT_CONNECTED dial_failed"),
            new Example(new Callee.Manual(), "NOT_CONNECTED dial_no_answer"));

    /** The reconciler has to bring the end, and what wakes it fails as well. */
    private Stream<DynamicTest> clocks() {
        return CLOCKS.stream()
                .map(clock -> dynamicTest("nothing is heard, and the clock is " + clock, () -> {
                    stage.lab.scheduler().fault(clock);
                    calls(new Fate(Fault.always(Kind.DROP, ""), STEP, "ENDED agent_hangup", 1));
                }));
    }

    private static final List<SchedulerFault> CLOCKS =
            List.of(new SchedulerFault.Late(A_MINUTE), new SchedulerFault.Twice(), new SchedulerFault.Lost());

    private static void complete() {
        assertThat(Callee.class.getPermittedSubclasses())
                .containsExactlyInAnyOrderElementsOf(EXAMPLES.stream()
                        .<Class<?>>map(example -> example.callee.getClass())
                        .distinct()
                        .toList());
        assertThat(Callee.Act.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Callee.Press.class, Callee.Say.class, Callee.StaySilent.class, Callee.HangUp.class);
        assertThat(SchedulerFault.class.getPermittedSubclasses())
                .containsExactlyInAnyOrderElementsOf(
                        CLOCKS.stream().<Class<?>>map(Object::getClass).toList());
    }

    private void calls(Fate fate) {
        calls(fate, Line.OBLIGING);
    }

    private void calls(Fate fate, Callee callee) {
        var faults = stage.lab.retell().faults();
        var before = line.calls().size();
        line.does(callee);
        faults.add(fate.fault);
        try {
            way.confirmsACall(RECORDED.contains(fate.fault.kind()));
            line.isOver(fate.step);
            line.isAnalysed(Duration.ofSeconds(15));
        } finally {
            faults.clear();
        }
        assertThat(line.newestState()).startsWith(fate.end);
        assertThat(line.calls()).as("the provider's calls").hasSize(before + fate.rung);
        stage.everythingIsDone();
    }

    private void addsUp() {
        way.readsTheWallet();
        assertThat(new Wallet(ana).charges()).isPositive();
        assertThat(stage.number("select count(*) from receipt"))
                .as("a receipt for every call that was answered")
                .isEqualTo(stage.number("select count(*) from attempt where connected_ms > 0"));
    }
}
