package com.speechcad.provider.retell;

import com.speechcad.call.Dialer;
import com.speechcad.call.EndReason;
import com.speechcad.flow.Variables;
import com.speechcad.kernel.TenantId;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings and hangs up through Retell: once each, because Retell cannot tell a repetition from a second call. */
@Singleton
@Secondary
class RetellDialer implements Dialer {
    private static final Logger LOG = LoggerFactory.getLogger(RetellDialer.class);
    private static final Duration TO_ANSWER = Duration.ofSeconds(25);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int DAYS_KEPT_WITH_RECORDING = 7;

    private final RetellHttp http;
    private final Clock clock;

    RetellDialer(RetellHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Dialled dial(Order order) {
        try {
            return switch (http.post(order.tenant(), "/v2/create-phone-call", body(order), TO_ANSWER)) {
                case RetellAnswer.Ok(var call) ->
                    Fields.text(call, "call_id")
                            .<Dialled>map(Dialled.Accepted::new)
                            .orElseGet(Dialled.Uncertain::new);
                case RetellAnswer.Refused refused -> refused(order, refused);
            };
        } catch (RetellUnreachable lost) {
            LOG.warn("attempt {}: {}", order.attempt(), lost.getMessage());
            return lost.surelyNotSent() ? new Dialled.Refused(EndReason.PROVIDER_UNREACHABLE) : new Dialled.Uncertain();
        }
    }

    @Override
    public Stopped stop(TenantId tenant, String providerCall) {
        return switch (http.post(tenant, "/v2/stop-call/" + providerCall, null)) {
            case RetellAnswer.Ok(var _) -> Stopped.DONE;
            case RetellAnswer.Refused(var why, var _, var _, var _) ->
                why == RetellAnswer.Why.NOT_FOUND ? Stopped.NOT_RUNNING : Stopped.FAILED;
        };
    }

    private static Dialled refused(Order order, RetellAnswer.Refused refused) {
        if (refused.why() == RetellAnswer.Why.THROTTLED) {
            LOG.warn("attempt {}: Retell has no room now", order.attempt());
        } else {
            LOG.error("ALARM attempt {} is refused with {} {}", order.attempt(), refused.status(), refused.why());
        }
        return new Dialled.Refused(
                switch (refused.why()) {
                    case THROTTLED -> EndReason.PROVIDER_BUSY;
                    case UNPAID, UNAUTHORISED, NOT_CONFIGURED -> EndReason.PROVIDER_OFF;
                    case INVALID, NOT_FOUND, CONFLICT -> EndReason.PROVIDER_REFUSED;
                },
                refused.retryAfter());
    }

    private JsonNode body(Order order) {
        var longest = order.longest().compareTo(SHORTEST) < 0 ? SHORTEST : order.longest();
        var agent = Map.of(
                "max_call_duration_ms",
                JsonNode.createNumberNode(longest.toMillis()),
                "data_storage_setting",
                text(order.recording() ? "everything_except_pii" : "basic_attributes_only"),
                "data_storage_retention_days",
                JsonNode.createNumberNode(order.recording() ? DAYS_KEPT_WITH_RECORDING : 1));
        var call = new LinkedHashMap<String, JsonNode>();
        call.put("from_number", text(order.from().e164()));
        call.put("to_number", text(order.to().e164()));
        call.put("override_agent_id", text(order.agentId()));
        call.put("override_agent_version", JsonNode.createNumberNode(order.agentVersion()));
        call.put("agent_override", JsonNode.createObjectNode(Map.of("agent", JsonNode.createObjectNode(agent))));
        call.put(
                "metadata",
                JsonNode.createObjectNode(Map.of(
                        RetellReports.ATTEMPT, text(order.attempt().toString()),
                        RetellReports.TENANT, text(Long.toString(order.tenant().value())),
                        // By which many are found with one list: a call that nobody answers has no time of its own.
                        RetellReports.ASKED_AT,
                                JsonNode.createNumberNode(clock.instant().getEpochSecond()))));
        var variables = variables(order);
        if (!variables.isEmpty()) {
            call.put("retell_llm_dynamic_variables", JsonNode.createObjectNode(variables));
        }
        return JsonNode.createObjectNode(call);
    }

    /** What fills the gaps of a flow or a task; the opening is our own words. */
    static Map<String, JsonNode> variables(Order order) {
        var variables = new LinkedHashMap<String, JsonNode>();
        order.variables().forEach((name, value) -> {
            // A column of somebody's list must not become our words, or the provider's.
            if (!Variables.isReserved(name)) {
                variables.put(Variables.key(name), text(Variables.spoken(value)));
            }
        });
        order.opening().ifPresent(words -> variables.put(RetellGraph.OPENING, text(words)));
        return variables;
    }

    private static JsonNode text(String value) {
        return JsonNode.createStringNode(value);
    }
}
