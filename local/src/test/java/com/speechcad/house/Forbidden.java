package com.speechcad.house;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Words of the provider that would let somebody listen to a running call, steer it, or have the agent press keys. */
final class Forbidden {
    static final List<String> WORDS = List.of(
            "transcript_updated",
            "update-live-call",
            "live-call",
            "live_call",
            "web-call",
            "web_call",
            "press_digit",
            "websocket",
            "create-batch-call",
            "inbound_dynamic_variables",
            "monitor-call");

    /** A path of the provider's API with anything live in it, and a connection that stays open. */
    private static final Pattern LIVE = Pattern.compile("/v[0-9]+/[a-z-]*live|\\bwss?://");
    /** Why a call may have ended, in the provider's words: no connection of ours. */
    private static final String A_REASON = "error_llm_websocket_";

    /** Shorter pieces than this say nothing. */
    private static final int LEAST = 4;

    private Forbidden() {}

    /** What a text says that none may say. */
    static List<String> in(String text) {
        var small = text.toLowerCase(Locale.ROOT).replace(A_REASON, "");
        var said = WORDS.stream().filter(small::contains);
        return LIVE.matcher(small).find()
                ? List.of(text)
                : said.map(word -> word + " in: " + (text.length() > 200 ? text.substring(0, 200) : text))
                        .toList();
    }

    /** The same for classes, a word that two of a class's texts make up together too. */
    static Set<String> in(Map<String, List<String>> classes) {
        var found = new TreeSet<String>();
        classes.forEach((name, texts) -> {
            texts.forEach(text -> in(text).forEach(word -> found.add(name + ": " + word)));
            for (var word : WORDS) {
                for (int cut = LEAST; cut <= word.length() - LEAST; cut++) {
                    var head = word.substring(0, cut);
                    var tail = word.substring(cut);
                    if (texts.stream().anyMatch(text -> text.equals(head) || text.endsWith("/" + head))
                            && texts.stream().anyMatch(text -> text.equals(tail) || text.startsWith(tail + "/"))) {
                        found.add(name + ": " + head + " and " + tail);
                    }
                }
            }
        });
        return found;
    }
}
