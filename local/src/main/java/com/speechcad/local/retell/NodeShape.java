package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.ANY_ARRAY;
import static com.speechcad.local.retell.Shapes.ANY_OBJECT;
import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.NUMBER;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.by;
import static com.speechcad.local.retell.Shapes.integer;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.map;
import static com.speechcad.local.retell.Shapes.number;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;
import static com.speechcad.local.retell.Shapes.text;

import java.util.Map;

/** The fifteen kinds of node, and their edges. */
final class NodeShape {
    static final Shape MODEL_CHOICE = object().must("type", oneOf("cascading"))
            .must("model", oneOf(Models.TEXT))
            .may("high_priority", BOOLEAN);
    static final Shape KNOWLEDGE = object().may("top_k", integer(1, 10)).may("filter_score", number(0, 1));

    private static final ObjectShape PROMPT_TEXT =
            object().must("type", oneOf("prompt")).must("text", TEXT);
    private static final Map<String, ObjectShape> INSTRUCTIONS = Map.of(
            "prompt", PROMPT_TEXT, "static_text", object().must("type", TEXT).must("text", TEXT));
    private static final Shape INSTRUCTION = by("type", INSTRUCTIONS);

    private static final Shape EQUATION = object().must("left", TEXT)
            .must(
                    "operator",
                    oneOf("==", "!=", ">", ">=", "<", "<=", "contains", "not_contains", "exists", "not_exist"))
            .may("right", TEXT);
    private static final Shape CONDITION = by(
            "type",
            Map.of(
                    "prompt",
                    object().must("type", TEXT).must("prompt", TEXT),
                    "equation",
                    object().must("type", TEXT)
                            .must("equations", list(EQUATION, 1, 50))
                            .must("operator", oneOf("||", "&&"))));
    private static final Shape EDGE =
            object().must("id", TEXT).must("transition_condition", CONDITION).may("destination_node_id", TEXT);
    private static final Shape EDGES = list(EDGE);
    private static final Shape ELSE = fixed("Else");

    private static final ObjectShape BASE = object().must("id", text(1, 200))
            .must("type", TEXT)
            .may("name", TEXT)
            .may("model_choice", MODEL_CHOICE)
            .may("display_position", object().may("x", NUMBER).may("y", NUMBER))
            .may(
                    "global_node_setting",
                    object().must("condition", text(1, Integer.MAX_VALUE))
                            .may("go_back_conditions", EDGES)
                            .may("cool_down", number(1, Integer.MAX_VALUE))
                            .may("positive_finetune_examples", ANY_ARRAY)
                            .may("negative_finetune_examples", ANY_ARRAY));

    private static final ObjectShape TUNED =
            BASE.may("finetune_transition_examples", ANY_ARRAY).may("edges", EDGES);
    private static final ObjectShape BRANCHING = TUNED.may("else_edge", ELSE);
    private static final ObjectShape SPEAKING =
            object().may("speak_during_execution", BOOLEAN).may("instruction", INSTRUCTION);
    private static final ObjectShape RUNNING = BRANCHING
            .and(SPEAKING)
            .must("wait_for_result", BOOLEAN)
            .may("enable_typing_sound", BOOLEAN)
            .may("response_variables", map(TEXT));

    private static final ObjectShape TALKING = BRANCHING
            .may("skip_response_edge", fixed("Skip response"))
            .may("always_edge", fixed("Always"))
            .may("finetune_conversation_examples", ANY_ARRAY)
            .may("knowledge_base_ids", list(TEXT).orNull())
            .may("kb_config", KNOWLEDGE.orNull())
            .may("interruption_sensitivity", number(0, 1).orNull())
            .may("responsiveness", number(0, 1).orNull())
            .may("voice_speed", number(0.5, 2).orNull())
            .may("allow_dtmf_interruption", BOOLEAN.orNull())
            .may("stt_mode", oneOf("fast", "accurate", "custom").orNull())
            .may("custom_stt_config", ANY_OBJECT.orNull())
            .may("reminder_trigger_ms", number(1, Integer.MAX_VALUE).orNull())
            .may("reminder_max_count", integer(0, Integer.MAX_VALUE).orNull());

