package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides which edge a turn takes, as a language model would, but always in the same way.
 *
 * <p>Conditions in prose, best score first, earlier edges first among equals:
 *
 * <ul>
 *   <li>Keys: an edge that speaks of keys and names this key (or range, or whole input) 100; one that speaks of keys and
 *       names none 50; one that says how many digits, 100 when the input has so many; one about keys "other than" those
 *       named 25, when this key is not among them; one about answering in general 10.
 *   <li>Words: an edge that speaks of keys and not of saying never; a quoted phrase the words contain 100; yes or no
 *       meant alike 60; each shared word 20; "something else" 5; an edge about answering in general 10.
 *   <li>Silence: an edge that says nothing came 100.
 * </ul>
 */
final class EdgeJudge {
    private final Equations equations;

    EdgeJudge(Equations equations) {
        this.equations = equations;
    }

    /** Equations from top to bottom, then prose. */
    Optional<JsonNode> choose(JsonNode edges, Turn turn) {
        for (var edge : edges) {
            var condition = edge.path("transition_condition");
            if (condition.path("type").asText().equals("equation") && equations.hold(condition)) {
                return Optional.of(edge);
            }
        }
        Optional<JsonNode> best = Optional.empty();
        var bestScore = 0;
        for (var edge : edges) {
            var condition = edge.path("transition_condition");
            if (condition.path("type").asText().equals("prompt")) {
                var score = score(condition.path("prompt").asText(), turn);
                if (score > bestScore) {
                    bestScore = score;
                    best = Optional.of(edge);
                }
            }
        }
        return best;
    }

    /** 0 when the condition does not hold. */
    static int score(String prose, Turn turn) {
        var prompt = Prompt.read(prose);
        return switch (turn.kind()) {
            case KEYS -> keys(prompt, turn.text());
            case WORDS -> words(prompt, turn.text());
            case SILENCE -> prompt.silence() ? 100 : 0;
        };
    }

    private static int keys(Prompt prompt, String input) {
        var named = prompt.keys().contains(input) || prompt.inputs().contains(input);
        if (prompt.otherThan()) {
            return named ? 0 : 25;
        }
        if (prompt.silence()) {
            return 0;
        }
        if (prompt.length().isPresent()) {
            return prompt.length().get().fits(input) ? 100 : 0;
        }
        if (named) {
            return 100;
        }
        if (!prompt.aboutKeys()) {
            return prompt.anyAnswer() ? 10 : 0;
        }
        return prompt.keys().isEmpty() && prompt.inputs().isEmpty() ? 50 : 0;
    }

    private static int words(Prompt prompt, String said) {
        if (prompt.silence() && !prompt.otherThan()) {
            return 0;
        }
        if (prompt.aboutKeys() && !prompt.aboutWords()) {
            return 0;
        }
        var heard = Vocabulary.words(said);
        var lower = said.toLowerCase(Locale.ROOT);
        if (prompt.otherThan()) {
            return prompt.quotes().stream().anyMatch(lower::contains) ? 0 : 5;
        }
        if (prompt.quotes().stream().anyMatch(lower::contains)
                || (prompt.keysMayBeSaid()
                        && heard.stream().anyMatch(word -> prompt.keys().contains(word)))) {
            return 100;
        }
        if (prompt.negated() && !Vocabulary.declines(heard)) {
            return 0;
        }
        var wantsYes = Vocabulary.meansYes(prompt.words());
        var wantsNo = Vocabulary.meansNo(prompt.words());
        if (wantsYes != wantsNo) {
            var agrees =
                    wantsYes ? Vocabulary.meansYes(heard) && !Vocabulary.meansNo(heard) : Vocabulary.meansNo(heard);
            return agrees ? 60 : 0;
        }
        var shared = (int) heard.stream().filter(prompt.words()::contains).count();
        return shared > 0 ? 20 * shared : prompt.anyAnswer() ? 10 : 0;
    }
}
