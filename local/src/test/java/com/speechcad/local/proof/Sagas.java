package com.speechcad.local.proof;

import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.BuyWithCrypto;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.PaymentProvider;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TakeNews;
import com.speechcad.call.Attempt;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.RequestCall;
import com.speechcad.call.TakeReport;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.Saga.Step;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Posted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the product does with money, from the first tap to the last message. */
final class Sagas {
    private static final Step WORK = new Step("worker", false, (world, _) -> {
        world.work();
        return true;
    });
    private static final Step CLOCK = new Step("clock", false, (world, _) -> {
        world.tasks();
        return true;
    });

    private Sagas() {}

    static List<Saga> all() {
        return List.of(
                call(),
                unanswered(),
                forgotten(),
                topUp(),
                unsealed(),
                plan(),
                planByCrypto(),
                period(),
                renewal(),
                renewalByTopUp(),
                byHand());
    }

    /** Placed, talked, settled, analysed, with a recording. */
    static Saga call() {
        return new Saga(
                "call",
                Money.dollars(10),
                List.of(
                        tap(true),
                        WORK,
                        webhook("call started", Phase.ONGOING, false),
                        webhook("call ended", Phase.ENDED, false),
                        webhook("call analysed", Phase.ENDED, true),
                        WORK));
    }

    static Saga unanswered() {
        return new Saga(
                "call without an answer",
                Money.dollars(10),
                List.of(tap(false), WORK, webhook("not connected", Phase.NOT_CONNECTED, false), WORK));
    }

    /** Authorised, and nobody ever says anything about it. */
    static Saga forgotten() {
        return new Saga(
                "hold that expires",
                Money.dollars(10),
                List.of(
                        new Step("authorise", true, (world, person) -> {
                            var attempt = new UUID(7, person.user().value());
                            world.in(() -> world.app
                                    .get(AuthoriseAttempt.class)
                                    .authorise(attempt, person.user(), CallKind.BULK, person.number(), false));
                            return true;
                        }),
                        later(Duration.ofHours(8)),
                        CLOCK));
    }

    static Saga topUp() {
        return new Saga(
                "top-up",
                Money.ZERO,
                List.of(
                        order(),
                        WORK,
                        letter("seen", PaymentNews.Kind.SEEN, true),
                        letter("confirmed", PaymentNews.Kind.CONFIRMED, true),
                        letter("settled", PaymentNews.Kind.SETTLED, true),
                        WORK));
    }

    static Saga unsealed() {
        return new Saga(
                "top-up by unsealed word",
                Money.ZERO,
                List.of(order(), WORK, letter("confirmed", PaymentNews.Kind.CONFIRMED, false), WORK));
    }

    static Saga plan() {
        return new Saga("plan bought", Money.dollars(50), List.of(buy(false), WORK));
    }

    /** The money comes through a top-up of what is missing, and the purchase follows it. */
    static Saga planByCrypto() {
        return new Saga(
                "plan bought with crypto",
                Money.ZERO,
                List.of(
                        new Step("tap: buy with crypto", true, (world, person) -> {
                            if (invoice(world, person).isEmpty()) {
                                var plan = week(world);
                                world.in(() -> world.app
                                        .get(BuyWithCrypto.class)
                                        .request(person.user(), plan.id(), 0, "TRX", plan.price(), false));
                            }
                            return true;
                        }),
                        WORK,
                        letter("confirmed", PaymentNews.Kind.CONFIRMED, true),
                        letter("settled", PaymentNews.Kind.SETTLED, true),
                        WORK));
    }

    /** A week is over. */
    static Saga period() {
        return new Saga(
                "plan's period over",
                Money.dollars(50),
                List.of(buy(false), later(Duration.ofDays(7).plusMinutes(1)), CLOCK, WORK));
    }

    static Saga renewal() {
        return new Saga(
                "renewal",
                Money.dollars(50),
                List.of(buy(true), later(Duration.ofDays(7).plusMinutes(1)), CLOCK, WORK));
    }

    /** There was too little at the period's end, and then money came. */
    static Saga renewalByTopUp() {
        return new Saga(
                "renewal when money comes",
                Money.dollars(20),
                List.of(
                        buy(true),
                        later(Duration.ofDays(7).plusMinutes(1)),
                        CLOCK,
                        order(),
                        WORK,
                        letter("settled", PaymentNews.Kind.SETTLED, true),
                        WORK));
    }

    static Saga byHand() {
        return new Saga(
                "operator",
                Money.dollars(5),
                List.of(
                        operator(
                                "credit",
                                (operators, person, key) -> operators.credit(
                                        key, person.user(), person.user(), Money.cents(70), "apology")),
                        operator(
                                "debit",
                                (operators, person, key) ->
                                        operators.debit(key, person.user(), person.user(), Money.cents(30), "mistake")),
                        new Step("refund", true, (world, person) -> {
                            world.in(() -> {
                                var taken = world.app
                                        .sql()
                                        .of(
                                                "select id from ledger_op where user_id = :user and kind = 'OPERATOR_DEBIT'")
                                        .with("user", person.user())
                                        .first(row -> row.number("id"));
                                taken.ifPresent(original -> world.app
                                        .get(Ledger.class)
                                        .refund(
                                                "refund:" + person.user().value(),
                                                original,
                                                Money.cents(10),
                                                "operator:1",
                                                "asked for"));
                                return taken.isPresent();
                            });
                            return true;
                        }),
                        operator(
                                "payout",
                                (operators, person, key) -> operators.payout(
                                        key, person.user(), person.user(), Money.dollars(5), "closes"))));
    }

