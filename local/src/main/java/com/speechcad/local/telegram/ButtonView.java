package com.speechcad.local.telegram;

/**
 * A button under a message.
 *
 * @param value the callback data, the link or the text to copy
 */
public record ButtonView(String label, Kind kind, String value) {
    /** What a tap on it does. */
    public enum Kind {
        CALLBACK,
        URL,
        WEB_APP,
        COPY_TEXT,
        /** Something this Telegram shows and cannot do. */
        OTHER
    }
}
