package com.speechcad.local.proof;

import static com.speechcad.local.proof.Steps.CLOCK;
import static com.speechcad.local.proof.Steps.WORK;
import static com.speechcad.local.proof.Steps.later;
import static com.speechcad.local.proof.Steps.tap;

import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.SettleAttempt;
import com.speechcad.billing.Talk;
import com.speechcad.call.Attempt;
import com.speechcad.call.RequestCall;
import com.speechcad.call.TakeReport;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.local.proof.RetellLetters.Story;
import com.speechcad.local.proof.Saga.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls, from the tap to the last word about them. */
final class CallSagas {
    private static final PhoneNumber COLLEAGUE = new PhoneNumber("+13125550134");

    private CallSagas() {}

    static List<Saga> all() {
        return List.of(
                call(),
                unanswered(),
                machine(),
                overThePlansEdge(),
                lateRecording(),
                lostRecording(),
                transferred(),
                forgotten());
    }

    /** Placed, talked, settled, analysed, with a recording. */
    static Saga call() {
        return story("call", Story.ANSWERED, "call_started", "call_ended", "call_analyzed");
    }

    static Saga unanswered() {
        return story("call without an answer", Story.UNANSWERED, "call_ended");
    }

    static Saga busy() {
        return story("call to a busy line", Story.BUSY, "call_ended", "call_analyzed");
    }

    static Saga machine() {
        return story("call to a machine", Story.MACHINE, "call_started", "call_ended", "call_analyzed");
    }

    /** The minutes of Free end within it, and the wallet pays the rest. */
    static Saga overThePlansEdge() {
        return story("call over the plan's edge", Story.LONG, "call_started", "call_ended", "call_analyzed");
    }

    static Saga lateRecording() {
        return story("call with a late recording", Story.LATE_RECORDING, "call_started", "call_ended", "call_analyzed");
    }

    /** What else an account's setting may send is passed over. */
    static Saga talkative() {
        return story("call with all events", Story.ANSWERED, RetellLetters.EVENTS.toArray(String[]::new));
    }

    /** It was paid for with the call, and comes back when there is no file after an hour. */
    static Saga lostRecording() {
        return new Saga(
                "call with a lost recording",
                Money.dollars(10),
                List.of(
                        ring(),
                        WORK,
                        webhook("call_ended", Story.LOST_RECORDING),
                        WORK,
                        later(Duration.ofMinutes(62)),
                        CLOCK,
                        WORK));
    }

    /** Two legs in one receipt. */
    static Saga transferred() {
        return new Saga(
                "transfer",
                Money.dollars(10),
                List.of(
                        tap(
                                "authorise",
                                (world, person) -> world.app
                                        .get(AuthoriseAttempt.class)
                                        .authorise(new AuthoriseAttempt.Request(
                                                id(person),
                                                new Quotes.Call(
                                                        person.user(),
                                                        CallKind.SINGLE,
                                                        person.number(),
                                                        List.of(COLLEAGUE),
                                                        false),
                                                Optional.empty(),
                                                Optional.empty()))),
                        tap(
                                "settle",
                                (world, person) -> world.app
                                        .get(SettleAttempt.class)
                                        .settle(
                                                id(person),
                                                Talk.of(Duration.ofSeconds(100), false)
                                                        .transferred(COLLEAGUE, Duration.ofSeconds(70))))));
    }

    /** Authorised, and nobody ever says anything about it. */
    static Saga forgotten() {
        return new Saga(
                "hold that expires",
                Money.dollars(10),
                List.of(
                        tap(
                                "authorise",
                                (world, person) -> world.app
                                        .get(AuthoriseAttempt.class)
                                        .authorise(id(person), person.user(), CallKind.BULK, person.number(), false)),
                        later(Duration.ofHours(8)),
                        CLOCK));
    }

    private static UUID id(Person person) {
        return new UUID(7, person.user().value());
    }

    private static Saga story(String name, Story story, String... events) {
        var steps = new java.util.ArrayList<>(List.of(ring(), WORK));
        List.of(events).forEach(event -> steps.add(webhook(event, story)));
        steps.add(WORK);
        return new Saga(name, Money.dollars(10), steps);
    }

    static Step ring() {
        return tap("call", (world, person) -> {
            var script =
                    new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
            var quote = (Quote.Offered)
                    world.app.get(Quotes.class).quote(person.user(), CallKind.SINGLE, person.number(), true);
            var outcome = world.app
                    .get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap",
                            person.user(),
                            person.business(),
                            script,
                            person.number(),
                            World.PLATFORM,
                            true,
                            quote));
            if (outcome instanceof RequestCall.Outcome.Refused(var why)) {
                throw new IllegalStateException("refused: " + why);
            }
        });
    }

    /** The provider's word about a call that it has; what it knows it knows, whether we listen or not. */
    static Step webhook(String event, Story story) {
        return new Step(Saga.WEBHOOK + event, false, (world, person) -> {
            var attempt = attempt(world, person).filter(world.voice::hasRung);
            attempt.flatMap(id -> world.voice.says(id, event, story))
                    .ifPresent(report -> world.app.get(TakeReport.class).take(TestApp.TENANT, report));
            return attempt.isPresent();
        });
    }

    static Optional<UUID> attempt(World world, Person person) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select id from attempt where user_id = :user")
                .with("user", person.user())
                .first(row -> row.uuid("id"))));
    }
}
