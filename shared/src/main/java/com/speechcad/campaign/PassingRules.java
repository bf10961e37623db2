package com.speechcad.campaign;

import com.speechcad.lawful.Rule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules that left somebody out of a campaign, and that a business, an operator or another plan can put right: a campaign for
 * those who were not reached offers them again. It asks the gate anew about each, so that nobody is called for standing here.
 */
final class PassingRules {
    /** Their names as SQL writes a list of texts. */
    static final String NAMES = Stream.concat(
                    Arrays.stream(Rule.values()).filter(PassingRules::passes),
                    Arrays.stream(ContactRule.values()).filter(PassingRules::passes))
            .map(rule -> "'" + rule.name() + "'")
            .collect(Collectors.joining(", "));

    private PassingRules() {}

    /** How many of those left out they are. */
    static int count(Map<String, Integer> excluded) {
        return excluded.entrySet().stream()
                .filter(one -> NAMES.contains("'" + one.getKey() + "'"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What a number is, what its owner said and what the law never lets be passes with nothing. */
    private static boolean passes(Rule rule) {
        return switch (rule) {
            case NO_OWN_NUMBER,
                    NOT_OWN_NUMBER,
                    CALLER_ID_NOT_YOURS,
                    COUNTRY_CLOSED,
                    NO_CONSENT,
                    CONSENT_REVOKED,
                    CONSENT_TOO_NARROW,
                    REGISTRY_STALE,
                    // A precaution is lifted when the words come after all.
                    DO_NOT_CALL_UNHEARD -> true;
            case SELF_CALL,
                    GUEST,
                    CONSENTED,
                    STOPPED_PLATFORM,
                    STOPPED_TENANT,
                    STOPPED_BUSINESS,
                    STOPPED_FLOW,
                    STOPPED_CALLER_ID,
                    NUMBER_SPECIAL,
                    NUMBER_UNKNOWN,
                    DO_NOT_CALL,
                    DO_NOT_CALL_TENANT,
                    DO_NOT_CALL_PLATFORM,
                    ATTEMPT_CAP,
                    WINDOW,
                    NEVER_OPEN,
                    ZONE_UNKNOWN,
                    VELOCITY_HOUR,
                    VELOCITY_DAY -> false;
        };
    }

    private static boolean passes(ContactRule rule) {
        return switch (rule) {
            case OUTSIDE_LAWFUL_HOURS, NO_PRICE, TRANSFER_NO_PRICE, FORBIDDEN_WORDS, NOT_ALLOWED -> true;
            case CALLING_WINDOW, NEXT_TRY, SPECIAL_NUMBER, WORDS_REVIEWED, LEFT_OUT -> false;
        };
    }
}
