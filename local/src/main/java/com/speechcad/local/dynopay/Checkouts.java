package com.speechcad.local.dynopay;

import com.speechcad.local.dynopay.Payments.Order;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.util.UUID;

/** Payments whose coin is not chosen yet, by the 48 hex digits of the checkout page. */
final class Checkouts {
    private static final String KIND = "dynopay.checkout";

    private final Journal journal;

    Checkouts(Journal journal) {
        this.journal = journal;
    }

    String add(Order order) {
        var hex = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        var id = hex.substring(0, 48);
        journal.put(KIND, id, Json.write(Json.tree(order)));
        return id;
    }

    /** The order with its coin; a checkout serves once. */
    Order take(String id, String coin) {
        var order = journal.get(KIND, id)
                .map(kept -> Json.parse(kept, Order.class))
                .orElseThrow(() -> new IllegalArgumentException("no checkout " + id));
        journal.remove(KIND, id);
        return new Order(
                order.type(),
                coin,
                order.baseAmount(),
                order.webhookUrl(),
                order.callbackUrl(),
                order.redirectUri(),
                order.metaData(),
                order.feePayer());
    }
}
