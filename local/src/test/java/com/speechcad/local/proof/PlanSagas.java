package com.speechcad.local.proof;

import static com.speechcad.local.proof.DynopayLetters.CONFIRMED;
import static com.speechcad.local.proof.DynopayLetters.SETTLED;
import static com.speechcad.local.proof.PaymentSagas.letter;
import static com.speechcad.local.proof.PaymentSagas.order;
import static com.speechcad.local.proof.Steps.CLOCK;
import static com.speechcad.local.proof.Steps.WORK;
import static com.speechcad.local.proof.Steps.later;
import static com.speechcad.local.proof.Steps.tap;

import com.speechcad.billing.BuyPlan;
import com.speechcad.billing.BuyWithCrypto;
import com.speechcad.billing.ChangePlan;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.billing.SubscriptionEvent;
import com.speechcad.kernel.Money;
import com.speechcad.local.proof.Saga.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans of a week: bought, changed, renewed, ended. */
final class PlanSagas {
    private static final Duration A_WEEK = Duration.ofDays(7).plusMinutes(1);

    private PlanSagas() {}

    static List<Saga> all() {
        return List.of(
                bought(),
                byCrypto(),
                withdrawn(),
                lapsed(),
                period(),
                renewal(),
                renewalByTopUp(),
                upgrade(),
                downgrade(),
                canceled());
    }

    static Saga bought() {
        return new Saga("plan bought", Money.dollars(50), List.of(buy(false), WORK));
    }

    /** The money comes through a top-up of what is missing, and the purchase follows it. */
    static Saga byCrypto() {
        return new Saga(
                "plan bought with crypto",
                Money.ZERO,
                List.of(orderPlan(), WORK, letter(CONFIRMED), letter(SETTLED), WORK));
    }

    /** Asked for with crypto, and not wanted any more before the money came, which stays in the wallet. */
    private static Saga withdrawn() {
        return new Saga(
                "plan not wanted any more",
                Money.ZERO,
                List.of(
                        orderPlan(),
                        WORK,
                        tap(
                                "withdraw",
                                (world, person) ->
                                        world.app.get(BuyWithCrypto.class).withdraw(person.user())),
                        letter(CONFIRMED),
                        letter(SETTLED),
                        WORK));
    }

    /** Asked for with crypto, and nothing ever came. */
    private static Saga lapsed() {
        return new Saga(
                "plan that nobody paid",
                Money.ZERO,
                List.of(orderPlan(), WORK, later(Duration.ofDays(3)), CLOCK, WORK));
    }

    private static Saga period() {
        return new Saga("plan's period over", Money.dollars(50), List.of(buy(false), later(A_WEEK), CLOCK, WORK));
    }

    private static Saga renewal() {
        return new Saga("renewal", Money.dollars(50), List.of(buy(true), later(A_WEEK), CLOCK, WORK));
    }

    /** There was too little at the period's end, and then money came. */
    private static Saga renewalByTopUp() {
        return new Saga(
                "renewal when money comes",
                Money.dollars(20),
                List.of(buy(true), later(A_WEEK), CLOCK, order(), WORK, letter(SETTLED), WORK));
    }

    /** At once, with what is left of the old one as a credit. */
    private static Saga upgrade() {
        return new Saga(
                "upgrade",
                Money.dollars(100),
                List.of(
                        buy(false),
                        later(Duration.ofDays(1)),
                        new Step("tap: upgrade", true, (world, person) -> {
                            var first = newest(world, person);
                            first.ifPresent(follows -> world.in(() -> world.app
                                    .get(BuyPlan.class)
                                    .buy(
                                            person.user(),
                                            plan(world, Plan.Code.ELITE).id(),
                                            follows,
                                            false)));
                            return first.isPresent();
                        }),
                        WORK));
    }

