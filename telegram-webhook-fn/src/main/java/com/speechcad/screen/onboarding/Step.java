package com.speechcad.screen.onboarding;

import com.speechcad.screen.account.Terms;
import com.speechcad.tenant.User;
import java.util.Optional;

/** The steps of the way in, in order; what the person has done says which is next. */
enum Step {
    LANGUAGE("hi.language"),
    NAME("hi.name"),
    TERMS("hi.terms"),
    READY("hi.ready");

    static final String DECLINED = "hi.declined";
    static final String LEFT = "hi.left";

    private final String screen;

    Step(String screen) {
        this.screen = screen;
    }

    String screen() {
        return screen;
    }

    /** Empty for somebody who is in. */
    static Optional<Step> next(User user) {
        if (user.language().isEmpty()) {
            return Optional.of(LANGUAGE);
        }
        if (user.name().isEmpty()) {
            return Optional.of(NAME);
        }
        if (user.termsVersion().orElse(0) < Terms.VERSION) {
            return Optional.of(TERMS);
        }
        return user.welcomed() ? Optional.empty() : Optional.of(READY);
    }

    /** A person may look back, but not ahead. */
    boolean allows(String wanted) {
        if (this == TERMS && (wanted.equals(DECLINED) || wanted.equals(LEFT))) {
            return true;
        }
        for (var step : values()) {
            if (step.screen.equals(wanted)) {
                return step.compareTo(this) <= 0;
            }
        }
        return false;
    }
}
