package com.speechcad.local.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The bodies of the voice provider's webhooks, in the shape in which it has been seen to send them. */
final class RetellLetters {
    /** All that a webhook may be about: what our agents ask for, and what an account's own setting may add to it. */
    static final List<String> EVENTS = List.of(
            "call_started",
            "call_ended",
            "call_analyzed",
            "transcript_updated",
            "transfer_started",
            "transfer_bridged",
            "transfer_cancelled",
            "transfer_ended");

    private RetellLetters() {}

    /** How a call goes. */
    enum Story {
        ANSWERED(Duration.ofMillis(71_400), "user_hangup"),
        /** Longer than the minutes of Free. */
        LONG(Duration.ofMillis(200_400), "agent_hangup"),
        UNANSWERED(Duration.ZERO, "dial_no_answer"),
        BUSY(Duration.ZERO, "dial_busy"),
        /** An answering machine. */
        MACHINE(Duration.ofMillis(21_300), "voicemail_reached"),
        /** The recording's address comes with the analysis only. */
        LATE_RECORDING(Duration.ofMillis(71_400), "user_hangup"),
        /** An address is named, and there is never a file. */
        LOST_RECORDING(Duration.ofMillis(71_400), "user_hangup");

        final Duration talked;
        final String reason;

        Story(Duration talked, String reason) {
            this.talked = talked;
            this.reason = reason;
        }

        private boolean isConnected() {
            return talked.isPositive();
        }

        private boolean isRecorded(String event) {
            return isConnected() && (this != LATE_RECORDING || event.equals("call_analyzed"));
        }
    }

    /** @param start when it was dialled */
    static byte[] body(String event, UUID attempt, Story story, Instant start) {
        var fields = new ArrayList<>(List.of(
                text("call_id", Voice.name(attempt)),
                text("call_type", "phone_call"),
                text("agent_id", "agent_1"),
                "\"agent_version\":3",
                "\"metadata\":{\"attempt\":\"" + attempt + "\"}",
                text("direction", "outbound")));
        var isOver = event.equals("call_ended") || event.equals("call_analyzed");
        fields.add(text("call_status", !isOver ? "ongoing" : story.isConnected() ? "ended" : "not_connected"));
        if (story.isConnected()) {
            fields.add("\"start_timestamp\":" + start.toEpochMilli());
        }
        if (isOver) {
            over(fields, event, story, start);
        }
        return "{\"event\":\"%s\",\"call\":{%s},\"event_timestamp\":%d}"
                .formatted(event, String.join(",", fields), start.toEpochMilli())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void over(List<String> fields, String event, Story story, Instant start) {
        fields.add("\"duration_ms\":" + story.talked.toMillis());
        fields.add(text("disconnection_reason", story.reason));
        if (story.isConnected()) {
            fields.add("\"end_timestamp\":" + start.plus(story.talked).toEpochMilli());
            fields.add("""
                    "transcript_with_tool_calls":[
                      {"role":"node_transition","former_node_id":"preamble","new_node_id":"s2"},
                      {"role":"dtmf","digit":"1"}]""");
        }
        if (story.isRecorded(event)) {
            fields.add(text("recording_url", "https://recordings.example.test/recording.wav"));
        }
        if (event.equals("call_analyzed")) {
            fields.add("""
                    "call_analysis":{"call_summary":"They agreed.","user_sentiment":"Positive","in_voicemail":%b,
                      "call_successful":true,"custom_analysis_data":{}}""".formatted(story == Story.MACHINE));
        }
    }

    private static String text(String name, String value) {
        return "\"%s\":\"%s\"".formatted(name, value);
    }
}
