package com.speechcad.flow;

import java.util.Optional;
import java.util.UUID;

/** The kinds of typed input there are, each checked by itself. None fits codes, PINs, cards or accounts, by construction. */
public sealed interface Typed {
    /** The most keys it takes. */
    int longest();

    /** Whether an input, without the key that ends it, is of this kind. */
    boolean accepts(String digits);

    /** Whether 9 alone can be an answer: then it is no opt-out here. */
    default boolean takesOptOutKey() {
        return accepts("9");
    }

    /** Whether an input that is no answer can only be the opt-out, pressed once or, impatiently, twice. */
    default boolean isOptOut(String digits) {
        return !takesOptOutKey() && digits.matches("99?");
    }

    /** Whether the flow itself may use the answer, in a text or a comparison; the others are only kept masked. */
    boolean isUsable();

    /** 1 for yes, 2 for no. */
    record YesNo() implements Typed {
        @Override
        public int longest() {
            return 1;
        }

        @Override
        public boolean accepts(String digits) {
            return digits.equals("1") || digits.equals("2");
        }

        @Override
        public boolean isUsable() {
            return true;
        }
    }

    /** @param highest from 1 to this, {@value #LEAST} to {@value #MOST}: one key */
    record Rating(int highest) implements Typed {
        public static final int LEAST = 2;
        public static final int MOST = 9;

        @Override
        public int longest() {
            return 1;
        }

        @Override
        public boolean accepts(String digits) {
            return digits.matches("[1-9]") && digits.charAt(0) - '0' <= highest;
        }

        @Override
        public boolean isUsable() {
            return true;
        }
    }

    /** @param most from 0 to this, at most {@value #MOST} */
    record Quantity(int most) implements Typed {
        public static final int MOST = 999;

        @Override
        public int longest() {
            return Integer.toString(most).length();
        }

        @Override
        public boolean accepts(String digits) {
            return digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= most;
        }

        @Override
        public boolean isUsable() {
            return true;
        }
    }

    /** A day in eight digits, in whatever order the author asks for it. */
    record CalendarDay() implements Typed {
        @Override
        public int longest() {
            return 8;
        }

        @Override
        public boolean accepts(String digits) {
            return digits.matches("[0-9]{8}") && Days.isDay(digits);
        }

        @Override
        public boolean isUsable() {
            return false;
        }
    }

    /** Five or six digits. */
    record PostalCode() implements Typed {
        @Override
        public int longest() {
            return 6;
        }

        @Override
        public boolean accepts(String digits) {
            return digits.matches("[0-9]{5,6}");
        }

        @Override
        public boolean isUsable() {
            return false;
        }
    }

    /**
     * A number on a list that the business uploaded; only whether it is there is kept.
     *
     * @param list empty while none is chosen
     */
    record Reference(Optional<UUID> list) implements Typed {
        public static final int SHORTEST = 3;
        public static final int LONGEST = 10;

        @Override
        public int longest() {
            return LONGEST;
        }

        @Override
        public boolean accepts(String digits) {
            return digits.matches("[0-9]{" + SHORTEST + "," + LONGEST + "}");
        }

        @Override
        public boolean isUsable() {
            return false;
        }
    }
}
