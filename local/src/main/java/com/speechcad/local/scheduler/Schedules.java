package com.speechcad.local.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All schedules and their groups, kept over a restart. */
final class Schedules {
    static final String DEFAULT_GROUP = "default";

    private static final String SCHEDULE = "schedule";
    private static final String GROUP = "schedule-group";

    private final Journal journal;
    private final Clock clock;
    private long lastVersion;

    Schedules(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        lastVersion = all().stream().mapToLong(Schedule::version).max().orElse(0);
    }

    /** The same token and the same request once more change nothing. */
    synchronized Schedule create(String name, JsonNode asked, Consumer<Schedule> whenNew) {
        var group = group(asked);
        requireGroup(group);
        var token = asked.path("ClientToken").asText("");
        var before = find(group, name);
        if (before.isPresent()) {
            var known = before.orElseThrow();
            if (!token.isEmpty() && known.clientToken().equals(token) && same(known.definition(), asked)) {
                return known;
            }
            throw SchedulerError.conflict("Schedule " + name + " already exists.");
        }
        var now = clock.instant();
        var made = new Schedule(group, name, ++lastVersion, now, now, null, false, token, asked);
        Validation.check(made);
        put(made);
        whenNew.accept(made);
        return made;
    }

    /** What is not named goes back to its default, as with the real service. */
    synchronized Schedule update(String name, JsonNode asked) {
        var group = group(asked);
        var before = get(group, name);
        var token = asked.path("ClientToken").asText("");
        var made =
                new Schedule(group, name, ++lastVersion, before.created(), clock.instant(), null, false, token, asked);
        Validation.check(made);
        put(made);
        return made;
    }

    synchronized void delete(String group, String name) {
        get(group, name);
        journal.remove(SCHEDULE, Schedule.key(group, name));
    }

    Schedule get(String group, String name) {
        requireGroup(group);
        return find(group, name).orElseThrow(() -> SchedulerError.notFound("Schedule " + name + " does not exist."));
    }

    Optional<Schedule> find(String group, String name) {
        return journal.get(SCHEDULE, Schedule.key(group, name)).map(Schedules::read);
    }

    List<Schedule> all() {
        return journal.all(SCHEDULE).values().stream().map(Schedules::read).toList();
    }

    /** Nothing happens when the schedule was changed or deleted since. */
    synchronized Optional<Schedule> ran(Schedule ran, Instant until) {
        var current = find(ran.group(), ran.name()).filter(found -> found.version() == ran.version());
        if (current.isEmpty()) {
            return Optional.empty();
        }
        var next = current.orElseThrow().ran(until);
        if (next.nextDue().isPresent()) {
            put(next);
            return Optional.of(next);
        }
        if (next.isDeletedWhenDone()) {
            journal.remove(SCHEDULE, next.key());
        } else {
            put(next.finished());
        }
        return Optional.empty();
    }

    synchronized void createGroup(String name) {
        if (name.equals(DEFAULT_GROUP) || journal.get(GROUP, name).isPresent()) {
            throw SchedulerError.conflict("Schedule group " + name + " already exists.");
        }
        Validation.checkName(name);
        journal.put(GROUP, name, Json.write(Json.tree(clock.instant())));
    }

    /** Takes its schedules along. */
    synchronized void deleteGroup(String name) {
        if (name.equals(DEFAULT_GROUP)) {
            throw SchedulerError.invalid("The default schedule group cannot be deleted.");
        }
        requireGroup(name);
        all().stream()
                .filter(schedule -> schedule.group().equals(name))
                .forEach(schedule -> journal.remove(SCHEDULE, schedule.key()));
        journal.remove(GROUP, name);
    }

    ObjectNode describeGroup(String name) {
        requireGroup(name);
        var created = Schedule.seconds(journal.get(GROUP, name)
                .map(text -> Json.parse(text, Instant.class))
                .orElse(Instant.EPOCH));
        return Json.object()
                .put("Name", name)
                .put("Arn", Schedule.arn("schedule-group", name))
                .put("State", "ACTIVE")
                .put("CreationDate", created)
                .put("LastModificationDate", created);
    }

    List<String> groups() {
        var names = new ArrayList<String>();
        names.add(DEFAULT_GROUP);
        names.addAll(journal.all(GROUP).keySet());
        return List.copyOf(names);
    }

    private void requireGroup(String group) {
        if (!group.equals(DEFAULT_GROUP) && journal.get(GROUP, group).isEmpty()) {
            throw SchedulerError.notFound("Schedule group " + group + " does not exist.");
        }
    }

    private void put(Schedule schedule) {
        journal.put(SCHEDULE, schedule.key(), Json.write(Json.tree(schedule)));
    }

    private static String group(JsonNode asked) {
        return asked.path("GroupName").asText(DEFAULT_GROUP);
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Json.parse(Json.write(other)));
    }

    private static Schedule read(String json) {
        return Json.parse(json, Schedule.class);
    }
}
