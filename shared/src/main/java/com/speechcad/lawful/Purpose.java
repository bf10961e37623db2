package com.speechcad.lawful;

/** What a call is for. It has to be covered by the callee's consent. */
public enum Purpose {
    /** News about something the callee has with the business: an appointment, a delivery, an invoice. */
    INFORMATIONAL,
    /** Offers and advertising: only with written consent. */
    MARKETING
}
