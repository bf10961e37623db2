package com.speechcad.local.proof;

import static com.speechcad.local.proof.DynopayLetters.CONFIRMED;
import static com.speechcad.local.proof.PaymentSagas.letter;
import static com.speechcad.local.proof.PaymentSagas.order;
import static com.speechcad.local.proof.Steps.CLOCK;
import static com.speechcad.local.proof.Steps.WORK;
import static com.speechcad.local.proof.Steps.later;

import com.speechcad.billing.AgreeOnParked;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.billing.Payouts;
import com.speechcad.billing.TopUps;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.Saga.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What operators do by hand about money: alone where it is little, with a second person where it is more. */
final class OperatorSagas {
    private static final Money LITTLE = Money.dollars(10);
    private static final Money MUCH = Money.dollars(60);
    private static final Money OF_FOUR_INVOICES = Money.dollars(80);

    private OperatorSagas() {}

    static List<Saga> all() {
        return List.of(alone(), byTwo(), payoutSent(), payoutTakenBack(), parkedCredited(), topUpTakenBack());
    }

    private static Saga alone() {
        return new Saga(
                "operator alone",
                Money.dollars(50),
                List.of(
                        ask(Kind.CREDIT, LITTLE),
                        ask(Kind.DEBIT, LITTLE),
                        ask(Kind.REFUND, LITTLE),
                        ask(Kind.PAYOUT, LITTLE),
                        WORK));
    }

    private static Saga byTwo() {
        return new Saga(
                "two operators",
                Money.dollars(200),
                List.of(
                        ask(Kind.CREDIT, MUCH),
                        approve(Kind.CREDIT),
                        ask(Kind.DEBIT, MUCH),
                        approve(Kind.DEBIT),
                        ask(Kind.REFUND, MUCH),
                        approve(Kind.REFUND),
                        WORK));
    }

    private static Saga payoutSent() {
        return new Saga(
                "payout that is sent",
                Money.dollars(100),
                List.of(
                        ask(Kind.PAYOUT, MUCH),
                        approve(Kind.PAYOUT),
                        payout(
                                "sending",
                                (world, id) -> world.app.get(Payouts.class).sending(id, world.first)),
                        payout(
                                "paid",
                                (world, id) -> world.app.get(Payouts.class).paid(id, world.first, "0xbead")),
                        WORK));
    }

    private static Saga payoutTakenBack() {
        return new Saga(
                "payout that comes back",
                Money.dollars(100),
                List.of(
                        ask(Kind.PAYOUT, MUCH),
                        approve(Kind.PAYOUT),
                        payout(
                                "take back",
                                (world, id) ->
                                        world.app.get(Payouts.class).takeBack(id, world.second, "wrong address")),
                        WORK));
    }

    /** Four times as much came as was asked for: parked, and credited by two. */
    private static Saga parkedCredited() {
        return new Saga(
                "parked payment",
                Money.ZERO,
                List.of(
                        order(),
                        WORK,
                        letter(CONFIRMED, "400", "0xfeed", Duration.ofSeconds(30), true),
                        parked(
                                "credit",
                                (world, id) -> world.app
                                        .get(AgreeOnParked.class)
                                        .decide(
                                                id,
                                                world.first,
                                                new Decision.Credit(OF_FOUR_INVOICES),
                                                "seen on the network")),
                        parked("agree", (world, id) -> {
                            var agree = world.app.get(AgreeOnParked.class);
                            agree.asked(id).ifPresent(wish -> agree.agree(id, world.second, wish));
                        }),
                        WORK));
    }

    /** Credited at once, and by the provider's books it went back after all. */
    private static Saga topUpTakenBack() {
        return new Saga(
                "top-up that is taken back",
                Money.ZERO,
                List.of(
                        order(),
                        WORK,
                        letter(CONFIRMED),
                        new Step("given: the provider takes it back", false, OperatorSagas::takenBack),
                        later(Duration.ofHours(2)),
                        CLOCK,
                        WORK,
                        later(Duration.ofHours(2)),
                        CLOCK,
                        WORK,
                        parked(
                                "reverse",
                                (world, id) -> world.app
                                        .get(AgreeOnParked.class)
                                        .decide(
                                                id,
                                                world.first,
                                                new Decision.Reverse(Money.dollars(20)),
                                                "it went back")),
                        WORK));
    }

    /** Not before it was credited: nothing is taken back that never came. */
    private static boolean takenBack(World world, Person person) {
        return world.quietly(() -> world.in(() -> {
            var credited = PaymentSagas.invoice(world, person)
                    .flatMap(world.app.get(TopUps.class)::find)
                    .filter(topUp -> topUp.credited().isPresent());
            credited.ifPresent(topUp -> world.payments.books.put(
                    FakePayments.payment(topUp.id()), new Check(Stage.TAKEN_BACK, Optional.empty())));
            return credited.isPresent();
        }));
    }

    /** The button is used up with the first tap that was done. */
    private static Step ask(Kind kind, Money amount) {
        return new Step("tap: ask for " + kind, true, (world, person) -> {
            var original = kind == Kind.REFUND ? debit(world, person) : Optional.<Long>empty();
            if (kind == Kind.REFUND && original.isEmpty()) {
                return false;
            }
            if (request(world, person, kind).isEmpty()) {
                var order = new OperatorRequest.Order(kind, person.user(), amount, original, "asked for");
                world.in(() -> world.app.get(OperatorRequests.class).ask(world.first, order));
            }
            return true;
        });
    }

    private static Step approve(Kind kind) {
        return new Step("tap: approve " + kind, true, (world, person) -> {
            var request = request(world, person, kind);
            request.ifPresent(
                    id -> world.in(() -> world.app.get(OperatorRequests.class).approve(id, world.second)));
            return request.isPresent();
        });
    }

    /** What is done about something by its number. */
    @FunctionalInterface
    interface About {
        void work(World world, long id);
    }

    private static Step payout(String name, About about) {
        return on("payout " + name, "select id from operator_request where user_id = :user and state = 'DONE'", about);
    }

    private static Step parked(String name, About about) {
        return on("parked payment, " + name, """
                select p.id from parked_payment p join top_up t on t.tenant_id = p.tenant_id and t.id = p.top_up_id
                where t.user_id = :user""", about);
    }

    /** @param which finds the number; until there is one, nothing can be done about it */
    static Step on(String name, String which, About about) {
        return new Step("tap: " + name, true, (world, person) -> {
            var found = find(world, person, which);
            found.ifPresent(id -> world.in(() -> {
                about.work(world, id);
                return true;
            }));
            return found.isPresent();
        });
    }

    private static Optional<Long> request(World world, Person person, Kind kind) {
        return find(world, person, "select id from operator_request where user_id = :user and kind = '" + kind + "'");
    }

    private static Optional<Long> debit(World world, Person person) {
        return find(world, person, "select id from ledger_op where user_id = :user and kind = 'OPERATOR_DEBIT'");
    }

    private static Optional<Long> find(World world, Person person, String which) {
        return world.quietly(() -> world.in(
                () -> world.app.sql().of(which).with("user", person.user()).first(row -> row.number("id"))));
    }
}
