package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {{name}}} in a text; an unknown one stays as it is written. */
final class Variables {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy 'at' hh:mm a zzz", Locale.ENGLISH);
    private static final int DEEPEST = 5;

    private final Call call;
    private final JsonNode defaults;
    private final ZoneId zone;
    private final Clock clock;

    Variables(Call call, JsonNode engine, JsonNode agent, Clock clock) {
        this.call = call;
        this.defaults = engine.path("default_dynamic_variables");
        this.zone = zone(agent.path("timezone").asText("America/Los_Angeles"));
        this.clock = clock;
    }

    String fill(String text) {
        var filled = text;
        for (int depth = 0; depth < DEEPEST && filled.contains("{{"); depth++) {
            var next = PLACEHOLDER
                    .matcher(filled)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(value(found.group(1)).orElse(found.group())));
            if (next.equals(filled)) {
                break;
            }
            filled = next;
        }
        return filled;
    }

    /** What was collected in the call, then what came with it, then the flow's default, then the provider's own. */
    Optional<String> value(String name) {
        if (call.collected.containsKey(name)) {
            return Optional.ofNullable(call.collected.get(name));
        }
        if (call.dynamic.containsKey(name)) {
            return Optional.ofNullable(call.dynamic.get(name));
        }
        if (defaults.hasNonNull(name)) {
            return Optional.of(defaults.path(name).asText());
        }
        return Optional.ofNullable(
                switch (name) {
                    case "call_id" -> call.id;
                    case "call_type" -> "phone_call";
                    case "session_type" -> "voice";
                    case "direction" -> "outbound";
                    case "user_number" -> call.to;
                    case "agent_number" -> call.from;
                    case "current_time" -> TIME.format(clock.instant().atZone(zone));
                    case "current_hour" ->
                        String.valueOf(clock.instant().atZone(zone).getHour());
                    default ->
                        name.startsWith("current_time_")
                                ? TIME.format(clock.instant().atZone(zone(name.substring(13))))
                                : null;
                });
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneId.of("America/Los_Angeles");
        }
    }
}
