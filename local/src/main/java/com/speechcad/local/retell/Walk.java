package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks the agent's flow: enters a node, says what it says, does what it does, and follows an edge. */
final class Walk {
    private static final int MOST_HOPS = 200;

    private final Workspace workspace;
    private final Calls calls;
    private final Alarms alarms;
    private final CallEnd end;
    private final Transfer transfer;
    private final Consumer<Call> queuedKeys;

    /** @param queuedKeys is told when the agent listens and keys came before that */
    Walk(Workspace workspace, Calls calls, Alarms alarms, CallEnd end, Transfer transfer, Consumer<Call> queuedKeys) {
        this.workspace = workspace;
        this.calls = calls;
        this.alarms = alarms;
        this.end = end;
        this.transfer = transfer;
        this.queuedKeys = queuedKeys;
    }

    void follow(Call call, JsonNode edge) {
        follow(call, edge, "normal", 0);
    }

    /** Says one sentence; {@link #spoken} follows when it has been said. */
    void say(Call call, String text, Call.After after) {
        alarms.cancel(call, Alarm.REMINDER, Alarm.DIGITS, Alarm.ACT);
        var entry = Entry.said("agent", text, end.callMs(call));
        calls.append(call, entry);
        call.after = after;
        alarms.set(call, Alarm.SPOKEN, Duration.ofMillis(entry.endMs() - entry.startMs()));
    }

    void spoken(Call call) {
        var node = at(call).node();
        switch (call.after) {
            case END -> end.end(call, "agent_hangup");
            case VOICEMAIL -> end.end(call, "voicemail_reached");
            case TRANSFER -> transferOn(call, node);
            case PROCEED -> proceed(call, node, 0);
            case LISTEN -> {
                if (node.hasNonNull("skip_response_edge")) {
                    follow(call, node.path("skip_response_edge"), "normal", 0);
                } else {
                    listen(call);
                }
            }
        }
    }

    void enter(Call call, String to, String how) {
        enter(call, to, how, 0);
    }

    private void enter(Call call, String to, String how, int hops) {
        if (hops > MOST_HOPS) {
            end.end(call, "error_retell");
            return;
        }
        var former = at(call).node();
        call.node = to;
        call.reminders = 0;
        var node = at(call).node();
        calls.append(call, Entry.moved(FlowWalk.transition(former, node, how), end.callMs(call)));
        call.collected.put("last_node_name", node.path("name").asText(to));
        var text = at(call).fill(Generated.speech(node.path("instruction")));
        switch (node.path("type").asText()) {
            case "conversation", "subagent" -> say(call, text, Call.After.LISTEN);
            case "end" -> {
                callTool(call, node);
                sayThen(call, node, text, Call.After.END, hops);
            }
            case "transfer_call" -> sayThen(call, node, text, Call.After.TRANSFER, hops);
            case "function", "code", "mcp", "agent_swap" -> sayThen(call, node, text, Call.After.PROCEED, hops);
            case "press_digit" -> listen(call);
            default -> proceed(call, node, hops);
        }
    }

    private void callTool(Call call, JsonNode node) {
        FlowWalk.toolCall(node)
                .forEach((role, fields) ->
                        calls.append(call, new Entry(role, "", end.callMs(call), end.callMs(call), fields)));
    }

    private void sayThen(Call call, JsonNode node, String text, Call.After after, int hops) {
        call.after = after;
        if (node.path("speak_during_execution").asBoolean(false) && !text.isBlank()) {
            say(call, text, after);
            return;
        }
        switch (after) {
            case END -> end.end(call, "agent_hangup");
            case TRANSFER -> transferOn(call, node);
            case LISTEN, PROCEED, VOICEMAIL -> proceed(call, node, hops);
        }
    }

    /** Nodes that do something by themselves and go on. */
    private void proceed(Call call, JsonNode node, int hops) {
        var turn = new Turn(call.turnKind, call.turnText);
        if (node.path("type").asText().equals("extract_dynamic_variables")) {
            call.collected.putAll(Extraction.from(turn, node.path("variables")));
        }
        callTool(call, node);
        var edge = at(call).judge()
                .choose(node.path("edges"), turn)
                .or(() -> field(node, "else_edge"))
                .or(() -> field(node, "success_edge"))
                .or(() -> field(node, "edge"));
        if (edge.isPresent()) {
            follow(call, edge.get(), "normal", hops);
        } else {
            listen(call);
        }
    }

    private void transferOn(Call call, JsonNode node) {
        var number =
                at(call).fill(node.path("transfer_destination").path("number").asText(""));
        if (transfer.succeeds(call, number, node.path("transfer_option"))) {
            call.transferDestination = number;
            call.transferMs = transfer.lastsMs(number);
            end.end(call, "call_transfer");
        } else {
            follow(call, node.path("edge"), "normal", 0);
        }
    }

    private void follow(Call call, JsonNode edge, String how, int hops) {
        var to = edge.path("destination_node_id").asText("");
        if (to.isEmpty()) {
            listen(call);
        } else {
            enter(call, to, how, hops + 1);
        }
    }

    private void listen(Call call) {
        if (!Script.isPatient(call)) {
            alarms.set(call, Alarm.REMINDER, Duration.ofMillis(at(call).setting("reminder_trigger_ms", 10_000)));
        }
        if (call.queuedKeys.isEmpty()) {
            Script.prompted(call, alarms);
        } else {
            queuedKeys.accept(call);
        }
    }

    private CallContext at(Call call) {
        return new CallContext(workspace, call);
    }

    static Optional<JsonNode> field(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.path(name)) : Optional.empty();
    }
}
