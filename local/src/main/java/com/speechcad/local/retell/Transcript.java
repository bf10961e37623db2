package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What was said and keyed, in the forms a call object has. */
final class Transcript {
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final int HUGE_WORDS = 24_000;

    private Transcript() {}

    /** Lines of {@code Agent:} and {@code User:}; keys do not show. */
    static String plain(Call call) {
        var lines = new StringBuilder();
        for (var entry : call.entries) {
            if (entry.isSpeech()) {
                lines.append(entry.role().equals("agent") ? "Agent: " : "User: ")
                        .append(entry.content())
                        .append('\n');
            }
        }
        return lines.toString();
    }

    /** Speech only. */
    static ArrayNode spoken(Call call) {
        var all = Json.array();
        call.entries.stream()
                .filter(Entry::isSpeech)
                .forEach(entry -> all.add(speech(entry, UnaryOperator.identity())));
        return inflated(call, all);
    }

    /** Speech, keys one by one, and the way through the flow. */
    static ArrayNode full(Call call) {
        return full(call, UnaryOperator.identity());
    }

    /** The same without the digits of speech and the keys of longer inputs; a menu's key gives nobody away. */
    static ArrayNode scrubbed(Call call) {
        return full(call, Transcript::scrub);
    }

    static String scrub(String text) {
        return DIGITS.matcher(text).replaceAll("[NUMBER]");
    }

    private static ArrayNode full(Call call, UnaryOperator<String> scrub) {
        var all = Json.array();
        for (int i = 0; i < call.entries.size(); i++) {
            var entry = call.entries.get(i);
            if (entry.isSpeech()) {
                all.add(speech(entry, scrub));
            } else if (entry.role().equals("dtmf")) {
                var digit = isMenuKey(call, i) ? entry.content() : scrub.apply(entry.content());
                all.addObject().put("role", "dtmf").put("digit", digit);
            } else {
                var other = all.addObject().put("role", entry.role());
                entry.fields().forEach(other::put);
            }
        }
        return inflated(call, all);
    }

    /** Not one of three or more keys in a row. */
    private static boolean isMenuKey(Call call, int index) {
        var first = index;
        while (first > 0 && call.entries.get(first - 1).role().equals("dtmf")) {
            first--;
        }
        var last = index;
        while (last + 1 < call.entries.size()
                && call.entries.get(last + 1).role().equals("dtmf")) {
            last++;
        }
        return last - first < 2;
    }

    private static ObjectNode speech(Entry entry, UnaryOperator<String> scrub) {
        var content = scrub.apply(entry.content());
        var one = Json.object().put("role", entry.role()).put("content", content);
        var words = one.putArray("words");
        var split = Speech.words(content);
        var each = split.isEmpty() ? 0.0 : (entry.endMs() - entry.startMs()) / 1000.0 / split.size();
        for (int i = 0; i < split.size(); i++) {
            var start = entry.startMs() / 1000.0 + i * each;
            word(words, split.get(i) + (i + 1 < split.size() ? " " : ""), start, start + each);
        }
        return one;
    }

    /** An hour's worth of words, when the call shall be huge. */
    private static ArrayNode inflated(Call call, ArrayNode all) {
        if (call.huge) {
            var one = all.addObject().put("role", "agent").put("content", "and so on ".repeat(HUGE_WORDS / 3));
            var words = one.putArray("words");
            for (int i = 0; i < HUGE_WORDS; i++) {
                word(words, "and so on ".split("(?<= )")[i % 3], i * 0.15, i * 0.15 + 0.1);
            }
        }
        return all;
    }

    private static void word(ArrayNode words, String word, double startSeconds, double endSeconds) {
        words.addObject()
                .put("word", word)
                .put("start", Math.round(startSeconds * 1000) / 1000.0)
                .put("end", Math.round(endSeconds * 1000) / 1000.0);
    }
}