    private interface ByHand {
        Posted with(Operators operators, Person person, String key);
    }

    private static Step operator(String name, ByHand work) {
        return new Step(name, true, (world, person) -> {
            world.in(() -> work.with(
                    world.app.get(Operators.class),
                    person,
                    name + ":" + person.user().value()));
            return true;
        });
    }

    private static Step later(Duration by) {
        return new Step("later", false, (world, _) -> {
            world.later(by);
            return true;
        });
    }

    private static Step tap(boolean recording) {
        return new Step("tap: call", true, (world, person) -> {
            var script =
                    new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
            var outcome = world.in(() -> {
                var quote = (Quote.Offered)
                        world.app.get(Quotes.class).quote(person.user(), CallKind.SINGLE, person.number(), recording);
                return world.app
                        .get(RequestCall.class)
                        .request(new RequestCall.Wish(
                                "tap",
                                person.user(),
                                person.business(),
                                script,
                                person.number(),
                                World.PLATFORM,
                                recording,
                                quote));
            });
            if (outcome instanceof RequestCall.Outcome.Refused(var why)) {
                throw new IllegalStateException("refused: " + why);
            }
            return true;
        });
    }

    /** The provider's word about a call that it has; what it knows it knows, whether we listen or not. */
    private static Step webhook(String name, Phase phase, boolean analyzed) {
        return new Step("webhook: " + name, false, (world, person) -> {
            var attempt = attempt(world, person).filter(world.voice::hasRung);
            attempt.ifPresent(id ->
                    world.app.get(TakeReport.class).take(TestApp.TENANT, world.voice.becomes(id, phase, analyzed)));
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

    private static Step order() {
        return new Step("tap: top up", true, (world, person) -> {
            // A second tap on the same screen would be another invoice; the dialog keeps it from coming here twice.
            if (invoice(world, person).isEmpty()) {
                world.in(() -> world.app.get(RequestTopUp.class).request(person.user(), "TRX", Money.dollars(20)));
            }
            return true;
        });
    }

    static Optional<UUID> invoice(World world, Person person) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select id from top_up where user_id = :user")
                .with("user", person.user())
                .first(row -> row.uuid("id"))));
    }

    private static Step letter(String name, PaymentNews.Kind kind, boolean sealed) {
        return new Step("letter: " + name, true, (world, person) -> {
            var invoice = invoice(world, person)
                    .filter(id -> world.payments.orders.stream()
                            .anyMatch(order -> order.invoice().equals(id)));
            invoice.ifPresent(id -> take(world, id, kind, sealed));
            return invoice.isPresent();
        });
    }

    private static void take(World world, UUID id, PaymentNews.Kind kind, boolean sealed) {
        var payment = FakePayments.payment(id);
        var stage = kind == PaymentNews.Kind.SEEN
                ? PaymentProvider.Stage.SEEN
                : kind == PaymentNews.Kind.SETTLED ? PaymentProvider.Stage.SETTLED : PaymentProvider.Stage.CONFIRMED;
        var transfer = new PaymentProvider.Transfer(FakePayments.EXPECTED, "0xfeed");
        world.payments.books.merge(
                payment,
                new PaymentProvider.Check(stage, Optional.of(transfer)),
                (known, said) -> said.stage().compareTo(known.stage()) > 0 ? said : known);
        var news = new PaymentNews(
                kind,
                payment,
                Optional.of(FakePayments.address(id)),
                Optional.empty(),
                Optional.of("TRX"),
                Optional.of(FakePayments.EXPECTED),
                Optional.of(BigDecimal.ONE),
                Optional.of(Money.dollars(20).toDollars()),
                Optional.of("USD"),
                transfer.tx(),
                Optional.of(world.now()));
        if (sealed) {
            var door = world.app.get(TakeNews.class);
            world.in(() -> door.sealed(door.ask(id), news));
        } else {
            world.app.get(TakeNews.class).unsealed(TestApp.TENANT, id, news);
        }
    }

    private static Step buy(boolean autoRenew) {
        return new Step("tap: buy", true, (world, person) -> {
            var plan = week(world);
            world.in(() -> world.app.get(BuyPlan.class).buy(person.user(), plan.id(), 0, autoRenew));
            return true;
        });
    }

    /** The cheapest plan of a week: 20 dollars. */
    private static Plan week(World world) {
        return world.quietly(() -> world.in(() -> world.app.get(Plans.class).sold(world.now())).stream()
                .filter(one -> !one.free() && one.days() == 7)
                .min(Comparator.comparing(Plan::price))
                .orElseThrow());
    }
}
