package com.speechcad.local.dynopay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one URL.
 *
 * @param type {@code webhook} or {@code callback}
 * @param company whether the URL is the company's, whose secret signs
 * @param payload the stored body; a run adds the exchange rate, {@code webhook_id} and {@code sent_at}
 * @param outboxStep how many of the late tries were begun; 0 during the three quick ones
 * @param attempts how often it was posted
 * @param nextAt when it is posted next, on the lab's clock; null when it is over
 * @param webhookId of the last run
 * @param responseStatus of the last try; null when nobody answered
 */
public record Delivery(
        String id,
        @Nullable String paymentId,
        String event,
        String url,
        String type,
        boolean company,
        String payload,
        Signing signing,
        Status status,
        int outboxStep,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable String webhookId,
        @Nullable Integer responseStatus,
        long responseMillis,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant completedAt) {

    /** Where it stands. */
    public enum Status {
        WAITING,
        SUCCESS,
        FAILED
    }

    static Delivery first(
            String id,
            @Nullable String paymentId,
            String event,
            Target target,
            String payload,
            Signing signing,
            Instant createdAt,
            Instant nextAt) {
        return new Delivery(
                id,
                paymentId,
                event,
                target.url(),
                target.type(),
                target.company(),
                payload,
                signing,
                Status.WAITING,
                0,
                0,
                nextAt,
                null,
                null,
                0,
                null,
                createdAt,
                null);
    }

    /** Where an event goes. */
    record Target(String url, String type, boolean company) {}

    Delivery tried(String webhookIdNow, @Nullable Integer answer, long millis, @Nullable String problem) {
        return new Delivery(
                id,
                paymentId,
                event,
                url,
                type,
                company,
                payload,
                signing,
                status,
                outboxStep,
                attempts + 1,
                nextAt,
                webhookIdNow,
                answer,
                millis,
                problem,
                createdAt,
                completedAt);
    }

    Delivery next(int step, Instant at) {
        return new Delivery(
                id,
                paymentId,
                event,
                url,
                type,
                company,
                payload,
                signing,
                Status.WAITING,
                step,
                attempts,
                at,
                webhookId,
                responseStatus,
                responseMillis,
                error,
                createdAt,
                null);
    }

    Delivery over(Status end, @Nullable String problem, Instant at) {
        return new Delivery(
                id,
                paymentId,
                event,
                url,
                type,
                company,
                payload,
                signing,
                end,
                outboxStep,
                attempts,
                null,
                webhookId,
                responseStatus,
                responseMillis,
                problem,
                createdAt,
                at);
    }
}
