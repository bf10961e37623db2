package com.speechcad.privacy;

import com.speechcad.text.TextKey;
import java.util.Locale;

/** What is in the file with a person's data, for its reader: one constant for each section, named like it. */
enum DataText implements TextKey {
    HEAD,
    FILE,
    PROFILE,
    BUSINESS,
    OWN_NUMBER,
    NUMBERS_OF_BEFORE,
    GUEST_OF,
    GUESTS,
    CONSENTS,
    DO_NOT_CALL,
    REGISTRY_CHECKS,
    LIMIT_REQUESTS,
    GUEST_INVITATIONS,
    CALLER_IDS,
    BUSINESS_SUSPENSIONS,
    GATE_ANSWERS,
    FLOWS,
    FLOW_VERSIONS,
    KEPT_DRAFTS,
    FLOW_SUSPENSIONS,
    SCRIPT_REVIEWS,
    SCRIPT_DECISIONS,
    REFERENCE_LISTS,
    REFERENCE_ENTRIES,
    CALLS,
    ANSWERS,
    TRANSCRIPTS,
    RECORDINGS,
    RECEIPTS,
    RECEIPTS_OF_RECORDINGS,
    RECEIPTS_OF_TRANSFERS,
    AUTHORISED_TRANSFERS,
    SCREENINGS,
    UNHEARD_CALLS,
    AUTHORISATIONS,
    LEDGER,
    LEDGER_ENTRIES,
    HOLDS,
    WALLET,
    TOP_UPS,
    TOP_UP_NEWS,
    PAYMENTS_LOOKED_AT,
    PLANS_THAT_WAIT,
    ALLOWANCES,
    SUBSCRIPTIONS,
    SUBSCRIPTION_EVENTS,
    NOTICES,
    WALLET_NOTICES,
    STOPPED_DEBITS,
    OPERATORS_REQUESTS,
    SUPPORT,
    SUPPORT_MESSAGES,
    CONTACT_LISTS,
    CONTACTS,
    IMPORTS,
    REJECTED_ROWS,
    CAMPAIGNS,
    CAMPAIGN_CONTACTS,
    CLOSING;

    /** What the section of that name holds. */
    static DataText of(Sections.Section section) {
        return valueOf(section.name().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String bundle() {
        return "my-data";
    }
}
