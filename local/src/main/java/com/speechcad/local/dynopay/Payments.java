package com.speechcad.local.dynopay;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All payments, and the pool of addresses: one belongs to a payment for two hours, then to the next that asks. */
final class Payments {
    private static final String KIND = "dynopay.payment";
    private static final String POOL = "dynopay.address";

    private final Journal journal;
    private final Changes changes;
    private final Map<String, Payment> payments = new LinkedHashMap<>();

    Payments(Journal journal, Changes changes) {
        this.journal = journal;
        this.changes = changes;
        journal.all(KIND).forEach((id, kept) -> payments.put(id, Json.parse(kept, Payment.class)));
    }

    /** What a merchant asked for. */
    record Order(
            String type,
            String coin,
            BigDecimal baseAmount,
            @Nullable String webhookUrl,
            @Nullable String callbackUrl,
            @Nullable String redirectUri,
            @Nullable String metaData,
            String feePayer) {}

    /** An address of the pool and who has it. */
    private record Slot(String coin, String paymentId, Instant heldUntil) {}

    synchronized Payment create(Order order, String baseCurrency, BigDecimal expected, Instant now) {
        var id = UUID.randomUUID().toString();
        var payment = new Payment(
                id,
                order.type(),
                order.coin(),
                order.baseAmount(),
                baseCurrency,
                expected,
                takeAddress(order.coin(), id, now),
                Coins.tagged(order.coin()) ? 100_000 + payments.size() : null,
                Payment.State.WAITING,
                List.of(),
                order.webhookUrl(),
                order.callbackUrl(),
                order.redirectUri(),
                order.metaData(),
                order.feePayer(),
                now,
                now,
                null);
        save(payment);
        return payment;
    }

    synchronized Optional<Payment> find(String id) {
        return Optional.ofNullable(payments.get(id));
    }

    synchronized List<Payment> all() {
        return List.copyOf(payments.values());
    }

    /** Who has this address now, or had it last. */
    synchronized Optional<Payment> holder(String address) {
        return journal.get(POOL, address)
                .map(kept -> Json.parse(kept, Slot.class))
                .flatMap(slot -> find(slot.paymentId()));
    }

    /** Changes one payment; a payment that does not exist is a bug of the caller. */
    synchronized Payment update(String id, UnaryOperator<Payment> change) {
        var before = find(id).orElseThrow(() -> new IllegalArgumentException("no payment " + id));
        var after = change.apply(before);
        if (!after.equals(before)) {
            save(after);
        }
        return after;
    }

    /** Changes the payment if it is in this state, which nobody else can change in between; empty if it is in another. */
    synchronized Optional<Payment> updateFrom(Payment.State state, String id, UnaryOperator<Payment> change) {
        return find(id).filter(now -> now.state() == state).map(_ -> update(id, change));
    }

    private String takeAddress(String coin, String paymentId, Instant now) {
        int taken = 0;
        for (var kept : journal.all(POOL).entrySet()) {
            var slot = Json.parse(kept.getValue(), Slot.class);
            if (slot.coin().equals(coin)) {
                if (!slot.heldUntil().isAfter(now)) {
                    return hold(kept.getKey(), coin, paymentId, now);
                }
                taken++;
            }
        }
        return hold(Coins.address(coin, taken), coin, paymentId, now);
    }

    private String hold(String address, String coin, String paymentId, Instant now) {
        var slot = new Slot(coin, paymentId, now.plus(Payment.ADDRESS_HELD));
        journal.put(POOL, address, Json.write(Json.tree(slot)));
        return address;
    }

    private void save(Payment payment) {
        payments.put(payment.id(), payment);
        journal.put(KIND, payment.id(), Json.write(Json.tree(payment)));
        changes.happened();
    }
}
