package com.speechcad.campaign.results;

import com.speechcad.call.Inbox;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Somebody wants all answers to a flow as a file, as they may be seen by then. */
@Singleton
public class RequestAnswers {
    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final Jobs jobs;

    RequestAnswers(Inbox inbox, Jobs jobs) {
        this.inbox = inbox;
        this.jobs = jobs;
    }

    /** Once a minute at most, however often it is tapped. @return false when there is no such flow of theirs */
    public boolean ask(UserId user, UUID flow) {
        var own = inbox.nameOf(user, flow).isPresent();
        if (own) {
            jobs.addOncePer(LEAST_BETWEEN, ExportAnswers.KIND, user.value() + ":" + flow);
        }
        return own;
    }
}
