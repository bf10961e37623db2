package com.speechcad.campaign.results;

import com.speechcad.call.Inbox;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Somebody wants all answers to a flow as a file, as they may be seen by then. */
@Singleton
public class RequestAnswers {
    private static final long LEAST_BETWEEN_SECONDS = 60;

    private final Inbox inbox;
    private final Jobs jobs;
    private final Clock clock;

    RequestAnswers(Inbox inbox, Jobs jobs, Clock clock) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Once a minute at most, however often it is tapped. @return false when there is no such flow of theirs */
    public boolean ask(UserId user, UUID flow) {
        var own = inbox.nameOf(user, flow).isPresent();
        if (own) {
            var minute = clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS;
            jobs.add(ExportAnswers.KIND, user.value() + ":" + flow + ":" + minute, "{}");
        }
        return own;
    }
}
