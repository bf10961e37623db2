package com.speechcad.infra;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What only the operator of a stage can say. None of it is a secret; a variable that is not given is not set, and the
 * functions take their default.
 *
 * @param publicBaseUrl a domain of one's own in front of the API, without a slash at the end; else the API's own
 * @param environment variables handed to every function as they are
 */
record Operator(Optional<String> publicBaseUrl, Map<String, String> environment) {
    private static final String[] PASSED_ON = {
        "OWNER_TELEGRAM_IDS", "PLATFORM_CALLER_ID", "TELEGRAM_BASE_URL", "RETELL_BASE_URL", "DYNOPAY_BASE_URL"
    };

    Operator {
        environment = Map.copyOf(environment);
    }

    /** Reads the variables the functions themselves will read, under the same names. */
    static Operator from(Map<String, String> variables) {
        var passedOn = new TreeMap<String, String>();
        for (var name : PASSED_ON) {
            var value = variables.getOrDefault(name, "");
            if (!value.isBlank()) {
                passedOn.put(name, value);
            }
        }
        return new Operator(
                Optional.of(variables.getOrDefault("PUBLIC_BASE_URL", "")).filter(url -> !url.isBlank()), passedOn);
    }
}
