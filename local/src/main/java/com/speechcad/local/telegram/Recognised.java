package com.speechcad.local.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parts of a plain text that Telegram marks by itself: commands, links, addresses, names. */
final class Recognised {
    private record Rule(String type, Pattern pattern) {}

    private static final List<Rule> RULES = List.of(
            new Rule("url", Pattern.compile("\\bhttps?://[^\\s<>\"]+[^\\s<>\".,;:!?)]")),
            new Rule("email", Pattern.compile("\\b[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+")),
            new Rule("bot_command", Pattern.compile("(?<![\\w/@.:])/[A-Za-z0-9_]{1,64}(@\\w{3,32})?\\b")),
            new Rule("mention", Pattern.compile("(?<![\\w@/])@\\w{4,32}\\b")));

    private Recognised() {}

    static List<Entity> in(String text) {
        var found = new ArrayList<Entity>();
        for (var rule : RULES) {
            rule.pattern()
                    .matcher(text)
                    .results()
                    .filter(match -> found.stream()
                            .noneMatch(other -> match.start() < other.end() && other.offset() < match.end()))
                    .map(match -> new Entity(rule.type(), match.start(), match.end() - match.start(), ""))
                    .toList()
                    .forEach(found::add);
        }
        return found;
    }
}
