package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.by;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;
import static com.speechcad.local.retell.Shapes.pattern;
import static com.speechcad.local.retell.Shapes.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is taken from a conversation: during it by a node, or after it by the analysis. */
final class AnalysisShape {
    static final List<String> PII = List.of(
            "person_name",
            "address",
            "email",
            "phone_number",
            "ssn",
            "passport",
            "driver_license",
            "credit_card",
            "bank_account",
            "password",
            "pin",
            "medical_id",
            "date_of_birth",
            "customer_account_number");

    private static final ObjectShape ITEM = object().must("type", TEXT)
            .must("name", text(1, 200))
            .must("description", TEXT)
            .may("required", BOOLEAN)
            .may("conditional_prompt", TEXT);

    /** What a node or tool extracts is a parameter of a function of the model's, and those have plain names. */
    static final Shape VARIABLE = by("type", variables(ITEM.must("name", pattern("[A-Za-z0-9_-]{1,64}"))));

    static final Shape POST_CALL = by("type", withPresets());

    private AnalysisShape() {}

    private static Map<String, Shape> variables(ObjectShape item) {
        return Map.of(
                "string",
                item.may("examples", list(TEXT)),
                "enum",
                item.must("choices", list(TEXT, 1)),
                "boolean",
                item,
                "number",
                item);
    }

    private static Map<String, Shape> withPresets() {
        var all = new HashMap<>(variables(ITEM));
        all.put(
                "system-presets",
                object().must("type", TEXT)
                        .must("name", oneOf("call_summary", "call_successful", "user_sentiment"))
                        .may("description", text(1, 10_000))
                        .may("required", BOOLEAN)
                        .may("conditional_prompt", TEXT));
        return all;
    }
}
