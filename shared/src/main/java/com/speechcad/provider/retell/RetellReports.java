package com.speechcad.provider.retell;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Transfer;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Shorten;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Retell's words about a call in, ours out. Fields and values that it adds do not matter. */
@Singleton
public class RetellReports {
    /** Our keys in a call's metadata. */
    static final String ATTEMPT = "attempt";

    static final String TENANT = "tenant";
    /** When it was asked for: seconds since 1970, a number. */
    static final String ASKED_AT = "asked_at";

    private static final String TURNS = "transcript_with_tool_calls";
    private static final String SCRUBBED = "scrubbed_transcript_with_tool_calls";
    private static final Set<String> OVER = Set.of("call_ended", "call_analyzed");
    private static final Set<String> KNOWN_STATUS = Set.of("registered", "ongoing", "ended", "not_connected", "error");
    private static final Set<String> SENTIMENTS = Set.of("Positive", "Neutral", "Negative", "Unknown");
    private static final int LONGEST_WORD = 64;
    private static final int MOST_CUSTOM = 20;
    private static final int LONGEST_CUSTOM = 500;
    private static final Pattern KEY = Pattern.compile("[0-9*#]");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ObjectMapper json;

    RetellReports(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @return empty for an event that says nothing we listen to
     * @throws IOException when it cannot be read
     */
    public Optional<CallReport> ofEvent(byte[] body) throws IOException {
        var tree = json.readValue(body, JsonNode.class);
        if (tree == null) {
            throw new IOException("not an object");
        }
        var event = Fields.text(tree, "event").orElseThrow(() -> new IOException("no event"));
        if (!event.equals("call_started") && !OVER.contains(event)) {
            return Optional.empty();
        }
        var call = Fields.node(tree, "call").orElseThrow(() -> new IOException("no call"));
        if (Fields.text(call, "call_id").isEmpty()) {
            throw new IOException("no call_id");
        }
        return Optional.of(report(call, OVER.contains(event)));
    }

    /** A call as the API shows it; empty for something that is no call. */
    Optional<CallReport> ofCall(JsonNode call) {
        return Fields.text(call, "call_id").map(_ -> report(call, false));
    }

    private static CallReport report(JsonNode call, boolean surelyOver) {
        var start = Fields.whole(call, "start_timestamp").map(Instant::ofEpochMilli);
        var end = Fields.whole(call, "end_timestamp").map(Instant::ofEpochMilli);
        var talked = Fields.whole(call, "duration_ms")
                .map(Duration::ofMillis)
                .or(() -> start.flatMap(from -> end.map(to -> Duration.between(from, to))));
        var phase = phase(call, surelyOver, start.isPresent(), talked);
        return new CallReport(
                attempt(call),
                Fields.text(call, "call_id").orElseThrow(),
                phase,
                start,
                end,
                phase == Phase.NOT_CONNECTED ? Optional.of(talked.orElse(Duration.ZERO)) : talked,
                Fields.text(call, "disconnection_reason").map(RetellReports::word),
                Fields.text(call, "recording_url").isPresent()
                        || Fields.text(call, "scrubbed_recording_url").isPresent(),
                turns(call, TURNS),
                turns(call, SCRUBBED),
                analysis(call),
                transfer(call),
                isTold(call, TURNS) || isTold(call, SCRUBBED));
    }

    /**
     * A list of no turns says that there were none. A call whose words are not stored has no such field when asked, and a
     * webhook without one says nothing either: were it renamed, nobody's no would be heard.
     */
    private static boolean isTold(JsonNode call, String field) {
        return Fields.node(call, field).filter(JsonNode::isArray).isPresent();
    }

    /** The agent's part ends when the call is handed over; the second leg has an end of its own. */
    private static Optional<Transfer> transfer(JsonNode call) {
        var handed = Fields.whole(call, "end_timestamp");
        var over = Fields.whole(call, "transfer_end_timestamp");
        return Fields.text(call, "transfer_destination")
                .filter(_ -> Fields.text(call, "disconnection_reason")
                        .filter("call_transfer"::equals)
                        .isPresent())
                .flatMap(PhoneNumber::international)
                .map(to -> new Transfer(
                        to, handed.flatMap(from -> over.map(end -> Duration.ofMillis(Math.max(0, end - from))))));
    }

    private static Phase phase(JsonNode call, boolean surelyOver, boolean started, Optional<Duration> talked) {
        var status =
                Fields.text(call, "call_status").filter(KNOWN_STATUS::contains).orElse("");
        var connected = talked.filter(Duration::isPositive).isPresent();
        return switch (status) {
            case "ended" -> Phase.ENDED;
            case "not_connected" -> Phase.NOT_CONNECTED;
            case "error" -> connected ? Phase.ENDED : Phase.NOT_CONNECTED;
            // A webhook's name counts for more than a stale status in it.
            default -> {
                var over =
                        surelyOver || Fields.text(call, "disconnection_reason").isPresent();
                if (over) {
                    yield connected || started ? Phase.ENDED : Phase.NOT_CONNECTED;
                }
                yield status.equals("ongoing") || started ? Phase.ONGOING : Phase.REGISTERED;
            }
        };
    }

    /** A reason is a word of the provider's program; whatever else stands there is not kept. */
    private static String word(String reason) {
        var letters = reason.replaceAll("[^a-z_]", "?");
        return letters.substring(0, Math.min(LONGEST_WORD, letters.length()));
    }

    private static Optional<UUID> attempt(JsonNode call) {
        return Fields.node(call, "metadata")
                .flatMap(metadata -> Fields.text(metadata, ATTEMPT))
                .filter(id -> ID.matcher(id).matches())
                .map(UUID::fromString);
    }

    private static List<Turn> turns(JsonNode call, String field) {
        var turns = new ArrayList<Turn>();
        for (var entry : Fields.list(call, field)) {
            turn(entry).ifPresent(turns::add);
        }
        return List.copyOf(turns);
    }

    private static Optional<Turn> turn(JsonNode entry) {
        return switch (Fields.text(entry, "role").orElse("")) {
            case "agent" -> said(entry, true);
            case "user" -> said(entry, false);
            case "dtmf" ->
                Fields.text(entry, "digit")
                        .filter(digit -> KEY.matcher(digit).matches())
                        .map(digit -> new Turn.Pressed(digit.charAt(0)));
            case "node_transition" ->
                Fields.text(entry, "new_node_id")
                        .map(to -> new Turn.Moved(
                                Fields.text(entry, "former_node_id").orElse(""), to));
            // A task has no places: the tool that ends such a call says where it went.
            case "tool_call_invocation" ->
                Fields.text(entry, "name")
                        .filter(RetellLlm.OPT_OUT::equals)
                        .map(_ -> new Turn.Moved("", CompiledFlow.OPT_OUT));
            default -> Optional.empty();
        };
    }

    private static Optional<Turn> said(JsonNode entry, boolean byAgent) {
        return Fields.text(entry, "content").map(words -> new Turn.Said(byAgent, words.strip()));
    }

    private static Optional<Analysis> analysis(JsonNode call) {
        return Fields.node(call, "call_analysis")
                .map(analysis -> new Analysis(
                        Fields.text(analysis, "call_summary").orElse(""),
                        Fields.text(analysis, "user_sentiment")
                                .filter(SENTIMENTS::contains)
                                .orElse(""),
                        Fields.flag(analysis, "in_voicemail"),
                        Optional.ofNullable(analysis.get("call_successful"))
                                .filter(JsonNode::isBoolean)
                                .map(JsonNode::getBooleanValue),
                        custom(analysis)));
    }

    /** Only plain values under plain names; nothing found is nothing. */
    private static Map<String, String> custom(JsonNode analysis) {
        var found = new LinkedHashMap<String, String>();
        Fields.node(analysis, "custom_analysis_data")
                .ifPresent(data -> data.entries().forEach(entry -> {
                    var value = entry.getValue();
                    if (found.size() < MOST_CUSTOM
                            && entry.getKey().length() <= LONGEST_WORD
                            && value.isValueNode()
                            && !value.isNull()) {
                        var text = Shorten.cut(value.coerceStringValue().strip(), LONGEST_CUSTOM);
                        if (!text.isEmpty()) {
                            found.put(entry.getKey(), text);
                        }
                    }
                }));
        return found;
    }
}
