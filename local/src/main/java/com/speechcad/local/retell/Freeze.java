package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Publishing an agent freezes the engine version it speaks with; a new draft gets a copy of that version. */
final class Freeze {
    static final String MARK = "x_frozen";

    private final Workspace workspace;

    Freeze(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Pins the engine's version in the agent, and closes that version. */
    void engineOf(ObjectNode agent) {
        engine(agent, (shelf, id, thing) -> {
            thing.put(MARK, true);
            if (shelf == workspace.llms) {
                thing.put("is_published", true);
            }
            shelf.put(id, thing.path("version").asInt(), thing);
            return thing.path("version").asInt();
        });
    }

    /** A draft of its own for a new draft of the agent. */
    void copyEngineOf(ObjectNode agent) {
        engine(agent, (shelf, id, thing) -> {
            var next = shelf.latest(id)
                            .map(latest -> latest.path("version").asInt())
                            .orElse(0)
                    + 1;
            thing.remove(MARK);
            thing.put("version", next).put("last_modification_timestamp", workspace.clock.millis());
            if (shelf == workspace.llms) {
                thing.put("is_published", false);
            }
            shelf.put(id, next, thing);
            return next;
        });
    }

    private void engine(ObjectNode agent, Step step) {
        if (agent.path("response_engine") instanceof ObjectNode engine) {
            var flow = engine.path("type").asText().equals("conversation-flow");
            var shelf = flow ? workspace.flows : workspace.llms;
            var id = engine.path(flow ? "conversation_flow_id" : "llm_id").asText();
            var thing = engine.hasNonNull("version")
                    ? shelf.version(id, engine.path("version").asInt())
                    : shelf.latest(id);
            thing.ifPresent(found -> engine.put("version", step.take(shelf, id, found)));
        }
    }

    /** Gives the version to go on with. */
    @FunctionalInterface
    private interface Step {
        int take(Shelf shelf, String id, ObjectNode thing);
    }
}
