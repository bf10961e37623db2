package com.speechcad.fn.cron;

import com.speechcad.db.Task;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every scheduled task: the input {@code {"task":"deliver-outbox"}} names it. Whoever has work for the clock brings a
 * {@link Task}; several of one name run one after the other.
 */
public class BillingCron extends MicronautRequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Logger LOG = LoggerFactory.getLogger(BillingCron.class);

    /** Below the function's own two minutes, so that the task and not Lambda ends it. */
    private static final Duration MOST = Duration.ofSeconds(80);

    @Inject
    List<Task> tasks;

    /** As Lambda builds it. */
    @SuppressWarnings("NullAway.Init")
    public BillingCron() {}

    /** Over beans that exist already. */
    @SuppressWarnings("NullAway.Init")
    public BillingCron(ApplicationContext context) {
        super(context);
    }

    /** @throws IllegalArgumentException for a task nobody has, so that the schedule's dead-letter queue shows it */
    @Override
    public Map<String, Object> execute(@Nullable Map<String, Object> input) {
        var named = input == null ? null : input.get("task");
        var wanted = tasks.stream().filter(task -> task.name().equals(named)).toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no task \"" + printable(named) + "\"; there are: " + names());
        }
        var name = wanted.getFirst().name();
        var said = new ArrayList<String>();
        try (var _ = About.the(Whose.EVENT, "task:" + name)) {
            each(wanted, task -> said.addAll(run(task, MOST.dividedBy(wanted.size()))));
        }
        LOG.info("{} done", name);
        return said.isEmpty() ? Map.of("task", name) : Map.of("task", name, "said", said);
    }

    /** One that fails keeps none of the others; the event is one that failed then. */
    private static void each(List<Task> tasks, Consumer<Task> work) {
        RuntimeException first = null;
        for (var task : tasks) {
            try {
                work.accept(task);
            } catch (RuntimeException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static List<String> run(Task task, Duration most) {
        if (task instanceof Telling telling) {
            return telling.tell(most);
        }
        task.run(most);
        return List.of();
    }

    private String names() {
        return tasks.stream().map(Task::name).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String printable(@Nullable Object named) {
        var name = String.valueOf(named).replaceAll("[^a-zA-Z0-9_-]", "?");
        return name.substring(0, Math.min(40, name.length()));
    }
}
