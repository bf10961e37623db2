package com.speechcad.local.retell;

/** What the callee did when it was its turn. */
record Turn(Kind kind, String text) {
    static final Turn SILENCE = new Turn(Kind.SILENCE, "");

    static Turn keys(String keys) {
        return new Turn(Kind.KEYS, keys);
    }

    static Turn words(String words) {
        return new Turn(Kind.WORDS, words);
    }

    enum Kind {
        KEYS,
        WORDS,
        SILENCE
    }
}
