package com.speechcad.campaign;

import com.speechcad.lawful.Rule;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.Arrays;
import java.util.Optional;

/** Why a contact waits or is excluded, where it is not the gate that says so. */
public enum ContactRule implements TextKey {
    /** The campaign's own hours, which only narrow the lawful ones. */
    CALLING_WINDOW,
    /** The campaign's own hours leave none in which the law lets this number be called. */
    OUTSIDE_LAWFUL_HOURS,
    /** The time until the next try. */
    NEXT_TRY,
    NO_PRICE,
    SPECIAL_NUMBER,
    /** Not the contact's own number, but one that its call might be transferred to. */
    TRANSFER_NO_PRICE,
    /** What the list brings would make the script say something that no call may say. */
    FORBIDDEN_WORDS,
    /** What the list brings is looked at by an admin before it is said. */
    WORDS_REVIEWED,
    NOT_ALLOWED,
    /** The gate left it out once and would not any more: this campaign does not come back to it. No row says so. */
    LEFT_OUT;

    @Override
    public String bundle() {
        return "contact";
    }

    /** In plain words; empty is the time until the next try. */
    public static Text why(String rule) {
        var ours = own(rule.isEmpty() ? NEXT_TRY.name() : rule);
        return ours.map(Text::text).orElseGet(() -> Rule.valueOf(rule).why());
    }

    /** Whether that lasts until somebody lifts it: the minute at which it is looked at again is no promise. */
    public static boolean isStop(String rule) {
        return Arrays.stream(Rule.values())
                .anyMatch(one -> one.isStop() && one.name().equals(rule));
    }

    /** Empty where it is the gate's. */
    static Optional<ContactRule> own(String rule) {
        return Arrays.stream(values()).filter(one -> one.name().equals(rule)).findFirst();
    }
}
