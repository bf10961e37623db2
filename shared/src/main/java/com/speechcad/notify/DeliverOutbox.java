package com.speechcad.notify;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The net under everything that is sent after a commit: messages not shown yet, jobs whose queue message was lost. */
@Singleton
public class DeliverOutbox {
    private static final int CHATS_A_RUN = 500;
    private static final int JOBS_A_RUN = 200;
    private static final Duration A_CHAT = Duration.ofSeconds(5);

    private final Tx tx;
    private final Sql sql;
    private final DeliverChat deliver;
    private final Jobs jobs;
    private final Clock clock;

    DeliverOutbox(Tx tx, Sql sql, DeliverChat deliver, Jobs jobs, Clock clock) {
        this.tx = tx;
        this.sql = sql;
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
        for (var due : chats()) {
            if (clock.instant().isBefore(end)) {
                each.run(
                        "chat " + due.chat.value() + " of " + due.tenant,
                        () -> deliver.within(due.tenant, due.chat, A_CHAT));
            }
        }
        each.end();
    }

    private record ChatOf(TenantId tenant, ChatId chat) {}

    private List<ChatOf> chats() {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, chat_id from due_chats(:now, :most)")
                        .with("now", clock.instant())
                        .with("most", CHATS_A_RUN)
                        .list(row -> new ChatOf(row.tenant("tenant_id"), new ChatId(row.number("chat_id")))));
    }
}
