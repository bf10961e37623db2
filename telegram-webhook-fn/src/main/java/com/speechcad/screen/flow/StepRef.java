package com.speechcad.screen.flow;

import com.speechcad.flow.FlowId;
import com.speechcad.flow.Rewire.Exit;
import java.util.Optional;
import java.util.UUID;

/**
 * What a flow screen is about, as a button carries it: {@code flow}, {@code flow/step} or {@code flow/step/exit}.
 *
 * @param step empty on screens about the whole flow
 * @param exit {@code n} (next), {@code o} (otherwise) or {@code k} and the key; empty on screens about the whole step
 */
record StepRef(FlowId flow, String step, String exit) {
    static Optional<StepRef> parse(String argument) {
        var parts = argument.split("/", 3);
        try {
            return Optional.of(new StepRef(
                    new FlowId(UUID.fromString(parts[0])),
                    parts.length > 1 ? parts[1] : "",
                    parts.length > 2 ? parts[2] : ""));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String of(FlowId flow) {
        return flow.value().toString();
    }

    static String of(FlowId flow, String step) {
        return flow.value() + "/" + step;
    }

    static String of(FlowId flow, String step, Exit exit) {
        return flow.value() + "/" + step + "/" + name(exit);
    }

    Optional<Exit> wayOut() {
        return switch (exit) {
            case "n" -> Optional.of(new Exit.Next());
            case "o" -> Optional.of(new Exit.Otherwise());
            default ->
                exit.length() == 2 && exit.charAt(0) == 'k'
                        ? Optional.of(new Exit.Key(exit.charAt(1)))
                        : Optional.empty();
        };
    }

    private static String name(Exit exit) {
        return switch (exit) {
            case Exit.Next() -> "n";
            case Exit.Otherwise() -> "o";
            case Exit.Key(var key) -> "k" + key;
        };
    }
}
