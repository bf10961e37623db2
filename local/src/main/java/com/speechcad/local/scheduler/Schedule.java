package com.speechcad.local.scheduler;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it was asked for, and how far it has come.
 *
 * @param version changes with every update, so that a timer set before knows it is stale
 * @param modified when it was made or last updated; a rate without a start date counts from here
 * @param lastDue until when everything due has run
 * @param done whether nothing will be due any more
 * @param definition the request's own fields
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Schedule(
        String group,
        String name,
        long version,
        Instant created,
        Instant modified,
        @Nullable Instant lastDue,
        boolean done,
        String clientToken,
        JsonNode definition) {

    static String key(String group, String name) {
        return group + "/" + name;
    }

    static String arn(String kind, String path) {
        return "arn:aws:scheduler:us-east-1:000000000000:" + kind + "/" + path;
    }

    String key() {
        return key(group, name);
    }

    String arn() {
        return arn("schedule", key());
    }

    Schedule ran(Instant until) {
        return new Schedule(group, name, version, created, modified, until, done, clientToken, definition);
    }

    Schedule finished() {
        return new Schedule(group, name, version, created, modified, lastDue, true, clientToken, definition);
    }

    boolean enabled() {
        return state().equals("ENABLED") && !done;
    }

    String state() {
        return definition.path("State").asText("ENABLED");
    }

    boolean isDeletedWhenDone() {
        return definition.path("ActionAfterCompletion").asText("NONE").equals("DELETE");
    }

    /** @throws IllegalArgumentException when the expression is none */
    Occurrences occurrences() {
        return Occurrences.parse(
                definition.path("ScheduleExpression").asText(""),
                zone(),
                date("StartDate").orElse(modified));
    }

    /** When it is next due; empty when never again. */
    Optional<Instant> nextDue() {
        if (occurrences() instanceof Occurrences.Once once) {
            return lastDue == null ? Optional.of(once.at()) : Optional.empty();
        }
        var start =
                date("StartDate").filter(modified::isBefore).orElse(modified).minusNanos(1);
        return occurrences()
                .after(lastDue == null ? start : lastDue)
                .filter(due -> date("EndDate").map(end -> !due.isAfter(end)).orElse(true));
    }

    /**
     * A region's of the IANA database: Java reads offsets too, which the service does not.
     *
     * @throws DateTimeException when there is no such zone
     */
    ZoneId zone() {
        var name = definition.path("ScheduleExpressionTimezone").asText("UTC");
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new DateTimeException("no region's zone: " + name);
        }
        return ZoneId.of(name);
    }

    /** How long after its time it may run. */
    int windowMinutes() {
        var window = definition.path("FlexibleTimeWindow");
        return window.path("Mode").asText("OFF").equals("FLEXIBLE")
                ? window.path("MaximumWindowInMinutes").asInt(0)
                : 0;
    }

    JsonNode target() {
        return definition.path("Target");
    }

    /** As GetSchedule tells it. */
    ObjectNode described() {
        var told = Json.object();
        told.setAll((ObjectNode) definition.deepCopy());
        told.remove("ClientToken");
        told.put("Name", name).put("GroupName", group).put("Arn", arn()).put("State", state());
        told.put("ActionAfterCompletion", isDeletedWhenDone() ? "DELETE" : "NONE");
        told.put("ScheduleExpressionTimezone", zone().getId());
        return told.put("CreationDate", seconds(created)).put("LastModificationDate", seconds(modified));
    }

    /** As ListSchedules tells it. */
    ObjectNode summary() {
        var told = Json.object()
                .put("Name", name)
                .put("GroupName", group)
                .put("Arn", arn())
                .put("State", state())
                .put("CreationDate", seconds(created))
                .put("LastModificationDate", seconds(modified));
        told.putObject("Target").put("Arn", target().path("Arn").asText());
        return told;
    }

    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    private Optional<Instant> date(String field) {
        var date = definition.path(field);
        return date.isNumber()
                ? Optional.of(Instant.ofEpochMilli(
                        date.decimalValue().movePointRight(3).longValue()))
                : Optional.empty();
    }
}