    private static final Shape DESTINATION = by(
            "type",
            Map.of(
                    "predefined",
                    object().must("type", TEXT).must("number", TEXT).may("extension", TEXT),
                    "inferred",
                    object().must("type", TEXT).must("prompt", TEXT)));
    private static final Shape TRANSFER_OPTION = object().must(
                    "type", oneOf("cold_transfer", "warm_transfer", "agentic_warm_transfer"))
            .may("cold_transfer_mode", oneOf("sip_refer", "sip_invite"))
            .may("show_transferee_as_caller", BOOLEAN)
            .may("transfer_ring_duration_ms", integer(5_000, 90_000))
            .may("agent_detection_timeout_ms", NUMBER)
            .may("on_hold_music", TEXT)
            .may("public_handoff_option", ANY_OBJECT)
            .may("private_handoff_option", ANY_OBJECT)
            .may("ivr_option", ANY_OBJECT)
            .may("opt_out_human_detection", BOOLEAN)
            .may("enable_bridge_audio_cue", BOOLEAN)
            .may("agentic_transfer_config", ANY_OBJECT);

    static final Shape NODE = by(
            "type",
            Map.ofEntries(
                    Map.entry("conversation", TALKING.must("instruction", INSTRUCTION)),
                    Map.entry(
                            "subagent",
                            TALKING.must("instruction", PROMPT_TEXT)
                                    .may("tool_ids", list(TEXT).orNull())
                                    .may("tools", ANY_ARRAY.orNull())),
                    Map.entry("end", BASE.and(SPEAKING)),
                    Map.entry("function", RUNNING.must("tool_id", TEXT).must("tool_type", oneOf("local", "shared"))),
                    Map.entry("code", RUNNING.must("code", text(0, 20_000)).may("timeout_ms", integer(5_000, 60_000))),
                    Map.entry(
                            "transfer_call",
                            BASE.and(SPEAKING)
                                    .must("transfer_destination", DESTINATION)
                                    .must("transfer_option", TRANSFER_OPTION)
                                    .must("edge", fixed("Transfer failed"))
                                    .may("ignore_e164_validation", BOOLEAN)
                                    .may("custom_sip_headers", map(TEXT))),
                    Map.entry(
                            "press_digit",
                            BRANCHING.must("instruction", PROMPT_TEXT).may("delay_ms", integer(0, 5_000))),
                    Map.entry("branch", TUNED.must("else_edge", ELSE)),
                    Map.entry(
                            "sms",
                            BASE.must("instruction", ANY_OBJECT)
                                    .must("success_edge", fixed("Sent successfully"))
                                    .must("failed_edge", fixed("Failed to send"))),
                    Map.entry(
                            "extract_dynamic_variables",
                            BRANCHING
                                    .must("variables", list(AnalysisShape.VARIABLE))
                                    .may("enable_typing_sound", BOOLEAN)),
                    Map.entry(
                            "agent_swap",
                            BASE.and(SPEAKING)
                                    .must("agent_id", TEXT)
                                    .must("post_call_analysis_setting", oneOf("both_agents", "only_destination_agent"))
                                    .must("edge", fixed("Transfer failed"))
                                    .may("agent_version", Shapes.ANY)
                                    .may("webhook_setting", TEXT)
                                    .may("keep_current_voice", BOOLEAN)
                                    .may("keep_current_language", BOOLEAN)),
                    Map.entry("mcp", RUNNING.must("mcp_id", TEXT).must("mcp_tool_name", TEXT)),
                    Map.entry(
                            "component",
                            TUNED.must("component_id", TEXT)
                                    .must("component_type", oneOf("local", "shared"))
                                    .must("else_edge", ELSE)),
                    Map.entry("bridge_transfer", BASE.and(SPEAKING)),
                    Map.entry("cancel_transfer", BASE.and(SPEAKING))));

    private NodeShape() {}

    private static Shape fixed(String prompt) {
        return object().must("id", TEXT)
                .may("destination_node_id", TEXT)
                .must(
                        "transition_condition",
                        object().must("type", oneOf("prompt")).must("prompt", oneOf(prompt)));
    }
}
