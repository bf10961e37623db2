package com.speechcad.screen.flow;

import com.speechcad.flow.FlowId;
import com.speechcad.flow.Rewire.Exit;
import java.util.Optional;
import java.util.UUID;

/**
 * What a flow screen is about, as a button carries it: {@code flow}, {@code flow/step} or {@code flow/step/exit}.
 *
 * @param step empty on screens about the whole flow
 * @param exit {@code n} (next), {@code o} (otherwise), {@code s} (silent), {@code w} (wrong), {@code f} (failed),
 *     {@code k} and the key, {@code a} or {@code c} and the number of the answer or case; empty on screens about the whole step
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
            case "s" -> Optional.of(new Exit.Silent());
            case "w" -> Optional.of(new Exit.Wrong());
            case "f" -> Optional.of(new Exit.Failed());
            default -> numbered();
        };
    }

    private Optional<Exit> numbered() {
        if (exit.length() == 2 && exit.charAt(0) == 'k') {
            return Optional.of(new Exit.Key(exit.charAt(1)));
        }
        if (!exit.matches("[ac][0-9]{1,2}")) {
            return Optional.empty();
        }
        var index = Integer.parseInt(exit.substring(1));
        return Optional.of(exit.charAt(0) == 'a' ? new Exit.Answer(index) : new Exit.Case(index));
    }

    /** As the argument of a button names it. */
    static String name(Exit exit) {
        return switch (exit) {
            case Exit.Next() -> "n";
            case Exit.Otherwise() -> "o";
            case Exit.Silent() -> "s";
            case Exit.Wrong() -> "w";
            case Exit.Failed() -> "f";
            case Exit.Answer(var index) -> "a" + index;
            case Exit.Case(var index) -> "c" + index;
            case Exit.Key(var key) -> "k" + key;
        };
    }
}
