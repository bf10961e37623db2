package com.speechcad.provider.dynopay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of DynoPay's log of webhooks, newest first.
 *
 * @param hasMore whether older ones follow
 */
public record DynopayLog(List<Entry> entries, boolean hasMore) {
    public DynopayLog {
        entries = List.copyOf(entries);
    }

    /**
     * One delivery. It names neither payment nor amount.
     *
     * @param url where it was sent; for a payment of ours it carries the door's secret word, so it prints as nothing
     */
    public record Entry(String id, String event, String url, boolean isDelivered, Optional<Instant> at) {
        @Override
        public String toString() {
            return "Entry[" + id + ", " + event + "]";
        }
    }
}
