package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comparisons of variables, exactly as documented: words compare as words, larger and smaller need numbers. */
final class Equations {
    private static final Pattern ALONE = Pattern.compile("\\s*\\{\\{\\s*([^{}]+?)\\s*}}\\s*");

    private final Variables variables;

    Equations(Variables variables) {
        this.variables = variables;
    }

    /** @param condition with {@code equations} and the {@code operator} that joins them */
    boolean hold(JsonNode condition) {
        var all = condition.path("operator").asText().equals("&&");
        for (var equation : condition.path("equations")) {
            if (holds(equation) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean holds(JsonNode equation) {
        var raw = equation.path("left").asText();
        var left = variables.fill(raw);
        var right = variables.fill(equation.path("right").asText(""));
        return switch (equation.path("operator").asText()) {
            case "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "contains" -> left.contains(right);
            case "not_contains" -> !left.contains(right);
            case "exists" -> exists(raw);
            case "not_exist" -> !exists(raw);
            case ">" -> compare(left, right).filter(sign -> sign > 0).isPresent();
            case ">=" -> compare(left, right).filter(sign -> sign >= 0).isPresent();
            case "<" -> compare(left, right).filter(sign -> sign < 0).isPresent();
            case "<=" -> compare(left, right).filter(sign -> sign <= 0).isPresent();
            default -> false;
        };
    }

    private boolean exists(String raw) {
        var alone = ALONE.matcher(raw);
        return alone.matches() && variables.value(alone.group(1)).isPresent();
    }

    private static Optional<Integer> compare(String left, String right) {
        try {
            return Optional.of(new BigDecimal(left.strip()).compareTo(new BigDecimal(right.strip())));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
