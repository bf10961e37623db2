package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.speechcad.local.dynopay.Cashier;
import com.speechcad.local.dynopay.Faults;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Faults.Shape;
import com.speechcad.local.dynopay.Payment;
import com.speechcad.local.dynopay.Signing;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Letters of the cashier that are forged, stale, doubled, lost or late, and payers who do as they like. Everybody asks
 * for an address first and pays then, so that the clock has to go on only once for all of them.
 */
final class PaymentFaults {
    private static final Duration A_LITTLE = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);
    private static final int DOLLARS = 25;
    /** Of these no letter is let in, so that only the reconciler credits what was really paid. */
    private static final List<String> REFUSED = Stream.concat(
                    Stream.of(Fault.FORGED_TOKEN),
                    Stream.of(Signing.UNSIGNED, Signing.V1, Signing.STALE, Signing.TAMPERED, Signing.FORGED))
            .map(Object::toString)
            .toList();

    /** What goes wrong with a question, not with a letter. */
    private static final Set<Fault> ASKING = Set.of(Fault.LOST_ANSWER, Fault.BOT_BLOCK);

    private final Stage stage;
    private final List<Case> cases = new ArrayList<>();

    PaymentFaults(Stage stage) {
        // Nobody's rate may run out while the others still ask.
        this.stage = stage.jumping(A_LITTLE);
    }

    Stream<DynamicTest> tests() {
        cases.addAll(cases());
        var outcomes = cases.stream().map(one -> dynamicTest(one.name, () -> endsAsItShould(one)));
        return Stream.of(
                        Stream.of(
                                dynamicTest("everybody asks for an address", this::everybodyAsks),
                                dynamicTest("everybody pays as they do", this::everybodyPays),
                                dynamicTest("what was not heard of is found out", this::timePasses),
                                dynamicTest("good letters come after all", this::goodLettersCome)),
                        outcomes,
                        Stream.of(
                                dynamicTest("nothing the cashier can do is left out", this::complete),
                                dynamicTest("nothing is left to do", stage::everythingIsDone)))
                .flatMap(tests -> tests);
    }

    private List<Case> cases() {
        var all = new ArrayList<Case>();
        for (var fault : Fault.values()) {
            // An answer that is lost for ever is a provider that is down, and so is one that takes us for a robot.
            all.add(paid(fault.name(), Faults.of(fault).times(ASKING.contains(fault) ? 1 : 0)));
        }
        for (var signing : Signing.values()) {
            all.add(paid(signing.name(), Faults.signed(signing)));
        }
        for (var shape : Shape.values()) {
            if (shape == Shape.CURRENT) {
                continue;
            }
            all.add(paid(shape.name(), Faults.shaped(shape)));
        }
        all.add(paid("letters ten minutes late", Faults.delayed(Duration.ofMinutes(10))));
        all.add(paid("503 instead of an address", Faults.answering(503).times(2)));
        all.add(paid("429 instead of an address", Faults.answering(429).times(1)));
        all.add(part("0.985", "25"));
        all.add(part("0.5", "12.5"));
        all.add(part("1.5", "37.5"));
        all.add(part("4", "0", "TOO_MUCH"));
        all.add(deed("payAgain", "25", payer -> payer.pays("1").paysAgain(), "SECOND_TRANSACTION"));
        all.add(deed("pendingOnly", "0", Payer::isOnlySeen));
        all.add(deed("confirm", "25", payer -> payer.isOnlySeen().cashier().confirm(payer.payment())));
        all.add(deed(
                "confirmBeforePending",
                "25",
                payer -> payer.cashier().confirmBeforePending(payer.payment(), payer.sum("1"))));
        all.add(deed("settle", "25", payer -> payer.pays("1").cashier().settle(payer.payment())));
        all.add(deed(
                "settlementFailed", "25", payer -> payer.pays("1").cashier().settlementFailed(payer.payment())));
        all.add(deed(
                "settlementFailedThenRecovered",
                "25",
                payer -> payer.pays("1").cashier().settlementFailedThenRecovered(payer.payment())));
        // Credited, and gone again: that is an operator's to decide.
        all.add(deed("takeBack", "25", payer -> {
            payer.pays("1").lettersAreThrough();
            payer.cashier().takeBack(payer.payment());
        }));
        all.add(deed("refund", "25", payer -> {
            payer.pays("1").lettersAreThrough();
            payer.cashier().refund(payer.payment());
        }));
        all.add(deed("process", "25", payer -> {
            payer.pays("1").lettersAreThrough();
            payer.cashier().process(payer.payment());
        }));
        all.add(deed("expire", "0", payer -> payer.cashier().expire(payer.payment())));
        all.add(new Case(
                "lie",
                Faults.signed(Signing.FORGED),
                "0",
                payer -> payer.cashier().lie(payer.payment(), payer.sum("1"))));
        all.add(deed("forge", "0", payer -> payer.cashier().forge(payer.payment(), payer.sum("1"))));
        all.add(deed("payLate", "25", _ -> {}));
        return all;
    }

    /** Somebody with an invoice, to whom this happens. */
    private final class Case {
        final String name;
        final Faults faults;
        final BigDecimal credited;
        final Deed deed;
        final List<String> parked;
        final Person person;

        Case(String name, Faults faults, String credited, Deed deed, String... parked) {
            this.name = name;
            this.faults = faults;
            this.credited = new BigDecimal(credited);
            this.deed = deed;
            this.parked = List.of(parked);
            this.person = new Person(stage, 7200 + numbered++, "Ana");
        }

        Wallet wallet() {
            return new Wallet(person);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private int numbered;

    private interface Deed {
        void by(Payer payer);
    }

    private Case paid(String name, Faults faults) {
        return new Case(name, faults, "25", payer -> payer.pays("1"));
    }

    private Case part(String part, String credited, String... parked) {
        return new Case(part + " of it", Faults.NONE, credited, payer -> payer.pays(part), parked);
    }

    private Case deed(String name, String credited, Deed deed, String... parked) {
        return new Case(name, Faults.NONE, credited, deed, parked);
    }

    private void everybodyAsks() {
        var dynopay = stage.lab.dynopay();
        dynopay.configure(dynopay.settings().withLimits(10_000, 10_000).withOptionalEvents(true));
        // Nothing goes wrong here: with all of them moving the clock, the first one's rate would run out.
        stage.jumping(Duration.ZERO);
        cases.parallelStream().forEach(one -> {
            var way = new Way(one.person).comesIn().sharesTheOwnNumber();
            if (!isAboutAsking(one.faults)) {
                way.asksForAnAddress(DOLLARS);
            }
        });
        stage.jumping(A_LITTLE);
        cases.stream().filter(one -> isAboutAsking(one.faults)).forEach(one -> {
            dynopay.setFaults(one.faults);
            // Asked again after a minute or two: a fraction of what a rate lasts, and not waited for second by second.
            new Way(one.person).asksForAnAddress(DOLLARS, BETWEEN_QUESTIONS);
            dynopay.setFaults(Faults.NONE);
        });
        stage.booksAreGreen();
        assertThat(stage.lab.dynopay().payments()).extracting(Payment::address).doesNotHaveDuplicates();
    }

    private static boolean isAboutAsking(Faults faults) {
        return faults.apiStatus() != null || ASKING.stream().anyMatch(faults.faults()::contains);
    }

    private void everybodyPays() {
        for (var one : cases) {
            stage.lab.dynopay().setFaults(one.faults);
            one.deed.by(Payer.of(one.person));
            stage.booksAreGreen();
        }
        stage.lab.dynopay().setFaults(Faults.NONE);
        REFUSED.forEach(this::isRefused);
    }

    /** Really paid, and the door let none of the letters in. */
    private void isRefused(String name) {
        var one = cases.stream().filter(it -> it.name.equals(name)).findFirst().orElseThrow();
        var payment = Payer.of(one.person).payment();
        Payer.of(one.person).lettersAreThrough();
        assertThat(stage.lab.dynopay().deliveries())
                .filteredOn(letter ->
                        payment.equals(letter.paymentId()) && !letter.event().equals("payment.created"))
                .hasSizeGreaterThan(1)
                .allMatch(letter -> Integer.valueOf(401).equals(letter.responseStatus()));
        assertThat(one.wallet().credits()).as(name).isZero();
    }

    /** Within the rate's window, so that an amount that is proven by the address alone counts. */
    private void timePasses() {
        var late = cases.stream()
                .filter(one -> one.name.equals("payLate"))
                .findFirst()
                .orElseThrow();
        stage.hurrying(
                () -> "what is missing: " + missing(),
                A_MINUTE,
                () -> missing().stream().allMatch(one -> one == late));
        stage.hurrying(() -> "the rate's window is over", A_MINUTE, () -> late.person.hasSeen("The rate has expired"));
        Payer.of(late.person).paysLate();
        stage.until(() -> "what is missing: " + missing(), () -> missing().isEmpty());
        stage.booksAreGreen();
    }

    private List<Case> missing() {
        return cases.stream()
                .filter(one -> one.wallet().credits().compareTo(one.credited) != 0)
                .toList();
    }

    /** Whatever was credited already, by a letter or by the reconciler, is not credited again. */
    private void goodLettersCome() {
        for (var one : cases) {
            if (one.credited.signum() > 0) {
                var payer = Payer.of(one.person);
                payer.cashier().settlementFailedThenRecovered(payer.payment());
                payer.cashier().settle(payer.payment());
            }
        }
        cases.forEach(one -> Payer.of(one.person).lettersAreThrough());
        stage.booksAreGreen();
    }

    private void endsAsItShould(Case one) {
        assertThat(one.wallet().credits()).isEqualByComparingTo(one.credited);
        assertThat(one.wallet().parked()).isEqualTo(one.parked);
        one.wallet().addsUp();
    }

    /** Kinds of faults and seals are played by themselves; what a payer can do, and a new way to go wrong, are not. */
    private void complete() {
        assertThat(Faults.class.getRecordComponents())
                .extracting(component -> component.getName())
                .containsExactlyInAnyOrder("signing", "shape", "faults", "delaySeconds", "apiStatus", "times");
        var played = cases.stream().map(one -> one.name).toList();
        var helpers = Set.of("fraction", "pay", "payExactly");
        assertThat(Arrays.stream(Cashier.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !helpers.contains(name)))
                .isSubsetOf(played);
    }
}
