package com.speechcad.flow.screening;

import com.speechcad.text.TextKey;

/** What a rule is about; the constant's name is the key of its words for the author of a text. */
public enum RuleKind implements TextKey {
    /** Asks for a secret. */
    SECRET,
    /** Asks for a code or digits that were just sent, or that stand on a card. */
    CODE,
    /** Asks for a code, and may mean a harmless one. */
    CODE_UNCLEAR,
    /** Asks for money in a way that no honest caller does. */
    PAYMENT,
    /** Written with letters apart, so that nobody can tell what it asks for. */
    HIDDEN,
    /** Says that a bank, an authority or a brand is calling. */
    IMPERSONATION,
    /** Threatens, or makes haste with an account's trouble. */
    THREAT;

    @Override
    public String bundle() {
        return "screening";
    }
}
