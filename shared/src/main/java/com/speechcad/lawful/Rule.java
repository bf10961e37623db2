package com.speechcad.lawful;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;

/** What a decision rests on; the constant's name is the rule's id in the tables and the key of its words. */
public enum Rule implements TextKey {
    /** The person's own number, which Telegram vouches for. */
    SELF_CALL,
    /** Joined by the business's invitation with their own contact, and may leave at any time. */
    GUEST,
    /** Consent is on record, and everything else is in order. */
    CONSENTED,

    STOPPED_PLATFORM,
    STOPPED_TENANT,
    STOPPED_BUSINESS,
    STOPPED_FLOW,
    STOPPED_CALLER_ID,

    /** No number of their own is known yet, so nothing can be a self-call. */
    NO_OWN_NUMBER,
    /** Somebody else's number: closed in the first tier, whatever was paid. */
    NOT_OWN_NUMBER,
    /** A caller id is only what was assigned to the business, or the platform's number for self-calls. */
    CALLER_ID_NOT_YOURS,

    NUMBER_SPECIAL,
    NUMBER_UNKNOWN,
    COUNTRY_CLOSED,

    /** The number opted out of calls by this business. */
    DO_NOT_CALL,
    DO_NOT_CALL_TENANT,
    DO_NOT_CALL_PLATFORM,
    /** What was said in a call of this business to it did not come, so it may have opted out. */
    DO_NOT_CALL_UNHEARD,

    NO_CONSENT,
    /** The callee took their own consent back, and what counts of a list was attested before. */
    CONSENT_REVOKED,
    /** There is consent, but for news only. */
    CONSENT_TOO_NARROW,
    /** Offers without a list that was checked against the national registry lately. */
    REGISTRY_STALE,
    ATTEMPT_CAP,

    WINDOW,
    /** The rules that may apply leave no hour that suits all of them. */
    NEVER_OPEN,
    ZONE_UNKNOWN,

    VELOCITY_HOUR,
    VELOCITY_DAY;

    @Override
    public String bundle() {
        return "lawful";
    }

    /** Whether it lasts until somebody releases or lifts it, and holds for all calls of a campaign alike. */
    public boolean isStop() {
        return switch (this) {
            case STOPPED_PLATFORM, STOPPED_TENANT, STOPPED_BUSINESS, STOPPED_FLOW, STOPPED_CALLER_ID -> true;
            default -> false;
        };
    }

    /** Whether the number's owner said no to more than one business: only where they say so do they take it back. */
    public boolean isSaidEverywhere() {
        return this == DO_NOT_CALL_TENANT || this == DO_NOT_CALL_PLATFORM;
    }

    /** Whether consent on record, or wider consent, would let the call be. */
    public boolean wantsConsent() {
        return this == NO_CONSENT || this == CONSENT_REVOKED || this == CONSENT_TOO_NARROW;
    }

    /** Whether it says something of one number alone, and nothing of the others of a campaign. */
    public boolean isOfOneNumber() {
        return switch (this) {
            case SELF_CALL,
                    GUEST,
                    NUMBER_SPECIAL,
                    NUMBER_UNKNOWN,
                    DO_NOT_CALL,
                    DO_NOT_CALL_TENANT,
                    DO_NOT_CALL_PLATFORM,
                    DO_NOT_CALL_UNHEARD,
                    CONSENT_REVOKED,
                    ATTEMPT_CAP,
                    NEVER_OPEN,
                    ZONE_UNKNOWN -> true;
            default -> false;
        };
    }

    /** Whether the business has dialled as many as its level lets it in a while: until that is over, nobody else either. */
    public boolean isPace() {
        return this == VELOCITY_HOUR || this == VELOCITY_DAY;
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
