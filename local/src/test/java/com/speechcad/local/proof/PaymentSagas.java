package com.speechcad.local.proof;

import static com.speechcad.local.proof.DynopayLetters.CONFIRMED;
import static com.speechcad.local.proof.DynopayLetters.CREATED;
import static com.speechcad.local.proof.DynopayLetters.EXPIRED;
import static com.speechcad.local.proof.DynopayLetters.OVERPAID;
import static com.speechcad.local.proof.DynopayLetters.PENDING;
import static com.speechcad.local.proof.DynopayLetters.RECOVERED;
import static com.speechcad.local.proof.DynopayLetters.SETTLED;
import static com.speechcad.local.proof.DynopayLetters.SETTLEMENT_FAILED;
import static com.speechcad.local.proof.DynopayLetters.TEST;
import static com.speechcad.local.proof.DynopayLetters.UNDERPAID;
import static com.speechcad.local.proof.Steps.CLOCK;
import static com.speechcad.local.proof.Steps.WORK;
import static com.speechcad.local.proof.Steps.later;
import static com.speechcad.local.proof.Steps.tap;

import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.PaymentProvider;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TakeNews;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.Saga.Step;
import com.speechcad.provider.dynopay.DynopayEvents;
import com.speechcad.provider.dynopay.DynopayNews;
import com.speechcad.provider.dynopay.PaymentNotice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Top-ups, in every way in which the provider may tell of them. */
final class PaymentSagas {
    private static final String FULL = "100";
    private static final String TX = "0xfeed";

    /** How long after the invoice the money was sent. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration LATE = Duration.ofMinutes(40);

    private PaymentSagas() {}

    static List<Saga> all() {
        return List.of(
                topUp(), unsealed(), underpaid(), overpaid(), late(), secondTransaction(), recovered(), expired());
    }

    static Saga topUp() {
        return saga("top-up", letter(CREATED), letter(TEST), letter(PENDING), letter(CONFIRMED), letter(SETTLED));
    }

    static Saga unsealed() {
        return saga("top-up by unsealed word", letter(CONFIRMED, FULL, TX, SOON, false));
    }

    static Saga underpaid() {
        return saga("top-up with too little", paid("50", PENDING, UNDERPAID, CONFIRMED, SETTLED));
    }

    static Saga overpaid() {
        return saga("top-up with too much", paid("150", PENDING, OVERPAID, CONFIRMED, SETTLED));
    }

    /** The rate's window is over, and the day's rate holds. */
    static Saga late() {
        return new Saga(
                "late payment",
                Money.ZERO,
                List.of(
                        order(),
                        WORK,
                        later(Duration.ofHours(1)),
                        CLOCK,
                        letter(CONFIRMED, FULL, TX, LATE, true),
                        letter(SETTLED, FULL, TX, LATE, true),
                        WORK));
    }

    /** Which of two equal ones counts does not matter; the other one waits for an operator. */
    static Saga secondTransaction() {
        return saga(
                "second transaction",
                letter(CONFIRMED),
                letter(CONFIRMED, FULL, "0xbeef", SOON, true),
                letter(SETTLED),
                letter(SETTLED, FULL, "0xbeef", SOON, true));
    }

    static Saga recovered() {
        return saga(
                "settlement that failed",
                letter(PENDING),
                letter(CONFIRMED),
                letter(SETTLEMENT_FAILED),
                letter(RECOVERED),
                letter(SETTLED));
    }

    /** Nobody paid. */
    static Saga expired() {
        return new Saga(
                "invoice that expires",
                Money.ZERO,
                List.of(order(), WORK, later(Duration.ofMinutes(61)), letter(EXPIRED), CLOCK, WORK));
    }

    private static Step[] paid(String received, String... events) {
        return List.of(events).stream()
                .map(event -> letter(event, received, TX, SOON, true))
                .toArray(Step[]::new);
    }

    private static Saga saga(String name, Step... letters) {
        var steps = new ArrayList<>(List.of(order(), WORK));
        steps.addAll(List.of(letters));
        steps.add(WORK);
        return new Saga(name, Money.ZERO, steps);
    }

    /** Twenty dollars. */
    static Step order() {
        return tap("top up", (world, person) -> {
            // A second tap on the same screen would be another invoice; the dialog keeps it from coming here twice.
            if (invoice(world, person).isEmpty()) {
                world.app.get(RequestTopUp.class).request(person.user(), "TRX", Money.dollars(20));
            }
        });
    }

    static Optional<UUID> invoice(World world, Person person) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select id from top_up where user_id = :user")
                .with("user", person.user())
                .first(row -> row.uuid("id"))));
    }

    static Step letter(String event) {
        return letter(event, FULL, TX, SOON, true);
    }

    /** A letter of the provider's, which knows by then what it tells. */
    static Step letter(String event, String received, String tx, Duration after, boolean sealed) {
        return new Step(Saga.LETTER + event, true, (world, person) -> {
            var invoice = invoice(world, person)
                    .filter(id -> world.payments.orders.stream()
                            .anyMatch(order -> order.invoice().equals(id)));
            invoice.ifPresent(id -> {
                var at = orderedAt(world, id).plus(after);
                know(world, id, event, new PaymentProvider.Transfer(new BigDecimal(received), tx));
                news(world, DynopayLetters.body(event, id, received, tx, at))
                        .ifPresent(news -> take(world, id, news, sealed));
            });
            return invoice.isPresent();
        });
    }

    private static Instant orderedAt(World world, UUID invoice) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select created_at from top_up where id = :id")
                .with("id", invoice)
                .only(row -> row.instant("created_at"))));
    }

    private static void know(World world, UUID invoice, String event, PaymentProvider.Transfer transfer) {
        var stage = switch (event) {
            case PENDING, UNDERPAID, OVERPAID -> Stage.SEEN;
            case CONFIRMED, SETTLEMENT_FAILED, RECOVERED -> Stage.CONFIRMED;
            case SETTLED -> Stage.SETTLED;
            default -> Stage.NOTHING;
        };
        world.payments.books.merge(
                FakePayments.payment(invoice),
                new PaymentProvider.Check(stage, stage == Stage.NOTHING ? Optional.empty() : Optional.of(transfer)),
                (known, said) -> said.stage().compareTo(known.stage()) > 0 ? said : known);
    }

    private static Optional<PaymentNews> news(World world, byte[] letter) {
        return world.app.get(DynopayEvents.class).read(letter) instanceof PaymentNotice notice
                ? Optional.of(DynopayNews.of(notice))
                : Optional.empty();
    }

    private static void take(World world, UUID id, PaymentNews news, boolean sealed) {
        var door = world.app.get(TakeNews.class);
        if (sealed) {
            world.in(() -> door.sealed(door.ask(id), news));
        } else {
            door.unsealed(TestApp.TENANT, id, news);
        }
    }
}
