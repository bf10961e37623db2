package com.speechcad.local.scheduler;

import com.speechcad.local.json.Json;
import java.time.DateTimeException;
import java.util.Set;
import java.util.regex.Pattern;

/** What CreateSchedule and UpdateSchedule refuse with a ValidationException. */
final class Validation {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");
    private static final Pattern ARN = Pattern.compile("arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:(\\d{12})?:.+");
    /** As the API's reference has it. */
    private static final String ROLE = "^arn:aws(-[a-z]+)?:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+$";

    private static final int MOST_WINDOW_MINUTES = 1440;

    private Validation() {}

    static void check(Schedule schedule) {
        checkName(schedule.name());
        var definition = schedule.definition();
        oneOf(definition.path("State").asText("ENABLED"), "state", Set.of("ENABLED", "DISABLED"));
        oneOf(
                definition.path("ActionAfterCompletion").asText("NONE"),
                "actionAfterCompletion",
                Set.of("NONE", "DELETE"));
        checkTime(schedule);
        checkWindow(schedule);
        checkTarget(schedule);
    }

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SchedulerError.invalid("1 validation error detected: Value '" + name
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " ^[0-9a-zA-Z-_.]+$");
        }
    }

    private static void checkTime(Schedule schedule) {
        try {
            schedule.zone();
        } catch (DateTimeException unknown) {
            throw SchedulerError.invalid("Provided ScheduleExpressionTimezone is not valid.");
        }
        try {
            schedule.occurrences();
        } catch (IllegalArgumentException invalid) {
            throw SchedulerError.invalid(String.valueOf(invalid.getMessage()));
        }
    }

    private static void checkWindow(Schedule schedule) {
        var window = schedule.definition().path("FlexibleTimeWindow");
        oneOf(window.path("Mode").asText(""), "flexibleTimeWindow.mode", Set.of("OFF", "FLEXIBLE"));
        var minutes = window.path("MaximumWindowInMinutes");
        if (window.path("Mode").asText().equals("OFF") != minutes.isMissingNode()) {
            throw SchedulerError.invalid("MaximumWindowInMinutes belongs to a FlexibleTimeWindow of mode FLEXIBLE.");
        }
        if (!minutes.isMissingNode() && (minutes.asInt() < 1 || minutes.asInt() > MOST_WINDOW_MINUTES)) {
            throw SchedulerError.invalid("MaximumWindowInMinutes must be 1 to " + MOST_WINDOW_MINUTES + ".");
        }
    }

    private static void checkTarget(Schedule schedule) {
        var target = schedule.target();
        if (!ARN.matcher(target.path("Arn").asText("")).matches()) {
            throw SchedulerError.invalid("Provided Arn is not in correct format.");
        }
        var role = target.path("RoleArn").asText("");
        if (!role.matches(ROLE)) {
            throw SchedulerError.invalid("1 validation error detected: Value '" + role
                    + "' at 'target.roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + ROLE);
        }
        var input = target.path("Input");
        if (target.path("Arn").asText().contains(":lambda:") && !input.isMissingNode()) {
            try {
                Json.parse(input.asText());
            } catch (IllegalArgumentException unreadable) {
                throw SchedulerError.invalid("Invalid Input: it must be valid JSON.");
            }
        }
    }

    private static void oneOf(String value, String field, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw SchedulerError.invalid("1 validation error detected: Value '" + value + "' at '" + field
                    + "' failed to satisfy constraint: Member must satisfy enum value set");
        }
    }
}
