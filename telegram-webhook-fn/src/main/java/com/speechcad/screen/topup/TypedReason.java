package com.speechcad.screen.topup;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.TypedLength;

/** Why an operator does something, as typed: never so short that nobody understands it later, never a novel. */
public final class TypedReason {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private TypedReason() {}

    /** Whether it is a reason at all: 5 letters or 3 Chinese characters, and no more than 300. */
    public static boolean holds(String typed) {
        return TypedLength.of(typed) >= SHORTEST && typed.length() <= LONGEST;
    }

    /** Whether it may be shown to the person concerned: anything but nothing or a novel. */
    public static boolean mayBeTold(String typed) {
        return !typed.isBlank() && typed.length() <= LONGEST;
    }

    /** Asks for it again. */
    public static Next again(Visitor visitor, TextKey words) {
        var least = TypedLength.said(SHORTEST, visitor.reader().language());
        return Next.stay(Text.text(words).with("least", least).with("most", LONGEST));
    }
}
