package com.speechcad.local.retell;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the double is set up.
 *
 * @param apiKey the bearer token
 * @param webhookKey the key webhooks are signed with
 * @param accountWebhook where events go when an agent names no address of its own
 * @param concurrencyLimit calls at a time, ringing ones included
 * @param callsPerSecond calls that may be created within any second
 * @param ownedNumbers E.164 numbers that exist from the start
 * @param timeScale every wait inside a call, and every delay below, is multiplied by this; reported durations are not
 * @param dialDelay from the request to the first ring
 * @param analysisDelay from the end of a call to its analysis
 * @param retrySpacing before the second, third and fourth try of a webhook
 * @param strictness what is refused, and in which words
 * @param stranger what a number does that has no script
 */
public record RetellSettings(
        String apiKey,
        String webhookKey,
        Optional<URI> accountWebhook,
        int concurrencyLimit,
        int callsPerSecond,
        List<String> ownedNumbers,
        double timeScale,
        Duration dialDelay,
        Duration analysisDelay,
        List<Duration> retrySpacing,
        Strictness strictness,
        Callee stranger) {

    public RetellSettings {
        ownedNumbers = List.copyOf(ownedNumbers);
        retrySpacing = List.copyOf(retrySpacing);
        if (timeScale <= 0) {
            throw new IllegalArgumentException("timeScale must be positive, but is " + timeScale);
        }
    }

    /** 20 calls at a time, one a second, real time, and every unknown number rings until a person answers it. */
    public static RetellSettings of(String apiKey, String webhookKey) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                Optional.empty(),
                20,
                1,
                List.of("+14155550100"),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20)),
                Strictness.STANDARD,
                new Callee.Manual());
    }

    public RetellSettings accountWebhook(URI address) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                Optional.of(address),
                concurrencyLimit,
                callsPerSecond,
                ownedNumbers,
                timeScale,
                dialDelay,
                analysisDelay,
                retrySpacing,
                strictness,
                stranger);
    }

    public RetellSettings limits(int concurrent, int perSecond) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                accountWebhook,
                concurrent,
                perSecond,
                ownedNumbers,
                timeScale,
                dialDelay,
                analysisDelay,
                retrySpacing,
                strictness,
                stranger);
    }

    public RetellSettings owning(List<String> numbers) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                accountWebhook,
                concurrencyLimit,
                callsPerSecond,
                numbers,
                timeScale,
                dialDelay,
                analysisDelay,
                retrySpacing,
                strictness,
                stranger);
    }

    public RetellSettings timeScale(double scale) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                accountWebhook,
                concurrencyLimit,
                callsPerSecond,
                ownedNumbers,
                scale,
                dialDelay,
                analysisDelay,
                retrySpacing,
                strictness,
                stranger);
    }

    public RetellSettings delays(Duration dial, Duration analysis, List<Duration> retries) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                accountWebhook,
                concurrencyLimit,
                callsPerSecond,
                ownedNumbers,
                timeScale,
                dial,
                analysis,
                retries,
                strictness,
                stranger);
    }

    public RetellSettings strictness(Strictness how) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                accountWebhook,
                concurrencyLimit,
                callsPerSecond,
                ownedNumbers,
                timeScale,
                dialDelay,
                analysisDelay,
                retrySpacing,
                how,
                stranger);
    }

    public RetellSettings stranger(Callee behaviour) {
        return new RetellSettings(
                apiKey,
                webhookKey,
                accountWebhook,
                concurrencyLimit,
                callsPerSecond,
                ownedNumbers,
                timeScale,
                dialDelay,
                analysisDelay,
                retrySpacing,
                strictness,
                behaviour);
    }

    Duration scaled(Duration wait) {
        return Duration.ofNanos(Math.round(wait.toNanos() * timeScale));
    }
}
