package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes values out of what the callee did, without a language model: a text is the last turn as it is; a number its
 * first number or number word; a choice the one whose words were said, or whose position was keyed; yes or no by the
 * words, and 1 or 2 by the key. What is not found is left out.
 */
final class Extraction {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:[.,][0-9]+)?");
    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"));

    private Extraction() {}

    static Map<String, String> from(Turn turn, JsonNode variables) {
        var found = new LinkedHashMap<String, String>();
        for (var variable : variables) {
            value(turn, variable)
                    .ifPresent(value -> found.put(variable.path("name").asText(), value));
        }
        return found;
    }

    static Optional<String> value(Turn turn, JsonNode variable) {
        if (turn.kind() == Turn.Kind.SILENCE || turn.text().isBlank()) {
            return Optional.empty();
        }
        return switch (variable.path("type").asText()) {
            case "number" -> number(turn.text());
            case "boolean" -> yesOrNo(turn);
            case "enum" -> choice(turn, variable.path("choices"));
            default -> Optional.of(turn.text().strip());
        };
    }

    private static Optional<String> number(String text) {
        var digits = NUMBER.matcher(text);
        if (digits.find()) {
            return Optional.of(digits.group().replace(',', '.'));
        }
        return Speech.words(text.toLowerCase(Locale.ROOT)).stream()
                .map(word -> word.replaceAll("\\W", ""))
                .filter(NUMBER_WORDS::containsKey)
                .map(NUMBER_WORDS::get)
                .findFirst();
    }

    private static Optional<String> yesOrNo(Turn turn) {
        if (turn.kind() == Turn.Kind.KEYS) {
            return turn.text().equals("1")
                    ? Optional.of("true")
                    : turn.text().equals("2") ? Optional.of("false") : Optional.empty();
        }
        var words = Vocabulary.words(turn.text());
        if (Vocabulary.meansNo(words)) {
            return Optional.of("false");
        }
        return Vocabulary.meansYes(words) ? Optional.of("true") : Optional.empty();
    }

    private static Optional<String> choice(Turn turn, JsonNode choices) {
        if (turn.kind() == Turn.Kind.KEYS && turn.text().matches("[0-9]{1,3}")) {
            for (var choice : choices) {
                if (choice.asText().equals(turn.text())) {
                    return Optional.of(choice.asText());
                }
            }
            var position = Integer.parseInt(turn.text()) - 1;
            return choices.has(position) ? Optional.of(choices.get(position).asText()) : Optional.empty();
        }
        var heard = Vocabulary.words(turn.text());
        for (var choice : choices) {
            var wanted = Vocabulary.words(choice.asText());
            if (!wanted.isEmpty() && heard.containsAll(wanted)) {
                return Optional.of(choice.asText());
            }
        }
        return Optional.empty();
    }
}
