package com.speechcad.provider.retell;

import com.speechcad.flow.Variables;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node of a conversation flow, of the kinds that we use. */
@Serdeable(naming = SnakeCaseStrategy.class)
record RetellNode(
        String id,
        String type,
        String name,
        @Nullable Instruction instruction,
        @Nullable List<RetellEdge> edges,
        @Nullable RetellEdge elseEdge,
        @Nullable RetellEdge skipResponseEdge,
        @Nullable RetellEdge edge,
        @Nullable Boolean speakDuringExecution,
        @Nullable List<Variable> variables,
        @Nullable Destination transferDestination,
        @Nullable TransferOption transferOption,
        @Nullable Global globalNodeSetting) {
    private static final int TRANSFER_RINGS_MS = 30_000;

    static RetellNode conversation(
            String id, String text, List<RetellEdge> edges, @Nullable RetellEdge otherwise, @Nullable RetellEdge skip) {
        return new RetellNode(
                id, "conversation", id, saying(text), edges, otherwise, skip, null, null, null, null, null, null);
    }

    static RetellNode extract(String id, String variable, String description, RetellEdge then) {
        var kept = List.of(new Variable("string", Variables.key(variable), description));
        return new RetellNode(
                id, "extract_dynamic_variables", id, null, List.of(), then, null, null, null, kept, null, null, null);
    }

    static RetellNode branch(String id, List<RetellEdge> edges, RetellEdge otherwise) {
        return new RetellNode(id, "branch", id, null, edges, otherwise, null, null, null, null, null, null, null);
    }

    /** Cold: the agent leaves as soon as the other side answers, and nobody is told anything about the caller. */
    static RetellNode transfer(String id, String text, String number, RetellEdge failed) {
        return new RetellNode(
                id,
                "transfer_call",
                id,
                saying(text),
                null,
                null,
                null,
                failed,
                true,
                null,
                new Destination("predefined", number),
                new TransferOption("cold_transfer", "sip_invite", TRANSFER_RINGS_MS),
                null);
    }

    /** @param reachable from everywhere when this holds; null means only by an edge */
    static RetellNode end(String id, String text, @Nullable String reachable) {
        var global = reachable == null ? null : new Global(reachable);
        return new RetellNode(id, "end", id, saying(text), null, null, null, null, true, null, null, null, global);
    }

    private static Instruction saying(String text) {
        return new Instruction("static_text", Variables.keyed(text));
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Instruction(String type, String text) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Variable(String type, String name, String description) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Destination(String type, String number) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record TransferOption(String type, String coldTransferMode, int transferRingDurationMs) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Global(String condition) {}
}
