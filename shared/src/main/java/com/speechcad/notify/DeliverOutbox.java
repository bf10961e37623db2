package com.speechcad.notify;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The net under everything that is sent after a commit: messages not shown yet, jobs whose queue message was lost. */
@Singleton
public class DeliverOutbox {
    private static final int CHATS_A_RUN = 500;
    private static final int JOBS_A_RUN = 200;
    private static final Duration A_CHAT = Duration.ofSeconds(5);

    private final AcrossTenants across;
    private final DeliverChat deliver;
    private final Jobs jobs;
    private final Clock clock;

    DeliverOutbox(AcrossTenants across, DeliverChat deliver, Jobs jobs, Clock clock) {
        this.across = across;
        this.deliver = deliver;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Works for at most {@code most}; what is left waits for the next minute.
     *
     * @throws IllegalStateException when a chat could not be dealt with; all others were
     */
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        // A queue that takes nothing keeps no message from its chat.
        each.run("what jobs are due", () -> jobs.due(JOBS_A_RUN).forEach(due -> jobs.send(due.tenant(), due.id())));
        var chats = new ItemByItem();
        var floods = new BotFloods();
        for (var due : across.dueNumbers("due_chats", clock.instant(), CHATS_A_RUN)) {
            if (clock.instant().isBefore(end)) {
                chats.run(
                        "chat " + due.id() + " of " + due.tenant(),
                        () -> deliver(due.tenant(), new ChatId(due.id()), floods));
            }
        }
        each.end();
        // A chat that is away is put off by itself; who does not answer here is the database.
        chats.endForGood();
    }

    /** What a silent bot has to say is put off to the end of the silence, so that the next run does not try it either. */
    private void deliver(TenantId tenant, ChatId chat, BotFloods floods) {
        var closed = floods.closedUntil(tenant).filter(clock.instant()::isBefore);
        if (closed.isPresent()) {
            deliver.notBefore(tenant, chat, closed.get());
        } else {
            deliver.within(tenant, chat, A_CHAT).ifPresent(until -> floods.turnedAway(tenant, until));
        }
    }
}
