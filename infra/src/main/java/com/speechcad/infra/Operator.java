package com.speechcad.infra;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What only the operator of a stage can say. None of it is a secret; a variable that is not given is not set, and the
 * functions take their default.
 *
 * @param publicBaseUrl a domain of one's own in front of the API, without a slash at the end; else the API's own
 * @param alarmEmail who is written to when an alarm goes off
 * @param environment variables handed to every function as they are
 */
record Operator(Optional<String> publicBaseUrl, Optional<String> alarmEmail, Map<String, String> environment) {
    private static final String[] PASSED_ON = {
        "OWNER_TELEGRAM_IDS",
        "OPERATOR_ALONE_DOLLARS",
        "NUMBERS_COUNT",
        "PLATFORM_CALLER_ID",
        "CONTACTS_IMPORT_BATCH_ROWS",
        "CONTACTS_IMPORT_CHUNK",
        "TELEGRAM_BASE_URL",
        "RETELL_BASE_URL",
        "DYNOPAY_BASE_URL",
        "DYNOPAY_COINS",
        "DYNOPAY_LEAST_DOLLARS",
        "DYNOPAY_MOST_DOLLARS",
        "DYNOPAY_TOLERANCE_PERCENT",
        "DYNOPAY_AT_ONCE_DOLLARS",
        "DYNOPAY_RATE_WINDOW"
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
        return new Operator(given(variables, "PUBLIC_BASE_URL"), given(variables, "ALARM_EMAIL"), passedOn);
    }

    private static Optional<String> given(Map<String, String> variables, String name) {
        return Optional.of(variables.getOrDefault(name, "")).filter(value -> !value.isBlank());
    }
}
