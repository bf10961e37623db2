package com.speechcad.local.retell;

import static com.speechcad.local.retell.Shapes.ANY_OBJECT;
import static com.speechcad.local.retell.Shapes.BOOLEAN;
import static com.speechcad.local.retell.Shapes.TEXT;
import static com.speechcad.local.retell.Shapes.either;
import static com.speechcad.local.retell.Shapes.integer;
import static com.speechcad.local.retell.Shapes.list;
import static com.speechcad.local.retell.Shapes.map;
import static com.speechcad.local.retell.Shapes.number;
import static com.speechcad.local.retell.Shapes.object;
import static com.speechcad.local.retell.Shapes.oneOf;
import static com.speechcad.local.retell.Shapes.pattern;
import static com.speechcad.local.retell.Shapes.text;

/** What may be sent about calls and numbers. */
final class CallShape {
    private static final Shape VERSION = either(integer(0, Integer.MAX_VALUE), pattern("[a-z0-9_-]{1,20}"));
    private static final Shape SIP_HEADERS = (value, path, closed) -> {
        map(TEXT).check(value, path, closed);
        value.fieldNames()
                .forEachRemaining(name ->
                        Shapes.require(name.startsWith("X-"), path, "must have property names starting with \"X-\""));
    };

    static final ObjectShape CREATE = object().must("from_number", text(1, 100))
            .must("to_number", text(1, 100))
            .may("override_agent_id", text(1, 100))
            .may("override_agent_version", VERSION)
            .may(
                    "agent_override",
                    object().may("agent", AgentShape.UPDATE)
                            .may("retell_llm", LlmShape.OVERRIDE)
                            .may("conversation_flow", FlowShape.OVERRIDE))
            .may("metadata", ANY_OBJECT)
            .may("retell_llm_dynamic_variables", map(TEXT))
            .may("custom_sip_headers", SIP_HEADERS)
            .may("ignore_e164_validation", BOOLEAN);

    static final ObjectShape UPDATE = object().may("metadata", ANY_OBJECT)
            .may("data_storage_setting", oneOf("everything", "everything_except_pii", "basic_attributes_only"))
            .may("custom_attributes", ANY_OBJECT)
            .may("override_dynamic_variables", map(TEXT).orNull());

    private static final Shape WEIGHTS = list(object().must("agent_id", TEXT)
                    .must("weight", number(0, 1))
                    .may("agent_version", VERSION))
            .orNull();

    static final ObjectShape NUMBER = object().may("inbound_agents", WEIGHTS)
            .may("outbound_agents", WEIGHTS)
            .may("inbound_sms_agents", WEIGHTS)
            .may("outbound_sms_agents", WEIGHTS)
            .may("nickname", TEXT.orNull())
            .may("inbound_webhook_url", TEXT.orNull())
            .may("inbound_sms_webhook_url", TEXT.orNull())
            .may("allowed_inbound_country_list", list(pattern("[A-Z]{2}")).orNull())
            .may("allowed_outbound_country_list", list(pattern("[A-Z]{2}")).orNull())
            .may("fallback_number", TEXT.orNull())
            .may("termination_uri", TEXT)
            .may("auth_username", TEXT)
            .may("auth_password", TEXT)
            .may("transport", oneOf("TLS", "TCP", "UDP"));

    private CallShape() {}
}
