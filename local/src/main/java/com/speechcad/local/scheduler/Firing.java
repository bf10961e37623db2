package com.speechcad.local.scheduler;

import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.scheduler.SchedulerFault.Late;
import com.speechcad.local.scheduler.SchedulerFault.Lost;
import com.speechcad.local.scheduler.SchedulerFault.Twice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is due. A firing is marked as done only after it was delivered: a killed process fires it again. */
final class Firing {
    private static final Logger LOG = LoggerFactory.getLogger(Firing.class);
    /** Lambda tries an asynchronous invocation three times, one and then two minutes apart. */
    private static final int ATTEMPTS = 3;

    private final Schedules schedules;
    private final Clock clock;
    private final LabTimers timers;
    private final Targets targets;
    private final RandomGenerator random;
    private final SchedulerFaults faults;
    /** Whoever makes a schedule arms it, and so does the start: one turn is one all the same. */
    private final Set<Turn> armed = ConcurrentHashMap.newKeySet();

    private record Turn(String schedule, long version, Instant due) {}

    Firing(
            Schedules schedules,
            SchedulerFaults faults,
            Clock clock,
            LabTimers timers,
            Targets targets,
            RandomGenerator random) {
        this.schedules = schedules;
        this.faults = faults;
        this.clock = clock;
        this.timers = timers;
        this.targets = targets;
        this.random = random;
    }

    void arm(Schedule schedule) {
        if (!schedule.enabled()) {
            return;
        }
        schedule.nextDue().ifPresent(due -> {
            var window = Duration.ofMinutes(schedule.windowMinutes()).toMillis();
            var delay = window == 0 ? 0 : random.nextLong(window);
            var turn = new Turn(schedule.key(), schedule.version(), due);
            if (armed.add(turn)) {
                timers.at(due.plusMillis(delay), () -> {
                    try {
                        fire(schedule, due);
                    } finally {
                        armed.remove(turn);
                    }
                });
            }
        });
    }

    /** Once more, now; when it is due next stays as it is. */
    void now(Schedule schedule) {
        var now = clock.instant();
        timers.at(now, () -> deliver(schedule, now, UUID.randomUUID().toString(), 1));
    }

    private void fire(Schedule armed, Instant due) {
        if (isStale(armed) || isOver(armed, due)) {
            return;
        }
        switch (faults.take().orElse(null)) {
            case null -> deliverAndGoOn(armed, due);
            case Late late -> timers.at(due.plus(late.by()), () -> deliverAndGoOn(armed, due));
            case Lost _ -> goOn(armed, due, clock.instant());
            case Twice _ -> {
                deliver(armed, due, UUID.randomUUID().toString(), 1);
                deliverAndGoOn(armed, due);
            }
        }
    }

    private void deliverAndGoOn(Schedule armed, Instant due) {
        if (!isStale(armed)) {
            var began = clock.instant();
            deliver(armed, due, UUID.randomUUID().toString(), 1);
            goOn(armed, due, began);
        }
    }

    /** After a jump or a long rest only the latest of the missed occurrences ran. */
    private void goOn(Schedule armed, Instant due, Instant began) {
        schedules.ran(armed, began.isAfter(due) ? began : due).ifPresent(this::arm);
    }

    private boolean isStale(Schedule armed) {
        return schedules
                .find(armed.group(), armed.name())
                .filter(current -> current.version() == armed.version() && current.enabled())
                .isEmpty();
    }

    /** Whoever arms it may have read it before its turn was over. */
    private boolean isOver(Schedule armed, Instant due) {
        return schedules
                .find(armed.group(), armed.name())
                .flatMap(Schedule::nextDue)
                .filter(due::equals)
                .isEmpty();
    }

    private void deliver(Schedule schedule, Instant due, String execution, int attempt) {
        var input = input(schedule, due, execution, attempt);
        var again = clock.instant().plus(Duration.ofMinutes(attempt));
        try {
            invoke(schedule.target().path("Arn").asText(), input);
        } catch (FunctionError failed) {
            LOG.warn("schedule {}, attempt {}: {}", schedule.key(), attempt, failed.errorType());
            if (attempt < ATTEMPTS) {
                timers.at(again, () -> deliver(schedule, due, execution, attempt + 1));
            } else {
                giveUp(schedule, input);
            }
        }
    }

    private void giveUp(Schedule schedule, byte[] input) {
        var deadLetters = schedule.target().path("DeadLetterConfig").path("Arn").asText("");
        LOG.error("schedule {} is given up", schedule.key());
        if (!deadLetters.isEmpty()) {
            invoke(deadLetters, input);
        }
    }

    private void invoke(String arn, byte[] input) {
        targets.find(arn)
                .orElseThrow(() -> new FunctionError("ResourceNotFoundException", "nobody behind " + arn))
                .invoke(input);
    }

    private static byte[] input(Schedule schedule, Instant due, String execution, int attempt) {
        var time = due.truncatedTo(ChronoUnit.SECONDS).toString();
        var given = schedule.target().path("Input");
        var text = given.isMissingNode() ? notification(schedule, time, execution) : given.asText();
        return text.replace("<aws.scheduler.schedule-arn>", schedule.arn())
                .replace("<aws.scheduler.scheduled-time>", time)
                .replace("<aws.scheduler.execution-id>", execution)
                .replace("<aws.scheduler.attempt-number>", Integer.toString(attempt))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What a target gets when the schedule has no input of its own. */
    private static String notification(Schedule schedule, String time, String execution) {
        var event = Json.object()
                .put("version", "0")
                .put("id", execution)
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.scheduler")
                .put("account", "000000000000")
                .put("time", time)
                .put("region", "us-east-1");
        event.putArray("resources").add(schedule.arn());
        return Json.write(event.put("detail", "{}"));
    }
}
