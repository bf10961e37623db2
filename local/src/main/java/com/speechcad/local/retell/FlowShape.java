package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.ANY_ARRAY;
import static com.speechcad.local.retell.Shapes.ANY_OBJECT;
import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.integer;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.map;
import static com.speechcad.local.retell.Shapes.number;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;

/** What a conversation flow may look like, apart from where its edges lead ({@link FlowReferences}). */
final class FlowShape {
    /** What a single call may change. */
    static final ObjectShape OVERRIDE = object().may("model_choice", NodeShape.MODEL_CHOICE)
            .may("model_temperature", number(0, 1).orNull())
            .may("tool_call_strict_mode", BOOLEAN.orNull())
            .may("knowledge_base_ids", list(TEXT).orNull())
            .may("kb_config", NodeShape.KNOWLEDGE.orNull())
            .may("start_speaker", oneOf("user", "agent"))
            .may("begin_after_user_silence_ms", integer(0, Integer.MAX_VALUE).orNull());

    static final ObjectShape UPDATE = OVERRIDE.may("global_prompt", TEXT.orNull())
            .may("nodes", list(NodeShape.NODE))
            .may("start_node_id", TEXT.orNull())
            .may("default_dynamic_variables", map(TEXT).orNull())
            .may("tools", ANY_ARRAY.orNull())
            .may("components", ANY_ARRAY.orNull())
            .may("mcps", list(object().must("name", TEXT).must("url", TEXT)).orNull())
            .may("flex_mode", BOOLEAN.orNull())
            .may("is_transfer_cf", BOOLEAN.orNull())
            .may("is_transfer_llm", BOOLEAN.orNull())
            .may("notes", ANY_ARRAY.orNull())
            .may("begin_tag_display_position", ANY_OBJECT.orNull());

    static final ObjectShape CREATE = UPDATE.needs("start_speaker", "model_choice", "nodes");

    private FlowShape() {}
}
