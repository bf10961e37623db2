package com.speechcad.local.telegram;

/** A key of the keyboard that stands in place of the person's own. */
public record ReplyButtonView(String label, Kind kind) {
    /** What a tap on it does. */
    public enum Kind {
        /** Types its label. */
        TEXT,
        /** Shares the person's own number. */
        CONTACT,
        /** Something this Telegram shows and cannot do. */
        OTHER
    }
}
