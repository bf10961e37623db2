package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.ANY;
import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.NUMBER;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.by;
import static com.speechcad.local.retell.Shapes.integer;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;

import java.util.Map;

/** What may be asked of a list of calls. */
final class FilterShape {
    private static final ObjectShape STRING =
            typed().must("op", oneOf("eq", "ne", "sw", "ew", "co")).must("value", TEXT);
    private static final ObjectShape NUMERIC =
            typed().must("op", oneOf("eq", "ne", "gt", "ge", "lt", "le")).must("value", NUMBER);
    private static final ObjectShape RANGE = typed().must("op", oneOf("bt")).must("value", list(NUMBER, 2, 2));
    private static final ObjectShape TRUTH = typed().must("op", oneOf("eq")).must("value", BOOLEAN);
    private static final ObjectShape PRESENT = typed().must("op", oneOf("pr", "np"));

    private static final Shape TEXTUAL = by("type", Map.of("string", STRING));
    private static final Shape COUNTED = by("type", Map.of("number", NUMERIC, "range", RANGE));
    private static final Shape YES_NO = by("type", Map.of("boolean", TRUTH));
    private static final Shape KEYED = list(by(
            "type",
            Map.of(
                    "string", STRING.must("key", TEXT),
                    "number", NUMERIC.must("key", TEXT),
                    "range", RANGE.must("key", TEXT),
                    "boolean", TRUTH.must("key", TEXT),
                    "present", PRESENT.must("key", TEXT))));

    private static final ObjectShape CRITERIA = object().may(
                    "agent", list(object().must("agent_id", TEXT).may("version", list(integer(0, Integer.MAX_VALUE)))))
            .may("agent_tag", ANY)
            .may("call_id", TEXTUAL)
            .may("batch_call_id", TEXTUAL)
            .may("call_status", among("not_connected", "ongoing", "ended", "error"))
            .may("call_type", among("web_call", "phone_call"))
            .may("direction", among("inbound", "outbound"))
            .may("disconnection_reason", among())
            .may("user_sentiment", among("Negative", "Positive", "Neutral", "Unknown"))
            .may("data_storage_setting", among("everything", "everything_except_pii", "basic_attributes_only"))
            .may("call_successful", YES_NO)
            .may("in_voicemail", YES_NO)
            .may("from_number", TEXTUAL)
            .may("to_number", TEXTUAL)
            .may("start_timestamp", COUNTED)
            .may("end_timestamp", COUNTED)
            .may("duration_ms", COUNTED)
            .may("combined_cost", COUNTED)
            .may("e2e_latency_p50", COUNTED)
            .may("tool_calls", ANY)
            .may("metadata", KEYED)
            .may("dynamic_variables", KEYED)
            .may("custom_attributes", KEYED)
            .may("custom_analysis_data", KEYED);

    static final ObjectShape LIST = object().may("filter_criteria", CRITERIA)
            .may("sort_order", oneOf("ascending", "descending"))
            .may("limit", integer(1, 1000))
            .may("skip", integer(0, Integer.MAX_VALUE))
            .may("pagination_key", TEXT)
            .may("include_total", BOOLEAN);

    private FilterShape() {}

    private static ObjectShape typed() {
        return object().must("type", TEXT);
    }

    private static Shape among(String... values) {
        var item = values.length == 0 ? TEXT : oneOf(values);
        return by("type", Map.of("enum", typed().must("op", oneOf("in")).must("value", list(item))));
    }
}
