package com.speechcad.screen.topup;

import com.speechcad.dialog.Next;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;

/** Why an operator does something, as typed: never so short that nobody understands it later, never a novel. */
public final class TypedReason {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private TypedReason() {}

    /** Whether it is a reason at all: 5 to 300 characters. */
    public static boolean holds(String typed) {
        return typed.length() >= SHORTEST && typed.length() <= LONGEST;
    }

    /** Asks for it again. */
    public static Next again(TextKey words) {
        return Next.stay(Text.text(words).with("least", SHORTEST).with("most", LONGEST));
    }
}
