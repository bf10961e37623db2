package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.util.Map;

/** Which calls a list is asked for; all criteria must hold. */
final class CallFilters {
    /** Where a criterion's value stands in a call object, when not under its own name. */
    private static final Map<String, String> PLACES = Map.of(
            "user_sentiment", "/call_analysis/user_sentiment",
            "call_successful", "/call_analysis/call_successful",
            "in_voicemail", "/call_analysis/in_voicemail",
            "combined_cost", "/call_cost/combined_cost",
            "e2e_latency_p50", "/latency/e2e/p50");

    private static final Map<String, String> KEYED = Map.of(
            "metadata", "/metadata",
            "dynamic_variables", "/retell_llm_dynamic_variables",
            "custom_attributes", "/custom_attributes",
            "custom_analysis_data", "/call_analysis/custom_analysis_data");

    private final JsonNode criteria;

    CallFilters(JsonNode criteria) {
        this.criteria = criteria;
    }

    /** Checked first, because it is what a single call is looked up by. */
    boolean fitsMetadata(Call call) {
        JsonNode metadata = call.metadata == null ? Json.object() : call.metadata;
        for (var filter : criteria.path("metadata")) {
            if (!holds(filter, metadata.path(filter.path("key").asText()))) {
                return false;
            }
        }
        return true;
    }

    boolean fits(JsonNode call) {
        for (var criterion : criteria.properties()) {
            var name = criterion.getKey();
            var filter = criterion.getValue();
            var fits = switch (name) {
                case "agent" -> isByAgent(filter, call);
                case "agent_tag", "batch_call_id", "tool_calls" -> filter.isEmpty();
                case "metadata", "dynamic_variables", "custom_attributes", "custom_analysis_data" ->
                    isKeyed(filter, call.at(KEYED.getOrDefault(name, "/")));
                default -> holds(filter, call.at(PLACES.getOrDefault(name, "/" + name)));
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isByAgent(JsonNode agents, JsonNode call) {
        for (var agent : agents) {
            var versions = agent.path("version");
            var version = versions.isEmpty();
            for (var one : versions) {
                version |= one.asInt() == call.path("agent_version").asInt();
            }
            if (version
                    && agent.path("agent_id")
                            .asText()
                            .equals(call.path("agent_id").asText())) {
                return true;
            }
        }
        return agents.isEmpty();
    }

    private static boolean isKeyed(JsonNode filters, JsonNode object) {
        for (var filter : filters) {
            if (!holds(filter, object.path(filter.path("key").asText()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(JsonNode filter, JsonNode value) {
        var wanted = filter.path("value");
        var there = !value.isMissingNode() && !value.isNull();
        return switch (filter.path("op").asText()) {
            case "pr" -> there;
            case "np" -> !there;
            case "in" -> there && contains(wanted, value);
            case "bt" ->
                there
                        && value.asDouble() >= wanted.path(0).asDouble()
                        && value.asDouble() <= wanted.path(1).asDouble();
            case "sw" -> there && value.asText().startsWith(wanted.asText());
            case "ew" -> there && value.asText().endsWith(wanted.asText());
            case "co" -> there && value.asText().contains(wanted.asText());
            case "ne" -> !there || !same(value, wanted);
            case "gt" -> there && value.asDouble() > wanted.asDouble();
            case "ge" -> there && value.asDouble() >= wanted.asDouble();
            case "lt" -> there && value.asDouble() < wanted.asDouble();
            case "le" -> there && value.asDouble() <= wanted.asDouble();
            default -> there && same(value, wanted);
        };
    }

    private static boolean same(JsonNode value, JsonNode wanted) {
        return wanted.isNumber()
                ? value.isNumber() && value.decimalValue().compareTo(wanted.decimalValue()) == 0
                : value.getNodeType() == wanted.getNodeType() && value.asText().equals(wanted.asText());
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (var one : list) {
            if (one.asText().equals(value.asText())) {
                return true;
            }
        }
        return false;
    }
}
