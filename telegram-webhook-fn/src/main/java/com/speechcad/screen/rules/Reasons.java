package com.speechcad.screen.rules;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;

/** A typed reason: somebody will ask about it one day. */
final class Reasons {
    private static final int LEAST = 10;
    private static final int MOST = 300;

    private Reasons() {}

    static boolean fits(String line) {
        return line.length() >= LEAST && line.length() <= MOST;
    }

    static Next wrong() {
        return Next.stay(text(RulesWords.REASON_LENGTH).with("least", LEAST).with("most", MOST));
    }
}
