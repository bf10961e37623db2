package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Who speaks, who listens, and what the callee's keys and words lead to. Under the lock of {@link Calls}. */
final class Conversation {
    private final Workspace workspace;
    private final Calls calls;
    private final Alarms alarms;
    private final CallEnd end;
    private final Walk walk;

    Conversation(Workspace workspace, Calls calls, Alarms alarms, CallEnd end, Transfer transfer) {
        this.workspace = workspace;
        this.calls = calls;
        this.alarms = alarms;
        this.end = end;
        walk = new Walk(workspace, calls, alarms, end, transfer, this::takeKeys);
    }

    void say(Call call, String text, Call.After after) {
        walk.say(call, text, after);
    }

    void spoken(Call call) {
        walk.spoken(call);
    }

    /** The callee picked up: who speaks first? */
    void open(Call call) {
        var agent = agent(call);
        var flow = flow(call);
        restartSilence(call, agent);
        if (flow.path("start_speaker").asText("agent").equals("agent")) {
            alarms.set(
                    call,
                    Alarm.BEGIN,
                    Duration.ofMillis(agent.path("begin_message_delay_ms").asLong(0)));
            return;
        }
        if (flow.hasNonNull("begin_after_user_silence_ms")) {
            alarms.set(
                    call,
                    Alarm.BEGIN,
                    Duration.ofMillis(flow.path("begin_after_user_silence_ms").asLong()));
        }
        Script.prompted(call, alarms);
    }

    void begin(Call call) {
        alarms.cancel(call, Alarm.BEGIN);
        var flow = flow(call);
        var start = flow.path("start_node_id").asText("");
        walk.enter(call, start.isEmpty() ? flow.path("nodes").path(0).path("id").asText() : start, "normal");
    }

    /** Keys, one after the other; those that come before the agent listens wait. */
    void press(Call call, String keys) {
        var agent = agent(call);
        if (!agent.path("allow_user_dtmf").asBoolean(true)) {
            return;
        }
        restartSilence(call, agent);
        for (int i = 0; i < keys.length(); i++) {
            calls.append(call, Entry.key(keys.charAt(i), end.callMs(call)));
        }
        call.queuedKeys += keys;
        if (speaking(call) && call.after == Call.After.LISTEN && interruptible(call, agent)) {
            hush(call);
        }
        if (!speaking(call)) {
            takeKeys(call);
        }
    }

    void hear(Call call, String words) {
        restartSilence(call, agent(call));
        var goodbye = speaking(call) && call.after != Call.After.LISTEN;
        if (speaking(call) && !goodbye) {
            hush(call);
        }
        calls.append(call, Entry.said("user", words, end.callMs(call)));
        if (!goodbye) {
            turn(call, Turn.words(words));
        }
    }

    void digitsComplete(Call call) {
        alarms.cancel(call, Alarm.DIGITS);
        var input = call.digits;
        call.digits = "";
        if (!input.isEmpty()) {
            turn(call, Turn.keys(input));
        }
    }

    /** Nothing came for a while: an edge about that, else a reminder, as often as the agent allows. */
    void remind(Call call) {
        var chosen = at(call).judge().choose(node(call).path("edges"), Turn.SILENCE);
        if (chosen.isPresent()) {
            setTurn(call, Turn.SILENCE);
            walk.follow(call, chosen.get());
            return;
        }
        if (call.reminders < at(call).setting("reminder_max_count", 1)) {
            call.reminders++;
            walk.say(call, Generated.stillThere(agent(call)), Call.After.LISTEN);
        }
    }

    private void turn(Call call, Turn turn) {
        setTurn(call, turn);
        call.reminders = 0;
        alarms.cancel(call, Alarm.REMINDER, Alarm.DIGITS, Alarm.ACT);
        if (call.node.isEmpty()) {
            begin(call);
            return;
        }
        var node = node(call);
        var edge = at(call).judge().choose(node.path("edges"), turn).or(() -> Walk.field(node, "always_edge"));
        if (edge.isPresent()) {
            walk.follow(call, edge.get());
            return;
        }
        var global = FlowWalk.global(flow(call), call.node, turn);
        if (global.isPresent()) {
            walk.enter(call, global.get(), "global");
            return;
        }
        if (node.hasNonNull("else_edge")) {
            walk.follow(call, node.path("else_edge"));
        } else if (node.hasNonNull("skip_response_edge")) {
            walk.follow(call, node.path("skip_response_edge"));
        } else {
            walk.say(call, Generated.notUnderstood(agent(call)), Call.After.LISTEN);
        }
    }

    /** An input is complete at the limit, at the end key, or when no key follows in time. The end key is not part of it. */
    private void takeKeys(Call call) {
        var options = agent(call).path("user_dtmf_options");
        var limit = options.path("digit_limit").asInt(Integer.MAX_VALUE);
        var endKey = options.path("termination_key").asText("");
        while (!call.queuedKeys.isEmpty() && !speaking(call) && call.ongoing() && call.endMs == 0) {
            var key = call.queuedKeys.substring(0, 1);
            call.queuedKeys = call.queuedKeys.substring(1);
            var ends = key.equals(endKey);
            call.digits += ends ? "" : key;
            if (ends || call.digits.length() >= limit) {
                digitsComplete(call);
            } else {
                alarms.cancel(call, Alarm.REMINDER);
                alarms.set(
                        call,
                        Alarm.DIGITS,
                        Duration.ofMillis(options.path("timeout_ms").asLong(2_500)));
            }
        }
    }

    private void hush(Call call) {
        alarms.cancel(call, Alarm.SPOKEN);
        calls.cut(call, end.callMs(call));
    }

    private void restartSilence(Call call, JsonNode agent) {
        if (!Script.isPatient(call)) {
            alarms.set(
                    call,
                    Alarm.SILENCE,
                    Duration.ofMillis(agent.path("end_call_after_silence_ms").asLong(600_000)));
        }
    }

    private static boolean speaking(Call call) {
        return call.alarms.containsKey(Alarm.SPOKEN);
    }

    private boolean interruptible(Call call, JsonNode agent) {
        var node = node(call);
        return node.hasNonNull("allow_dtmf_interruption")
                ? node.path("allow_dtmf_interruption").asBoolean()
                : agent.path("allow_dtmf_interruption").asBoolean(false);
    }

    private static void setTurn(Call call, Turn turn) {
        call.turnKind = turn.kind();
        call.turnText = turn.text();
    }

    private CallContext at(Call call) {
        return new CallContext(workspace, call);
    }

    private JsonNode agent(Call call) {
        return at(call).agent();
    }

    private JsonNode flow(Call call) {
        return at(call).flow();
    }

    private JsonNode node(Call call) {
        return at(call).node();
    }
}
