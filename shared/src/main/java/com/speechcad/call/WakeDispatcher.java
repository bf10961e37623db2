package com.speechcad.call;

import com.speechcad.db.Queue;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Says to the worker that there may be something to dial. */
@Singleton
public class WakeDispatcher {
    private final Tx tx;
    private final Queue queue;

    WakeDispatcher(Tx tx, Queue queue) {
        this.tx = tx;
        this.queue = queue;
    }

    /** Right after the open transaction commits, once however often it is asked for. */
    public void afterCommit(long account) {
        var tenant = tx.tenant();
        tx.afterCommit("dispatch " + account, () -> queue.send(Queue.Name.BULK, body(tenant, account)));
    }

    /** The same, in a while. */
    void afterCommit(long account, Duration delay) {
        var tenant = tx.tenant();
        tx.afterCommit(
                "dispatch " + account + " later", () -> queue.sendLater(Queue.Name.BULK, body(tenant, account), delay));
    }

    private static String body(TenantId tenant, long account) {
        return "{\"tenant\":%d,\"dispatch\":%d}".formatted(tenant.value(), account);
    }
}
