package com.speechcad.campaign;

import com.speechcad.call.Dispatch;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.DeliverChat;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Does what one message of the queues asks for, as the worker's function does. */
public final class QueueWorker {
    private static final Pattern JOB = Pattern.compile("\\{\"tenant\":(\\d+),\"job\":\"([0-9a-f-]+)\"}");
    private static final Pattern DISPATCH = Pattern.compile("\\{\"tenant\":(\\d+),\"dispatch\":(\\d+)}");
    private static final Pattern PIECE =
            Pattern.compile("\\{\"tenant\":(\\d+),\"campaign\":\"([0-9a-f-]+)\",\"from\":(\\d+),\"to\":(\\d+)}");

    private static final Pattern CHAT = Pattern.compile("\\{\"tenant\":(\\d+),\"chat\":(\\d+)}");

    private QueueWorker() {}

    /** @throws RuntimeException when it failed, and comes again */
    public static void work(TestApp app, String body) {
        var job = JOB.matcher(body);
        var dispatch = DISPATCH.matcher(body);
        var chat = CHAT.matcher(body);
        var piece = PIECE.matcher(body);
        if (job.matches()) {
            app.get(RunJob.class).run(tenant(job.group(1)), UUID.fromString(job.group(2)));
        } else if (dispatch.matches()) {
            app.get(Dispatch.class).run(tenant(dispatch.group(1)), Long.parseLong(dispatch.group(2)));
        } else if (chat.matches()) {
            app.get(DeliverChat.class)
                    .within(tenant(chat.group(1)), new ChatId(Long.parseLong(chat.group(2))), Duration.ofSeconds(5));
        } else if (piece.matches()) {
            app.get(GateRows.class)
                    .run(
                            tenant(piece.group(1)),
                            UUID.fromString(piece.group(2)),
                            Integer.parseInt(piece.group(3)),
                            Integer.parseInt(piece.group(4)));
        } else {
            throw new IllegalStateException("not a message of ours: " + body);
        }
    }

    /** Whose piece a message asks to be gated, if it does. */
    static Optional<UUID> pieceOf(String body) {
        var piece = PIECE.matcher(body);
        return piece.matches() ? Optional.of(UUID.fromString(piece.group(2))) : Optional.empty();
    }

    private static TenantId tenant(String id) {
        return new TenantId(Long.parseLong(id));
    }
}
