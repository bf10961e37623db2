package com.speechcad.local.proof;

import static com.speechcad.local.proof.CallSagas.ring;
import static com.speechcad.local.proof.CallSagas.webhook;
import static com.speechcad.local.proof.DynopayLetters.CONFIRMED;
import static com.speechcad.local.proof.DynopayLetters.SETTLED;
import static com.speechcad.local.proof.PaymentSagas.letter;
import static com.speechcad.local.proof.Steps.CLOCK;
import static com.speechcad.local.proof.Steps.WORK;
import static com.speechcad.local.proof.Steps.given;
import static com.speechcad.local.proof.Steps.later;

import com.speechcad.billing.AgreeOnStopped;
import com.speechcad.billing.ParkedOperations;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.RetellLetters.Story;
import com.speechcad.local.proof.Saga.Step;
import java.time.Duration;
import java.util.List;

/** Debits that a circuit breaker stops, and what an operator decides about them. */
final class StoppedSagas {
    /** As much as may leave a wallet within an hour: whatever comes next is stopped. */
    private static final Money AN_HOURS_LIMIT = Money.dollars(2000);

    private static final Step SPENT = given("spent what an hour allows", StoppedSagas::spend);
    private static final Step RELEASE = decide(
            "release",
            (world, id) -> world.app
                    .get(ParkedOperations.class)
                    .find(id)
                    .ifPresent(shown ->
                            world.app.get(AgreeOnStopped.class).release(shown, world.first, "a good customer")));
    private static final Step REJECT =
            decide("reject", (world, id) -> world.app.get(AgreeOnStopped.class).reject(id, world.first, "too much"));

    private StoppedSagas() {}

    static List<Saga> all() {
        return List.of(
                purchase("stopped purchase, released", RELEASE),
                purchase("stopped purchase, rejected", REJECT),
                waited(),
                renewal("stopped renewal, released", RELEASE),
                renewal("stopped renewal, rejected", REJECT),
                usage("stopped charge of a call, released", RELEASE),
                usage("stopped charge of a call, rejected", REJECT),
                recording());
    }

    private static Saga purchase(String name, Step decision) {
        return new Saga(name, dollars(50), List.of(SPENT, PlanSagas.buy(false), decision, WORK));
    }

    private static Saga waited() {
        return new Saga(
                "stopped purchase that waited for money",
                dollars(0),
                List.of(SPENT, PlanSagas.orderPlan(), WORK, letter(CONFIRMED), letter(SETTLED), RELEASE, WORK));
    }

    private static Saga renewal(String name, Step decision) {
        return new Saga(
                name,
                dollars(50),
                List.of(
                        PlanSagas.buy(true),
                        later(Duration.ofDays(7).plusMinutes(1)),
                        SPENT,
                        CLOCK,
                        decision,
                        CLOCK,
                        WORK));
    }

    private static Saga usage(String name, Step decision) {
        return new Saga(
                name,
                dollars(10),
                List.of(SPENT, ring(), WORK, webhook("call_ended", Story.LONG), WORK, decision, WORK));
    }

    private static Saga recording() {
        return new Saga(
                "stopped fee of a late recording",
                dollars(10),
                List.of(
                        ring(),
                        WORK,
                        webhook("call_ended", Story.LATE_RECORDING),
                        SPENT,
                        webhook("call_analyzed", Story.LATE_RECORDING),
                        WORK,
                        RELEASE,
                        WORK));
    }

    private static Money dollars(long left) {
        return AN_HOURS_LIMIT.plus(Money.dollars(left));
    }

    private static Step decide(String name, OperatorSagas.About about) {
        return OperatorSagas.on(
                "stopped debit, " + name, "select id from parked_operation where user_id = :user", about);
    }

    /** Dated a day ahead: it counts for as long as the clock helps, however long that takes. */
    private static void spend(World world, Person person) {
        world.app
                .sql()
                .of("select op_id from ledger_debit(:key, 'SUBSCRIPTION', :user, :amount, '', 'user', null, '', :at)")
                .with("key", "spent:" + person.user().value())
                .with("user", person.user())
                .with("amount", AN_HOURS_LIMIT)
                .with("at", world.now().plus(Duration.ofDays(1)))
                .only(row -> row.number("op_id"));
    }
}
