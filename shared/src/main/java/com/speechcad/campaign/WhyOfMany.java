package com.speechcad.campaign;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.Arrays;

/**
 * Why several contacts together wait or are excluded, where the reason speaks of one number otherwise. Named after the rules,
 * the gate's and {@link ContactRule}.
 */
public enum WhyOfMany implements TextKey {
    NUMBER_SPECIAL,
    NUMBER_UNKNOWN,
    COUNTRY_CLOSED,
    DO_NOT_CALL,
    DO_NOT_CALL_TENANT,
    DO_NOT_CALL_PLATFORM,
    DO_NOT_CALL_UNHEARD,
    NO_CONSENT,
    CONSENT_REVOKED,
    CONSENT_TOO_NARROW,
    ATTEMPT_CAP,
    NEVER_OPEN,
    ZONE_UNKNOWN,
    OUTSIDE_LAWFUL_HOURS,
    NO_PRICE,
    SPECIAL_NUMBER,
    NOT_ALLOWED,
    FORBIDDEN_WORDS,
    WORDS_REVIEWED;

    @Override
    public String bundle() {
        return "contacts-why";
    }

    /**
     * In plain words, to stand behind a count.
     *
     * @param rule empty for the time until the next try
     */
    public static Text why(String rule, int contacts) {
        return Arrays.stream(values())
                .filter(one -> contacts != 1 && one.name().equals(rule))
                .findFirst()
                .map(Text::text)
                .orElseGet(() -> ContactRule.why(rule));
    }
}
