package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** What is found out about a call afterwards. */
final class Analysis {
    private Analysis() {}

    static ObjectNode of(Call call, JsonNode agent) {
        var analysis = Json.object();
        var turns = call.entries.stream()
                .filter(entry -> entry.role().equals("user") || entry.role().equals("dtmf"))
                .count();
        if (call.startMs == 0 || call.entries.isEmpty()) {
            analysis.put("call_summary", "").put("in_voicemail", call.voicemail).put("user_sentiment", "Unknown");
            analysis.put("call_successful", false).putObject("custom_analysis_data");
            return analysis;
        }
        var complete = "agent_hangup".equals(call.reason) || "call_transfer".equals(call.reason);
        analysis.put("call_summary", summary(agent).formatted(turns));
        analysis.put("in_voicemail", call.voicemail);
        analysis.put("user_sentiment", turns == 0 ? "Unknown" : complete ? "Positive" : "Neutral");
        analysis.put("call_successful", complete);
        analysis.set("custom_analysis_data", custom(call, agent, turns > 0));
        return analysis;
    }

    /** English, unless the agent's own words for the summary ask for another language. */
    private static String summary(JsonNode agent) {
        var wanted = "";
        for (var item : agent.path("post_call_analysis_data")) {
            if (item.path("name").asText().equals("call_summary")) {
                wanted = item.path("description").asText();
            }
        }
        if (wanted.contains("Hindi")) {
            return "सहायक ने बातचीत चलाई; सामने वाले ने %d बार जवाब दिया।";
        }
        if (wanted.contains("Chinese")) {
            return "助手引导了通话；对方回应了 %d 次。";
        }
        return wanted.contains("French")
                ? "L’agent a mené la conversation ; l’interlocuteur est intervenu %d fois."
                : "The agent led the conversation; the callee took part %d times.";
    }

    /** Texts nothing was found for are empty, other kinds absent; without a conversation all are absent. */
    private static ObjectNode custom(Call call, JsonNode agent, boolean conversation) {
        var data = Json.object();
        for (var item : agent.path("post_call_analysis_data")) {
            var type = item.path("type").asText();
            var name = item.path("name").asText();
            if (!conversation || type.equals("system-presets")) {
                continue;
            }
            var value = call.collected.containsKey(name)
                    ? Optional.ofNullable(call.collected.get(name))
                    : Extraction.value(new Turn(call.turnKind, call.turnText), item);
            switch (type) {
                case "number" ->
                    value.filter(Analysis::isNumber).ifPresent(found -> data.put(name, new BigDecimal(found)));
                case "boolean" -> value.ifPresent(found -> data.put(name, Boolean.parseBoolean(found)));
                default -> data.put(name, value.orElse(""));
            }
        }
        return data;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+([.][0-9]+)?");
    }
}
