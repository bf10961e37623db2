package com.speechcad.provider.retell;

import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Place;
import com.speechcad.flow.Typed;
import com.speechcad.flow.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns places into nodes. Conditions are in English: the model that judges them reads it best. */
final class RetellNodes {
    private static final String WISH = "The caller asked not to be called again";
    private static final String OPT_OUT = "The caller pressed the key 9, or asked not to be called again";
    /** Where several keys are one input, somebody impatient presses it more than once. */
    private static final String OPT_OUT_AMONG_TYPED =
            "The caller pressed only the key 9, once or more often such as 99 or 999, or asked not to be called again";
    /** Where digits are asked for of which 9 alone is no answer. */
    private static final String OPT_OUT_FOR_DIGITS =
            "The caller typed only 9 or only 99, or asked not to be called again";

    /** Judged in every call: one agent makes those that are recorded and those that are not. */
    private static final String NOT_RECORDED = "The caller asked not to be recorded";

    private static final String SILENT = "The caller pressed nothing and said nothing";

    private final boolean typedInput;

    /** @param typedInput whether the flow has any: there 9 is a digit, so that only the wish is heard everywhere */
    RetellNodes(boolean typedInput) {
        this.typedInput = typedInput;
    }

    List<RetellNode> of(Place place) {
        return switch (place) {
            case Place.Say(var id, var text, var next) ->
                List.of(RetellNode.conversation(
                        id,
                        id.equals(CompiledFlow.PREAMBLE) ? "{{" + RetellGraph.OPENING + "}}" : text,
                        List.of(optOut(id)),
                        null,
                        RetellEdge.skip(id + ".then", next)));
            case Place.Keys keys -> List.of(keys(keys));
            case Place.Digits digits -> digits(digits);
            case Place.Words words -> words(words);
            case Place.Compare(var id, var cases, var otherwise) -> {
                var edges = new ArrayList<RetellEdge>();
                cases.forEach(
                        one -> edges.add(RetellEdge.when(id + ".case" + edges.size(), one.comparison(), one.next())));
                yield List.of(RetellNode.branch(id, edges, RetellEdge.otherwise(id + ".else", otherwise)));
            }
            case Place.Transfer(var id, var text, var number, var failed) ->
                List.of(RetellNode.transfer(id, text, number, RetellEdge.failed(id + ".failed", failed)));
            case Place.HangUp(var id, var text) -> List.of(RetellNode.end(id, text, reachable(id)));
        };
    }

    private RetellNode keys(Place.Keys place) {
        var edges = new ArrayList<RetellEdge>();
        edges.add(optOut(place.id()));
        place.keys().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(key -> edges.add(RetellEdge.when(
                        place.id() + ".key" + name(key.getKey()),
                        "The caller pressed the key " + key.getKey(),
                        key.getValue())));
        edges.add(RetellEdge.when(place.id() + ".silent", SILENT, place.silent()));
        return RetellNode.conversation(
                place.id(), place.text(), edges, RetellEdge.otherwise(place.id() + ".else", place.wrong()), null);
    }

    private List<RetellNode> digits(Place.Digits place) {
        var id = place.id();
        var kept = place.variable().isPresent() ? id + ".keep" : place.next();
        var edges = List.of(
                RetellEdge.when(
                        id + ".optout",
                        place.typed().takesOptOutKey() ? WISH : OPT_OUT_FOR_DIGITS,
                        CompiledFlow.OPT_OUT),
                RetellEdge.when(id + ".typed", fits(place.typed()), kept),
                RetellEdge.when(id + ".silent", SILENT, place.silent()));
        var nodes = new ArrayList<RetellNode>();
        nodes.add(RetellNode.conversation(
                id, place.text(), edges, RetellEdge.otherwise(id + ".else", place.wrong()), null));
        place.variable()
                .ifPresent(name -> nodes.add(RetellNode.extract(
                        kept,
                        name,
                        "The digits the caller typed, without the key #",
                        RetellEdge.otherwise(id + ".kept", place.next()))));
        return List.copyOf(nodes);
    }

    /** What makes an input the kind that was asked for. */
    private static String fits(Typed typed) {
        return switch (typed) {
            case Typed.YesNo() -> "The caller pressed one of the keys 1 and 2";
            case Typed.Rating(var highest) -> "The caller pressed one of the keys 1 to " + highest;
            case Typed.Quantity(var most) ->
                "The caller typed a number of 1 to " + typed.longest() + " digits, at most " + most;
            case Typed.CalendarDay() -> "The caller typed exactly 8 digits that are a calendar date";
            case Typed.PostalCode() -> "The caller typed 5 to 6 digits";
            case Typed.Reference(var _) ->
                "The caller typed " + Typed.Reference.SHORTEST + " to " + Typed.Reference.LONGEST + " digits";
        };
    }

    private List<RetellNode> words(Place.Words place) {
        var id = place.id();
        var edges = new ArrayList<RetellEdge>();
        var nodes = new ArrayList<RetellNode>();
        edges.add(optOut(id));
        for (var answer : place.expected()) {
            var at = id + ".answer" + (edges.size() - 1);
            edges.add(RetellEdge.when(
                    at, "The caller's answer: " + answer.condition(), kept(place, at, answer.next(), nodes)));
        }
        var anyOther = place.expected().isEmpty() ? "The caller answered" : "The caller gave any other answer";
        edges.add(RetellEdge.when(id + ".said", anyOther, kept(place, id, place.next(), nodes)));
        edges.add(RetellEdge.when(id + ".silent", SILENT, place.silent()));
        nodes.addFirst(RetellNode.conversation(id, place.text(), edges, null, null));
        return List.copyOf(nodes);
    }

    /** Where an answer leads: through a node that keeps it, where the call goes on using it. */
    private static String kept(Place.Words place, String id, String next, List<RetellNode> nodes) {
        if (place.variable().isEmpty()) {
            return next;
        }
        nodes.add(RetellNode.extract(
                id + ".keep",
                place.variable().get(),
                "What the caller answered to: " + Variables.keyed(place.text()),
                RetellEdge.otherwise(id + ".kept", next)));
        return id + ".keep";
    }

    private RetellEdge optOut(String id) {
        return RetellEdge.when(id + ".optout", typedInput ? OPT_OUT_AMONG_TYPED : OPT_OUT, CompiledFlow.OPT_OUT);
    }

    private @Nullable String reachable(String id) {
        return switch (id) {
            case CompiledFlow.OPT_OUT -> typedInput ? WISH : OPT_OUT;
            case CompiledFlow.NOT_RECORDED -> NOT_RECORDED;
            default -> null;
        };
    }

    private static String name(char key) {
        return switch (key) {
            case '*' -> "star";
            case '#' -> "hash";
            default -> Character.toString(key);
        };
    }
}
