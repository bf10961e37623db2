package com.speechcad.local.retell;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One entry of a transcript.
 *
 * @param role agent, user, dtmf, node_transition, tool_call_invocation, tool_call_result
 * @param content what was said; for other roles the key, or nothing
 * @param startMs since the call began, in the call's own time
 * @param fields what other roles carry
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Entry(String role, String content, long startMs, long endMs, Map<String, String> fields) {
    Entry {
        content = content == null ? "" : content;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    static Entry said(String role, String words, long startMs) {
        return new Entry(role, words, startMs, startMs + Speech.lastsMs(words), Map.of());
    }

    static Entry key(char key, long atMs) {
        return new Entry("dtmf", String.valueOf(key), atMs, atMs, Map.of());
    }

    static Entry moved(Map<String, String> fields, long atMs) {
        return new Entry("node_transition", "", atMs, atMs, fields);
    }

    boolean isSpeech() {
        return role.equals("agent") || role.equals("user");
    }

    Entry until(long cutMs) {
        return new Entry(role, content, startMs, Math.max(startMs, Math.min(endMs, cutMs)), fields);
    }
}
