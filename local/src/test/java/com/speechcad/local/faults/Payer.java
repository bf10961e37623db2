package com.speechcad.local.faults;

import com.speechcad.local.dynopay.Cashier;
import com.speechcad.local.dynopay.Delivery;
import com.speechcad.local.dynopay.DynopaySimulator;
import com.speechcad.local.dynopay.Payment;
import java.math.BigDecimal;
import java.time.Duration;

/** Pays a person's newest invoice at the cashier. */
final class Payer {
    private final Stage stage;
    private final String payment;

    private Payer(Stage stage, String payment) {
        this.stage = stage;
        this.payment = payment;
    }

    static Payer of(Person person) {
        var payment = person.stage.lines(
                "select payment_id from top_up join app_user u on u.id = user_id" + " where telegram_id = " + person.id
                        + " and payment_id is not null order by top_up.created_at desc limit 1");
        return new Payer(person.stage, payment.getFirst());
    }

    /** So much of what was asked for. */
    Payer pays(String part) {
        cashier().pay(payment, sum(part));
        return confirmed();
    }

    Payer paysAgain() {
        cashier().payAgain(payment, sum("1"));
        return confirmed();
    }

    Payer paysLate() {
        cashier().payLate(payment, sum("1"));
        return confirmed();
    }

    Payer isOnlySeen() {
        cashier().pendingOnly(payment, sum("1"));
        return this;
    }

    Cashier cashier() {
        return simulator().cashier();
    }

    String payment() {
        return payment;
    }

    BigDecimal sum(String part) {
        return cashier().fraction(payment, new BigDecimal(part));
    }

    /** Every letter about it has arrived, or was refused for good. */
    void lettersAreThrough() {
        stage.until(
                () -> "the letters are through",
                Duration.ofSeconds(1),
                () -> simulator().deliveries().stream()
                        .filter(letter -> payment.equals(letter.paymentId()))
                        .noneMatch(letter -> letter.status() == Delivery.Status.WAITING));
    }

    private Payer confirmed() {
        stage.hurrying(
                () -> "the chain confirms",
                Duration.ofMillis(300),
                () -> simulator().payment(payment).orElseThrow().state() != Payment.State.PENDING);
        return this;
    }

    private DynopaySimulator simulator() {
        return stage.lab.dynopay();
    }
}
