package com.speechcad.local.telegram;

/** What a tap on a button under a message did on the person's phone. */
public sealed interface Tapped {
    /** The bot was asked; the button turns until it answers. */
    record Asked(String callbackQueryId) implements Tapped {}

    /** A link or web app was opened; the bot hears nothing. */
    record Opened(String url) implements Tapped {}

    /** The text is on the clipboard; the bot hears nothing. */
    record Copied(String text) implements Tapped {}
}
