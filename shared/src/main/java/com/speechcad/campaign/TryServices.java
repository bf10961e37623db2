package com.speechcad.campaign;

import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For the doctor: does once, with what may only be done where jobs are, what work does with the bucket and the scheduler,
 * and takes all of it back. That it runs at all says that the queue and the worker are well. What does not work is the
 * reason with which the job is refused, a line each.
 */
@Singleton
public class TryServices implements JobHandler {
    /** Added again whenever somebody asks; its subject is {@link #SUBJECT}. */
    public static final String KIND = "try-services";

    public static final String SUBJECT = "doctor";

    private static final byte[] WORDS = "what the doctor wrote".getBytes(StandardCharsets.UTF_8);

    /** So far away that it never comes to anything if it is not taken back. */
    private static final Duration FAR = Duration.ofDays(365);

    private final FileStore files;
    private final List<Scheduler> schedulers;
    private final Clock clock;

    TryServices(FileStore files, List<Scheduler> schedulers, Clock clock) {
        this.files = files;
        this.schedulers = schedulers;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var wrong = new ArrayList<String>();
        tried(wrong, () -> file(job.tenant().value() + "/" + SUBJECT));
        // Without one, campaigns start with the minute's sweep: nothing is wrong.
        schedulers.stream().findFirst().ifPresent(scheduler -> tried(wrong, () -> schedule(scheduler, job)));
        return wrong.isEmpty() ? new Outcome.Done() : new Outcome.Refused(String.join("\n", wrong));
    }

    private void file(String key) {
        files.put(key, "text/plain", WORDS);
        var read = files.get(key);
        files.delete(key);
        if (read.filter(words -> Arrays.equals(words, WORDS)).isEmpty()) {
            throw new Unreachable("the bucket gives back something else than it took");
        }
    }

    private void schedule(Scheduler scheduler, Job job) {
        var name = SUBJECT + "-" + job.tenant().value();
        scheduler.put(name, clock.instant().plus(FAR), SUBJECT);
        scheduler.remove(name);
    }

    private static void tried(List<String> wrong, Runnable work) {
        try {
            work.run();
        } catch (Unreachable refused) {
            wrong.add(why(refused));
        }
    }

    /** Its words and the kind of what stopped it; its cause's words may have names of an account in them. */
    public static String why(Unreachable refused) {
        var cause = refused.getCause();
        return cause == null
                ? String.valueOf(refused.getMessage())
                : refused.getMessage() + " (" + cause.getClass().getSimpleName() + ")";
    }
}
