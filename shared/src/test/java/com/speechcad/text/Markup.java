package com.speechcad.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Telegram's HTML: a handful of tags, all closed in order, and no bare ampersand. */
final class Markup {
    private static final Set<String> TAGS = Set.of(
            "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "a", "code", "pre", "blockquote");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z-]*)((?: [a-z]+(?:=\"[^\"<>]*\")?)*)>");
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(?:amp|lt|gt|quot|#\\d+);)");

    private Markup() {}

    static List<String> faults(String words) {
        var faults = new ArrayList<String>();
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(words);
        while (tags.find()) {
            var name = tags.group(2);
            if (!TAGS.contains(name)) {
                faults.add("has the tag <" + name + ">, which Telegram does not know");
            } else if (tags.group(1).isEmpty()) {
                open.push(name);
            } else if (open.isEmpty() || !open.pop().equals(name)) {
                faults.add("closes <" + name + "> in the wrong place");
            }
        }
        if (!open.isEmpty()) {
            faults.add("does not close <" + open.peek() + ">");
        }
        if (TAG.matcher(words).replaceAll("").matches("(?s).*[<>].*")) {
            faults.add("has a bare < or >");
        }
        if (BARE_AMPERSAND.matcher(words).find()) {
            faults.add("has a bare &");
        }
        return faults;
    }
}
