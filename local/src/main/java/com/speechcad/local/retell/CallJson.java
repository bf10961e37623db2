package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A call as the provider shows it: by the API, in a list, in a webhook. */
final class CallJson {
    private static final List<String> REQUIRED = List.of(
            "call_id",
            "call_type",
            "agent_id",
            "agent_version",
            "call_status",
            "from_number",
            "to_number",
            "direction",
            "metadata");

    private static final long DAY_MS = 86_400_000;

    private final Workspace workspace;
    private final Supplier<URI> base;

    /** @param base where this double is reached, for the addresses of recordings */
    CallJson(Workspace workspace, Supplier<URI> base) {
        this.workspace = workspace;
        this.base = base;
    }

    /** What a request for the call gets: less than the webhook had, when storage is restricted. */
    ObjectNode api(Call call) {
        var json = head(call);
        if (call.reason != null || call.ongoing()) {
            var kept = storage(call).equals("everything");
            if (kept) {
                transcripts(call, json);
            }
            if (call.reason != null && call.startMs > 0 && isScrubbed(call)) {
                scrubbedTranscript(call, json);
            }
            outcome(call, json, kept);
        }
        return json;
    }

    /** As {@link #api}, without transcripts. */
    ObjectNode listed(Call call) {
        var json = head(call);
        outcome(call, json, storage(call).equals("everything"));
        return json;
    }

    ObjectNode started(Call call) {
        return head(call);
    }

    /** Everything, whatever is stored later. */
    ObjectNode webhook(Call call) {
        var json = head(call);
        transcripts(call, json);
        if (call.reason != null && call.startMs > 0 && isScrubbed(call)) {
            json.set("scrubbed_transcript_with_tool_calls", Transcript.scrubbed(call));
        }
        outcome(call, json, true);
        return json;
    }

    /** What every call has. The metadata stays: without it nothing could be told apart. */
    static ObjectNode onlyRequired(ObjectNode call) {
        return call.deepCopy().retain(REQUIRED);
    }

    String storage(Call call) {
        return call.storage != null
                ? call.storage
                : agent(call).path("data_storage_setting").asText("everything");
    }

    boolean isScrubbed(Call call) {
        return !agent(call).path("pii_config").path("categories").isEmpty()
                || storage(call).equals("everything_except_pii");
    }

    private ObjectNode head(Call call) {
        var json = Json.object();
        json.put("call_id", call.id).put("call_type", "phone_call");
        json.put("agent_id", call.agentId).put("agent_version", call.agentVersion);
        if (agent(call).hasNonNull("agent_name")) {
            json.put("agent_name", agent(call).path("agent_name").asText());
        }
        json.put("call_status", call.status);
        if (call.metadata != null) {
            json.set("metadata", call.metadata);
        }
        texts(json, "retell_llm_dynamic_variables", call.dynamic);
        if (call.startMs > 0) {
            var headers = json.putObject("custom_sip_headers");
            call.headers.forEach(headers::put);
            headers.put("X-RetellAI-CallId", call.id).put("X-RetellAI-Direction", "Outbound");
            json.put("start_timestamp", call.startMs);
            json.putObject("telephony_identifier").put("twilio_call_sid", "CA" + call.id.substring(5));
        }
        json.put("data_storage_setting", storage(call));
        json.put("opt_in_signed_url", agent(call).path("opt_in_signed_url").asBoolean(false));
        json.put("from_number", call.from).put("to_number", call.to).put("direction", "outbound");
        return json;
    }

    private static void transcripts(Call call, ObjectNode json) {
        json.put("transcript", Transcript.plain(call));
        json.set("transcript_object", Transcript.spoken(call));
        json.set("transcript_with_tool_calls", Transcript.full(call));
    }

    private void scrubbedTranscript(Call call, ObjectNode json) {
        if (!storage(call).equals("basic_attributes_only")) {
            json.set("scrubbed_transcript_with_tool_calls", Transcript.scrubbed(call));
        }
    }

    private void outcome(Call call, ObjectNode json, boolean withContent) {
        if (withContent) {
            texts(json, "collected_dynamic_variables", call.collected);
        } else if (!storage(call).equals("basic_attributes_only")) {
            var scrubbed = new LinkedHashMap<>(call.collected);
            scrubbed.replaceAll((_, value) -> Transcript.scrub(value));
            texts(json, "collected_dynamic_variables", scrubbed);
        }
        if (call.reason == null) {
            return;
        }
        json.put("duration_ms", call.durationMs);
        json.put("disconnection_reason", call.reason);
        json.set("call_cost", Costs.of(call));
        if (call.startMs > 0) {
            json.put("end_timestamp", call.endMs);
            recordings(call, json, withContent);
            json.set("latency", Costs.latency(call));
            json.set("llm_token_usage", Costs.tokens(call));
        }
        if (call.transferDestination != null) {
            json.put("transfer_destination", call.transferDestination);
            // The second leg may outlast the first report.
            if (call.analyzed) {
                json.put("transfer_end_timestamp", call.endMs + call.transferMs);
            }
        }
        if (call.analyzed) {
            json.set("call_analysis", Analysis.of(call, agent(call)));
        }
    }

    private void recordings(Call call, ObjectNode json, boolean withContent) {
        if (withContent) {
            json.put("recording_url", address(call, call.recording, "recording.wav"));
            json.put("recording_multi_channel_url", address(call, call.recording, "multichannel.wav"));
            json.put("public_log_url", address(call, call.recording, "public.log"));
        }
        if (isScrubbed(call) && !storage(call).equals("basic_attributes_only")) {
            json.put("scrubbed_recording_url", address(call, call.scrubbedRecording, "recording.wav"));
            json.put("scrubbed_recording_multi_channel_url", address(call, call.scrubbedRecording, "multichannel.wav"));
        }
    }

    private String address(Call call, String token, String file) {
        var address = base.get() + "/recordings/" + token + "/" + file;
        if (!agent(call).path("opt_in_signed_url").asBoolean(false)) {
            return address;
        }
        var until = workspace.clock.millis()
                + agent(call).path("signed_url_expiration_ms").asLong(DAY_MS);
        return address + "?expires=" + until + "&signature=" + SignedUrl.signature(workspace.settings, token, until);
    }

    private JsonNode agent(Call call) {
        return new CallContext(workspace, call).agent();
    }

    private static void texts(ObjectNode json, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            var object = json.putObject(name);
            values.forEach(object::put);
        }
    }
}
