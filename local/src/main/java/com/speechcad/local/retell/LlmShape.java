package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.ANY_ARRAY;
import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.by;
import static com.speechcad.local.retell.Shapes.integer;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.map;
import static com.speechcad.local.retell.Shapes.number;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;
import static com.speechcad.local.retell.Shapes.pattern;
import static com.speechcad.local.retell.Shapes.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What a single- or multi-prompt engine may look like. */
final class LlmShape {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    /** What a single call may change. */
    static final ObjectShape OVERRIDE = object().may("model", oneOf(Models.TEXT).orNull())
            .may("s2s_model", oneOf(Models.SPEECH).orNull())
            .may("model_temperature", number(0, 1).orNull())
            .may("model_high_priority", BOOLEAN.orNull())
            .may("tool_call_strict_mode", BOOLEAN.orNull())
            .may("knowledge_base_ids", list(TEXT).orNull())
            .may("kb_config", NodeShape.KNOWLEDGE.orNull())
            .may("start_speaker", oneOf("user", "agent"))
            .may("begin_after_user_silence_ms", integer(0, Integer.MAX_VALUE).orNull())
            .may("begin_message", TEXT.orNull());

    private static final Shape STATE = object().must("name", pattern(NAME))
            .may("state_prompt", TEXT)
            .may("edges", ANY_ARRAY)
            .may("tools", ANY_ARRAY);

    static final ObjectShape REQUEST = OVERRIDE.may("general_prompt", TEXT.orNull())
            .may("general_tools", list(by("type", tools())).orNull())
            .may("states", list(STATE).orNull())
            .may("starting_state", TEXT.orNull())
            .may("default_dynamic_variables", map(TEXT).orNull())
            .may("mcps", ANY_ARRAY.orNull())
            .may("is_transfer_llm", BOOLEAN.orNull())
            .may("version", integer(0, Integer.MAX_VALUE).orNull());

    private LlmShape() {}

    /** What holds between the fields. */
    static void check(JsonNode llm) {
        if (llm.hasNonNull("model") && llm.hasNonNull("s2s_model")) {
            throw Refused.because(400, "model and s2s_model cannot both be set");
        }
        if (!llm.path("states").isEmpty() && !llm.hasNonNull("starting_state")) {
            throw Refused.because(400, "starting_state is required when states is not empty");
        }
        var names = new HashSet<String>();
        for (var tool : llm.path("general_tools")) {
            if (!names.add(tool.path("name").asText())) {
                throw Refused.because(
                        400, "tool names must be unique: " + tool.path("name").asText());
            }
        }
    }

    private static Map<String, Shape> tools() {
        var tool = object().must("type", TEXT).must("name", pattern(NAME)).may("description", TEXT);
        var open = new HashMap<String, Shape>();
        for (var type : List.of("end_call", "press_digit", "bridge_transfer", "cancel_transfer")) {
            open.put(type, anyMore(tool));
        }
        open.put("mcp", anyMore(tool.needs("description")));
        open.put("transfer_call", anyMore(tool.needs("transfer_destination", "transfer_option")));
        open.put("custom", anyMore(tool.needs("url")));
        open.put("code", anyMore(tool.must("code", text(0, 20_000))));
        open.put(
                "extract_dynamic_variable",
                anyMore(tool.needs("description").must("variables", list(AnalysisShape.VARIABLE))));
        open.put("send_sms", anyMore(tool.needs("sms_content")));
        open.put("agent_swap", anyMore(tool.needs("agent_id", "post_call_analysis_setting")));
        open.put("check_availability_cal", anyMore(tool.needs("cal_api_key", "event_type_id")));
        open.put("book_appointment_cal", anyMore(tool.needs("cal_api_key", "event_type_id")));
        return open;
    }

    /** Tools carry many fields that do not change how the double behaves. */
    private static Shape anyMore(ObjectShape tool) {
        return (value, path, _) -> tool.check(value, path, false);
    }
}
