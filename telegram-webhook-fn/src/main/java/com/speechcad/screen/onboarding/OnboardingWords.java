package com.speechcad.screen.onboarding;

import com.speechcad.text.TextKey;

enum OnboardingWords implements TextKey {
    LANGUAGE,
    LANGUAGE_OFFERED,
    LANGUAGE_OTHER,
    NAME,
    NAME_OFFERED,
    NAME_EMPTY,
    NAME_TOO_LONG,
    TERMS,
    ACCEPT,
    DECLINE,
    DECLINED,
    READ_AGAIN,
    LEAVE,
    LEFT,
    READY,
    SHARE_NUMBER,
    LOOK_AROUND,
    GO_ON;

    @Override
    public String bundle() {
        return "onboarding";
    }
}
