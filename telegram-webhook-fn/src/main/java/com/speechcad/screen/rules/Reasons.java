package com.speechcad.screen.rules;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.TypedLength;

/** A typed reason: somebody will ask about it one day. */
final class Reasons {
    private static final int LEAST = 10;
    private static final int MOST = 300;

    private Reasons() {}

    static boolean fits(String line) {
        return TypedLength.of(line) >= LEAST && line.length() <= MOST;
    }

    static Next wrong(Visitor visitor) {
        var least = TypedLength.said(LEAST, visitor.reader().language());
        return Next.stay(text(RulesWords.REASON_LENGTH).with("least", least).with("most", MOST));
    }
}