    /** Chosen, undone, chosen again; it follows at the period's end. */
    private static Saga downgrade() {
        return new Saga(
                "downgrade",
                Money.dollars(100),
                List.of(
                        buy(Plan.Code.ELITE, true),
                        change(SubscriptionEvent.CHANGE_SCHEDULED, 1),
                        change(SubscriptionEvent.CHANGE_UNDONE, 1),
                        change(SubscriptionEvent.CHANGE_SCHEDULED, 2),
                        later(A_WEEK),
                        CLOCK,
                        WORK));
    }

    /** It goes on by itself, not, and so again; cancelled, undone, and cancelled for good. */
    private static Saga canceled() {
        return new Saga(
                "cancellation",
                Money.dollars(50),
                List.of(
                        buy(true),
                        change(SubscriptionEvent.RENEWAL_OFF, 1),
                        change(SubscriptionEvent.RENEWAL_ON, 1),
                        change(SubscriptionEvent.CANCEL_REQUESTED, 1),
                        change(SubscriptionEvent.CANCEL_UNDONE, 1),
                        change(SubscriptionEvent.CANCEL_REQUESTED, 2),
                        later(A_WEEK),
                        CLOCK,
                        WORK));
    }

    static Step orderPlan() {
        return tap("buy with crypto", (world, person) -> {
            if (PaymentSagas.invoice(world, person).isEmpty()) {
                var plan = plan(world, Plan.Code.PRIME);
                var due = new BuyWithCrypto.Due(plan.price(), plan.price());
                var order = new BuyWithCrypto.Order(plan.id(), 0, due, false);
                world.app.get(BuyWithCrypto.class).request(person.user(), order, "TRX");
            }
        });
    }

    static Step buy(boolean autoRenew) {
        return buy(Plan.Code.PRIME, autoRenew);
    }

    private static Step buy(Plan.Code code, boolean autoRenew) {
        return tap(
                "buy",
                (world, person) -> world.app
                        .get(BuyPlan.class)
                        .buy(person.user(), plan(world, code).id(), 0, autoRenew));
    }

    /**
     * A tap on the plan's screen, which shows the next button afterwards: a second tap on the same one finds it gone.
     *
     * @param time that it happens, from 1
     */
    private static Step change(SubscriptionEvent event, int time) {
        return new Step("tap: " + event, true, (world, person) -> {
            if (newest(world, person).isEmpty()) {
                return false;
            }
            if (times(world, person, event) < time) {
                world.in(() -> changed(world, person, event));
            }
            return true;
        });
    }

    private static boolean changed(World world, Person person, SubscriptionEvent event) {
        var change = world.app.get(ChangePlan.class);
        var user = person.user();
        return switch (event) {
            case CHANGE_SCHEDULED ->
                change.schedule(user, plan(world, Plan.Code.PRIME).id());
            case CHANGE_UNDONE -> change.undoSchedule(user);
            case CANCEL_REQUESTED -> change.cancel(user);
            case CANCEL_UNDONE -> change.undoCancel(user);
            case RENEWAL_ON -> change.autoRenew(user, true);
            case RENEWAL_OFF -> change.autoRenew(user, false);
            case ACTIVATED, LAPSED, WITHDRAWN, RENEWED, RENEWAL_REFUSED, EXPIRED, REPLACED, CANCELED ->
                throw new IllegalArgumentException(event + " is nobody's tap");
        };
    }

    private static long times(World world, Person person, SubscriptionEvent event) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select count(*) as many from subscription_event where user_id = :user and kind = :kind")
                .with("user", person.user())
                .with("kind", event)
                .only(row -> row.number("many"))));
    }

    /** The first subscription there is, which the screen was drawn with. */
    private static Optional<Long> newest(World world, Person person) {
        return world.quietly(() -> world.in(() -> world.app
                .sql()
                .of("select id from subscription where user_id = :user order by id limit 1")
                .with("user", person.user())
                .first(row -> row.number("id"))));
    }

    private static Plan plan(World world, Plan.Code code) {
        return world.quietly(() -> world.in(() -> world.app.get(Plans.class).sold(world.now())).stream()
                .filter(one -> one.code() == code && one.days() == 7)
                .findFirst()
                .orElseThrow());
    }
}
