package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A call as someone at the lab's phone sees it.
 *
 * @param state dialling, ringing, talking, over
 * @param status in the provider's words
 * @param speaker who speaks right now: agent, or empty while the agent waits
 * @param saying what the agent is saying right now
 * @param node where in the flow the call stands
 * @param waitsFor the conditions of the edges that lead on from there
 * @param said what was said and keyed so far
 * @param scriptLeft how many things a scripted callee has still to do
 * @param reason why it is over, empty before
 * @param durationMs of the conversation so far
 */
public record CallView(
        String callId,
        String from,
        String to,
        String agentName,
        String state,
        String status,
        String speaker,
        String saying,
        String node,
        List<String> waitsFor,
        List<Line> said,
        int scriptLeft,
        String reason,
        long durationMs,
        boolean analyzed) {

    /**
     * One thing said or keyed.
     *
     * @param who agent, user, or dtmf for a key
     */
    public record Line(String who, String text, long atMs) {}

    static CallView of(Workspace workspace, Call call, long nowMs) {
        var context = new CallContext(workspace, call);
        var node = context.node();
        var said = call.entries.stream()
                .filter(entry -> entry.isSpeech() || entry.role().equals("dtmf"))
                .map(entry -> new Line(entry.role(), entry.content(), entry.startMs()))
                .toList();
        var speaking = call.alarms.containsKey(Alarm.SPOKEN);
        var words = said.stream().filter(line -> line.who().equals("agent")).toList();
        return new CallView(
                call.id,
                call.from,
                call.to,
                context.agent().path("agent_name").asText(""),
                state(call),
                call.status,
                speaking ? "agent" : "",
                speaking && !words.isEmpty() ? words.getLast().text() : "",
                node.path("name").asText(call.node),
                call.ongoing()
                        ? FlowReferences.edges(node).stream()
                                .map(CallView::condition)
                                .toList()
                        : List.of(),
                said,
                call.callee instanceof Callee.Answers(long _, var acts) ? acts.size() - call.acts : 0,
                call.reason == null ? "" : call.reason,
                call.over() ? call.durationMs : nowMs,
                call.analyzed);
    }

    private static String state(Call call) {
        if (call.over()) {
            return "over";
        }
        return call.ongoing() ? "talking" : call.ringing ? "ringing" : "dialling";
    }

    private static String condition(JsonNode edge) {
        var condition = edge.path("transition_condition");
        return condition.has("prompt")
                ? condition.path("prompt").asText()
                : condition.path("equations").toString();
    }
}
