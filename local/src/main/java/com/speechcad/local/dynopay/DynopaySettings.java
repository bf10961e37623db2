package com.speechcad.local.dynopay;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated server is set up.
 *
 * @param webhookSecret the API key's secret, {@code whsec_} included; null sends unsigned (autumn) or signed with a
 *     constant everybody knows (May)
 * @param previousSecret the secret before the last rotation; while it is set, V2 carries two signatures
 * @param minimum US dollars, the least that a payment may be; a direct one in autumn only. What production asks is not known:
 *     merchants report one to ten dollars
 * @param baseCurrency what the key's amounts are in; rates stay in US dollars, so that another one shows only in its name
 * @param rates US dollars for one coin, invented, of each coin that has a wallet
 * @param companyUrl gets every event as well (autumn) or those of payments without a URL (May)
 * @param companySecret signs what goes to the company's URL
 * @param optionalEvents whether {@code payment.created}, {@code .overpaid} and {@code .expired} are sent (autumn only)
 * @param paymentsPerMinute limit on requests that make payments, by caller
 * @param requestsPerMinute limit on all others, by caller
 */
public record DynopaySettings(
        String apiKey,
        @Nullable String webhookSecret,
        @Nullable String previousSecret,
        Profile profile,
        BigDecimal minimum,
        String baseCurrency,
        Map<String, BigDecimal> rates,
        @Nullable String companyUrl,
        @Nullable String companySecret,
        boolean optionalEvents,
        int paymentsPerMinute,
        int requestsPerMinute) {
    private static final BigDecimal MINIMUM = BigDecimal.valueOf(5);

    public DynopaySettings {
        if (minimum.signum() <= 0) {
            throw new IllegalArgumentException("a minimum is more than nothing, but is " + minimum);
        }
        rates.forEach((coin, rate) -> {
            if (!Coins.ALL.contains(coin)) {
                throw new IllegalArgumentException("DynoPay has no coin " + coin);
            }
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("the rate of " + coin + " must be positive, but is " + rate);
            }
        });
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }

    /** The autumn server with the eight coins of the product, and the documented limits. */
    public static DynopaySettings of(String apiKey, @Nullable String webhookSecret) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                null,
                Profile.AUTUMN_2026,
                MINIMUM,
                "USD",
                Coins.RATES,
                null,
                null,
                false,
                30,
                60);
    }

    public DynopaySettings withProfile(Profile other) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                other,
                minimum,
                baseCurrency,
                rates,
                companyUrl,
                companySecret,
                optionalEvents,
                paymentsPerMinute,
                requestsPerMinute);
    }

    public DynopaySettings withRate(String coin, BigDecimal usdPerCoin) {
        var changed = new LinkedHashMap<>(rates);
        changed.put(coin, usdPerCoin);
        return withRates(changed);
    }

    public DynopaySettings withRates(Map<String, BigDecimal> others) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                profile,
                minimum,
                baseCurrency,
                others,
                companyUrl,
                companySecret,
                optionalEvents,
                paymentsPerMinute,
                requestsPerMinute);
    }

    /** @param dollars the least that a payment may be from now on */
    public DynopaySettings withMinimum(BigDecimal dollars) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                profile,
                dollars,
                baseCurrency,
                rates,
                companyUrl,
                companySecret,
                optionalEvents,
                paymentsPerMinute,
                requestsPerMinute);
    }

    /** @param code such as {@code EUR}: what somebody chose for the key in the dashboard */
    public DynopaySettings withBaseCurrency(String code) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                profile,
                minimum,
                code,
                rates,
                companyUrl,
                companySecret,
                optionalEvents,
                paymentsPerMinute,
                requestsPerMinute);
    }

    public DynopaySettings withCompany(@Nullable String url, @Nullable String secret) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                profile,
                minimum,
                baseCurrency,
                rates,
                url,
                secret,
                optionalEvents,
                paymentsPerMinute,
                requestsPerMinute);
    }

    public DynopaySettings withOptionalEvents(boolean sent) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                profile,
                minimum,
                baseCurrency,
                rates,
                companyUrl,
                companySecret,
                sent,
                paymentsPerMinute,
                requestsPerMinute);
    }

    /** Other limits than the documented ones, for a load that one caller must be allowed to make. */
    public DynopaySettings withLimits(int payments, int requests) {
        return new DynopaySettings(
                apiKey,
                webhookSecret,
                previousSecret,
                profile,
                minimum,
                baseCurrency,
                rates,
                companyUrl,
                companySecret,
                optionalEvents,
                payments,
                requests);
    }

    boolean autumn() {
        return profile == Profile.AUTUMN_2026;
    }
}
