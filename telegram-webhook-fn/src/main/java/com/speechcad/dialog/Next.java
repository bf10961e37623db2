package com.speechcad.dialog;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a tap or an input leads. Each can also note something for the screens to come, and say something. */
public sealed interface Next {
    /**
     * Another screen; Back leads to this one again.
     *
     * @param replacing Back leads to where this one came from instead
     * @param past Back does not lead to this screen either, where it stands right behind; empty for none
     * @param notes added to the visitor's notes; an empty value forgets one
     */
    record GoTo(
            String screen,
            String argument,
            boolean replacing,
            String past,
            Map<String, String> notes,
            Optional<Text> remark)
            implements Next {
        public GoTo noting(String name, String value) {
            return new GoTo(screen, argument, replacing, past, more(notes, name, value), remark);
        }

        /** Leaves that screen out of the way back, where it stands right behind. */
        public GoTo past(String behind) {
            return new GoTo(screen, argument, replacing, behind, notes, remark);
        }

        /** Says something: as a toast after a tap, as a line above the screen after an input. */
        public GoTo saying(Text said) {
            return new GoTo(screen, argument, replacing, past, notes, Optional.of(said));
        }

        public GoTo saying(TextKey said) {
            return saying(Text.text(said));
        }
    }

    /**
     * The same screen, drawn anew.
     *
     * @param asToast after a tap the remark passes by; otherwise it stands above the screen
     */
    record Stay(Optional<Text> remark, boolean asToast, Map<String, String> notes) implements Next {
        public Stay noting(String name, String value) {
            return new Stay(remark, asToast, more(notes, name, value));
        }
    }

    /** Where the person was before. */
    record Back(Optional<Text> remark, Map<String, String> notes) implements Next {
        public Back saying(Text said) {
            return new Back(Optional.of(said), notes);
        }

        public Back noting(String name, String value) {
            return new Back(remark, more(notes, name, value));
        }
    }

    static GoTo goTo(String screen) {
        return goTo(screen, "");
    }

    static GoTo goTo(String screen, String argument) {
        return new GoTo(screen, argument, false, "", Map.of(), Optional.empty());
    }

    /** Another screen in place of this one. */
    static GoTo replace(String screen, String argument) {
        return new GoTo(screen, argument, true, "", Map.of(), Optional.empty());
    }

    static GoTo home() {
        return goTo(Screens.HOME);
    }

    static Back back() {
        return new Back(Optional.empty(), Map.of());
    }

    static Stay stay() {
        return new Stay(Optional.empty(), false, Map.of());
    }

    /** The remark stands above the screen. */
    static Stay stay(Text remark) {
        return new Stay(Optional.of(remark), false, Map.of());
    }

    /** The remark stands above the screen. */
    static Stay stay(TextKey remark) {
        return stay(Text.text(remark));
    }

    /** The remark passes by (at most 200 characters; a longer one stands above the screen). */
    static Stay toast(Text remark) {
        return new Stay(Optional.of(remark), true, Map.of());
    }

    /** The remark passes by. */
    static Stay toast(TextKey remark) {
        return toast(Text.text(remark));
    }

    private static Map<String, String> more(Map<String, String> notes, String name, String value) {
        var more = new HashMap<>(notes);
        more.put(name, value);
        return Map.copyOf(more);
    }
}
