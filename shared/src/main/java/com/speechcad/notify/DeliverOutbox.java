package com.speechcad.notify;

import com.speechcad.db.Jobs;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The net under everything that is sent after a commit: messages not shown yet, jobs whose queue message was lost. */
@Singleton
public class DeliverOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverOutbox.class);
    private static final int CHATS_A_RUN = 500;
    private static final int JOBS_A_RUN = 200;
    private static final Duration A_CHAT = Duration.ofSeconds(5);

    private final DeliverChat deliver;
    private final Jobs jobs;
    private final Clock clock;

    DeliverOutbox(DeliverChat deliver, Jobs jobs, Clock clock) {
        this.deliver = deliver;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Works for at most {@code most}; what is left waits for the next minute. */
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        sendJobs();
        for (var due : deliver.dueChats(CHATS_A_RUN)) {
            if (clock.instant().isBefore(end)) {
                deliver.within(due.tenant(), due.chat(), A_CHAT);
            }
        }
    }

    /** A queue that takes nothing keeps no message from its chat. */
    private void sendJobs() {
        try {
            jobs.due(JOBS_A_RUN).forEach(due -> jobs.send(due.tenant(), due.id()));
        } catch (Unreachable away) {
            LOG.warn("jobs that are due wait for the next minute: {}", away.getMessage());
        }
    }
}
