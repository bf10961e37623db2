package com.speechcad.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a call can be, in a compiled flow. */
public sealed interface Place {
    String id();

    /** What is said on coming here; empty where nothing is. */
    String text();

    /** Every place that may come next, the opt-out left out. */
    List<String> nexts();

    /** Says it and goes on. */
    record Say(String id, String text, String next) implements Place {
        @Override
        public List<String> nexts() {
            return List.of(next);
        }
    }

    /** Says it and waits for one key. */
    record Keys(String id, String text, Map<Character, String> keys, String silent, String wrong) implements Place {
        public Keys {
            keys = Map.copyOf(keys);
        }

        @Override
        public List<String> nexts() {
            var all = new ArrayList<>(keys.values());
            all.add(silent);
            all.add(wrong);
            return List.copyOf(all);
        }
    }

    /**
     * Says it and waits for a typed input, in which 9 is a digit.
     *
     * @param variable under which the call itself goes on using the answer; empty when it never does
     */
    record Digits(
            String id, String text, Typed typed, Optional<String> variable, String next, String silent, String wrong)
            implements Place {
        @Override
        public List<String> nexts() {
            return List.of(next, silent, wrong);
        }
    }

    /**
     * Says it and waits for words.
     *
     * @param expected answers that lead somewhere of their own, the first that fits
     * @param next for every other answer
     */
    record Words(String id, String text, Optional<String> variable, List<Expected> expected, String next, String silent)
            implements Place {
        public Words {
            expected = List.copyOf(expected);
        }

        @Override
        public List<String> nexts() {
            var all = new ArrayList<String>();
            expected.forEach(one -> all.add(one.next()));
            all.add(next);
            all.add(silent);
            return List.copyOf(all);
        }
    }

    /** An answer in the author's words. */
    record Expected(String condition, String next) {}

    /** Looks at variables and goes on at once. */
    record Compare(String id, List<Case> cases, String otherwise) implements Place {
        public Compare {
            cases = List.copyOf(cases);
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public List<String> nexts() {
            var all = new ArrayList<String>();
            cases.forEach(one -> all.add(one.next()));
            all.add(otherwise);
            return List.copyOf(all);
        }
    }

    /** A comparison that leads somewhere. */
    record Case(Comparison comparison, String next) {}

    /** Says it and hands the call to that number, in E.164. */
    record Transfer(String id, String text, String number, String failed) implements Place {
        @Override
        public List<String> nexts() {
            return List.of(failed);
        }
    }

    /** Says it and hangs up. */
    record HangUp(String id, String text) implements Place {
        @Override
        public List<String> nexts() {
            return List.of();
        }
    }
}
