package com.speechcad.provider.retell;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.speechcad.flow.Comparison;
import com.speechcad.flow.Variables;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way from one node to another. Retell names those that are not judged by fixed prompts. */
@Serdeable(naming = SnakeCaseStrategy.class)
record RetellEdge(String id, String destinationNodeId, Condition transitionCondition) {
    static RetellEdge when(String id, String prompt, String destination) {
        return new RetellEdge(id, destination, new Condition("prompt", prompt, null, null));
    }

    static RetellEdge when(String id, Comparison comparison, String destination) {
        var equation = new Equation(
                "{{" + Variables.key(comparison.variable()) + "}}",
                sign(comparison.operator()),
                comparison.operator() == Comparison.Operator.EXISTS
                        ? ""
                        : Variables.spoken(comparison.value().strip()));
        return new RetellEdge(id, destination, new Condition("equation", null, List.of(equation), "&&"));
    }

    static RetellEdge otherwise(String id, String destination) {
        return when(id, "Else", destination);
    }

    static RetellEdge skip(String id, String destination) {
        return when(id, "Skip response", destination);
    }

    static RetellEdge failed(String id, String destination) {
        return when(id, "Transfer failed", destination);
    }

    private static String sign(Comparison.Operator operator) {
        return switch (operator) {
            case EQUALS -> "==";
            // To Retell an empty value exists; to us it does not.
            case NOT_EQUALS, EXISTS -> "!=";
            case GREATER -> ">";
            case LESS -> "<";
            case CONTAINS -> "contains";
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Condition(
            String type,
            @Nullable String prompt,
            @Nullable List<Equation> equations,
            @Nullable String operator) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Equation(String left, String operator, String right) {}
}
