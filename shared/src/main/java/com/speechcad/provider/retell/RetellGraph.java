package com.speechcad.provider.retell;

import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledFlow.Place;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of create-conversation-flow. Every sentence is static text: the model only judges transitions. */
@Serdeable(naming = SnakeCaseStrategy.class)
record RetellGraph(
        String startSpeaker,
        Model modelChoice,
        double modelTemperature,
        String globalPrompt,
        String startNodeId,
        List<Node> nodes) {
    private static final String MODEL = "gpt-4.1";
    private static final String FRAME =
            "You run an automated telephone call. Say only what each step says. Never ask for passwords, codes, PINs, card"
                    + " or account numbers. If the caller asks not to be called, treat it as pressing key 9.";
    private static final String OPT_OUT = "The caller pressed the key 9, or asked not to be called again";

    static RetellGraph of(CompiledFlow flow) {
        return new RetellGraph(
                "agent",
                new Model("cascading", MODEL),
                0,
                FRAME,
                flow.start(),
                flow.places().stream().flatMap(place -> nodes(place).stream()).toList());
    }

    private static List<Node> nodes(Place place) {
        return switch (place) {
            case Place.Say(var id, var text, var next) ->
                List.of(Node.conversation(
                        id, text, List.of(optOut(id)), null, Edge.to(id + ".then", "Skip response", next)));
            case Place.Keys keys -> List.of(keys(keys));
            case Place.Words(var id, var text, var variable, var next) ->
                List.of(
                        Node.conversation(
                                id,
                                text,
                                List.of(optOut(id), Edge.to(id + ".said", "The caller answered", id + ".keep")),
                                null,
                                null),
                        Node.extract(id + ".keep", variable, text, Edge.to(id + ".kept", "Else", next)));
            case Place.HangUp(var id, var text) -> List.of(hangUp(id, text));
        };
    }

    private static Node keys(Place.Keys place) {
        var edges = new ArrayList<Edge>();
        edges.add(optOut(place.id()));
        place.keys().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(key -> edges.add(Edge.to(
                        place.id() + ".key" + name(key.getKey()),
                        "The caller pressed the key " + key.getKey(),
                        key.getValue())));
        edges.add(Edge.to(place.id() + ".silent", "The caller pressed nothing and said nothing", place.otherwise()));
        return Node.conversation(
                place.id(), place.text(), edges, Edge.to(place.id() + ".else", "Else", place.otherwise()), null);
    }

    private static String name(char key) {
        return switch (key) {
            case '*' -> "star";
            case '#' -> "hash";
            default -> Character.toString(key);
        };
    }

    private static Edge optOut(String id) {
        return Edge.to(id + ".optout", OPT_OUT, CompiledFlow.OPT_OUT);
    }

    private static Node hangUp(String id, String text) {
        var global = id.equals(CompiledFlow.OPT_OUT) ? new Global(OPT_OUT) : null;
        return new Node(id, "end", id, Instruction.saying(text), null, null, null, true, null, global);
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Model(String type, String model) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Instruction(String type, String text) {
        static Instruction saying(String text) {
            return new Instruction("static_text", text);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Condition(String type, String prompt) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Edge(String id, String destinationNodeId, Condition transitionCondition) {
        static Edge to(String id, String prompt, String destination) {
            return new Edge(id, destination, new Condition("prompt", prompt));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Variable(String type, String name, String description) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Global(String condition) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Node(
            String id,
            String type,
            String name,
            @Nullable Instruction instruction,
            @Nullable List<Edge> edges,
            @Nullable Edge elseEdge,
            @Nullable Edge skipResponseEdge,
            @Nullable Boolean speakDuringExecution,
            @Nullable List<Variable> variables,
            @Nullable Global globalNodeSetting) {
        static Node conversation(
                String id, String text, List<Edge> edges, @Nullable Edge otherwise, @Nullable Edge skip) {
            return new Node(id, "conversation", id, Instruction.saying(text), edges, otherwise, skip, null, null, null);
        }

        static Node extract(String id, String variable, String question, Edge then) {
            var kept = new Variable("string", variable, "What the caller answered to: " + question);
            return new Node(
                    id, "extract_dynamic_variables", id, null, List.of(), then, null, null, List.of(kept), null);
        }
    }
}
