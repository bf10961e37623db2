package com.speechcad.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * EventBridge Scheduler's REST API, going by the stack's clock. {@code /schedules}, {@code /schedule-groups}; the
 * schedules survive a restart, faults too, and what was due meanwhile runs then.
 */
public final class LabScheduler implements Handler {
    private static final int MOST_RESULTS = 100;

    private final Schedules schedules;
    private final SchedulerFaults faults;
    private final Firing firing;

    public LabScheduler(Journal journal, Clock clock, LabTimers timers, Targets targets, RandomGenerator random) {
        schedules = new Schedules(journal, clock);
        faults = new SchedulerFaults(journal);
        firing = new Firing(schedules, faults, clock, timers, targets, random);
    }

    /** From now on what is due runs, what was remembered included. */
    public LabScheduler start() {
        schedules.all().forEach(firing::arm);
        return this;
    }

    /** A schedule in the default group that is there from now on, as this says; one that is so already stays as it is. */
    public void ensure(String name, String expression, String targetArn, String input) {
        var asked = Json.object().put("ScheduleExpression", expression);
        asked.putObject("FlexibleTimeWindow").put("Mode", "OFF");
        asked.putObject("Target")
                .put("Arn", targetArn)
                .put("RoleArn", "arn:aws:iam::000000000000:role/scheduler")
                .put("Input", input);
        var known = schedules.find(Schedules.DEFAULT_GROUP, name);
        if (known.isEmpty()) {
            schedules.create(name, asked, firing::arm);
        } else if (!known.orElseThrow().definition().equals(asked)) {
            firing.arm(schedules.update(name, asked));
        }
    }

    /**
     * Runs one of the stack's own once more, now; when it is due next stays as it is.
     *
     * @return false when there is none of that name
     */
    public boolean now(String name) {
        var known = schedules.find(Schedules.DEFAULT_GROUP, name);
        known.ifPresent(firing::now);
        return known.isPresent();
    }

    /** The group is there, as the templates make it on AWS. */
    public void ensureGroup(String name) {
        if (!schedules.groups().contains(name)) {
            schedules.createGroup(name);
        }
    }

    /** The next firing that has none yet, of whichever schedule, suffers this. */
    public void fault(SchedulerFault fault) {
        faults.add(fault);
    }

    /**
     * The same, as {@code {"kind": "late", "by": "PT5M"}}, or {@code twice} or {@code lost}.
     *
     * @throws IllegalArgumentException when there is no such fault
     * @throws java.time.format.DateTimeParseException when that is no duration
     */
    public void fault(JsonNode asked) {
        faults.add(SchedulerFaults.read(asked));
    }

    /** What the next firings suffer, one each, in the words that they are asked for with. */
    public List<JsonNode> faults() {
        return faults.waiting().stream().map(SchedulerFaults::written).toList();
    }

    /** The next firings suffer nothing. */
    public void clearFaults() {
        faults.clear();
    }

    /** Every schedule as GetSchedule would tell it. */
    public List<JsonNode> describe() {
        return schedules.all().stream().<JsonNode>map(Schedule::described).toList();
    }

    @Override
    public Response handle(Request request) {
        try {
            return Response.json(200, Json.write(answer(request)));
        } catch (SchedulerError refused) {
            return Response.json(refused.status(), Json.write(Json.object().put("Message", refused.said())))
                    .with("x-amzn-ErrorType", refused.type());
        }
    }

    private ObjectNode answer(Request request) {
        var path = request.path().split("/", -1);
        var name = path.length == 3 ? path[2] : "";
        return switch (request.method() + " " + path[1] + (path.length == 3 ? "/" : "")) {
            case "POST schedules/" -> created(name, request);
            case "PUT schedules/" -> updated(name, request);
            case "GET schedules/" -> schedules.get(group(request), name).described();
            case "DELETE schedules/" -> {
                schedules.delete(group(request), name);
                yield Json.object();
            }
            case "GET schedules" -> listed(request);
            case "POST schedule-groups/" -> {
                schedules.createGroup(name);
                yield Json.object().put("ScheduleGroupArn", Schedule.arn("schedule-group", name));
            }
            case "GET schedule-groups/" -> schedules.describeGroup(name);
            case "DELETE schedule-groups/" -> {
                schedules.deleteGroup(name);
                yield Json.object();
            }
            case "GET schedule-groups" -> listedGroups(request);
            default -> throw SchedulerError.invalid("no such operation here: " + request.method() + request.path());
        };
    }

    private ObjectNode created(String name, Request request) {
        var schedule = schedules.create(name, body(request), firing::arm);
        return Json.object().put("ScheduleArn", schedule.arn());
    }

    private ObjectNode updated(String name, Request request) {
        var schedule = schedules.update(name, body(request));
        firing.arm(schedule);
        return Json.object().put("ScheduleArn", schedule.arn());
    }

    private ObjectNode listed(Request request) {
        var query = request.query();
        var group = query.getOrDefault("ScheduleGroup", "");
        var state = query.getOrDefault("State", "");
        var prefix = query.getOrDefault("NamePrefix", "");
        var found = schedules.all().stream()
                .filter(schedule -> group.isEmpty() || schedule.group().equals(group))
                .filter(schedule -> state.isEmpty() || schedule.state().equals(state))
                .filter(schedule -> schedule.name().startsWith(prefix))
                .sorted(Comparator.comparing(Schedule::key));
        return page(request, "Schedules", found, Schedule::key, Schedule::summary);
    }

    private ObjectNode listedGroups(Request request) {
        var prefix = request.query().getOrDefault("NamePrefix", "");
        var found = schedules.groups().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted();
        return page(request, "ScheduleGroups", found, Function.identity(), schedules::describeGroup);
    }

    private static <T> ObjectNode page(
            Request request, String field, Stream<T> sorted, Function<T, String> key, Function<T, ObjectNode> told) {
        var after = request.query().getOrDefault("NextToken", "");
        var most = most(request.query().getOrDefault("MaxResults", Integer.toString(MOST_RESULTS)));
        var rest = sorted.filter(item -> key.apply(item).compareTo(after) > 0).toList();
        var shown = rest.subList(0, Math.min(most, rest.size()));
        var answer = Json.object();
        var list = answer.putArray(field);
        shown.forEach(item -> list.add(told.apply(item)));
        if (shown.size() < rest.size()) {
            answer.put("NextToken", key.apply(shown.getLast()));
        }
        return answer;
    }

    private static int most(String results) {
        try {
            var most = Integer.parseInt(results);
            if (most >= 1 && most <= MOST_RESULTS) {
                return most;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw SchedulerError.invalid("MaxResults must be 1 to " + MOST_RESULTS + ".");
    }

    private static String group(Request request) {
        return request.query().getOrDefault("groupName", Schedules.DEFAULT_GROUP);
    }

    private static JsonNode body(Request request) {
        try {
            return Json.parse(request.body());
        } catch (IllegalArgumentException unreadable) {
            throw SchedulerError.invalid("The request body is not JSON.");
        }
    }
}
