package com.speechcad.lawful;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;

/** What a decision rests on; the constant's name is the rule's id in the audit log and the key of its words. */
public enum Rule implements TextKey {
    /** The person's own number, which Telegram vouches for: product 9, SELF. */
    SELF_CALL,
    /** No number of their own is known yet, so nothing can be a self-call. */
    NO_OWN_NUMBER,
    /** Somebody else's number: closed until consent can be recorded, whatever was paid. */
    NOT_OWN_NUMBER,
    /** The number opted out of calls by this business. */
    DO_NOT_CALL,
    /** A caller id is only what was assigned to the business, or the platform's number for self-calls. */
    CALLER_ID_NOT_YOURS;

    @Override
    public String bundle() {
        return "lawful";
    }

    /** Its row in the rule tables. */
    public String id() {
        return name().replace('_', '-');
    }

    /** In plain words, for the person who asked. */
    public Text why() {
        return Text.text(this);
    }
}
