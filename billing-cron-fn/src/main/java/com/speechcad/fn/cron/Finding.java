package com.speechcad.fn.cron;

/**
 * One thing the doctor looked at.
 *
 * @param words a sentence: what is so, and if it is wrong, what to do
 */
record Finding(Grade grade, String words) {
    /** How bad it is. */
    enum Grade {
        FINE("ok   "),
        /** Works, and somebody should know. */
        NOTE("note "),
        WRONG("WRONG");

        private final String word;

        Grade(String word) {
            this.word = word;
        }
    }

    static Finding fine(String words) {
        return new Finding(Grade.FINE, words);
    }

    static Finding note(String words) {
        return new Finding(Grade.NOTE, words);
    }

    static Finding wrong(String words) {
        return new Finding(Grade.WRONG, words);
    }

    String line() {
        return grade.word + "  " + words;
    }
}
