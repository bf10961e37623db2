package com.speechcad.tenant;

import com.speechcad.db.Audit;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Quarantine;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator says that what lies in quarantine was looked at, so that the doctor finds it wrong no more. Started by hand, never by
 * the clock; the letters stay.
 */
@Singleton
class CloseQuarantine implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(CloseQuarantine.class);

    private final Tx tx;
    private final Tenants tenants;
    private final Quarantine quarantine;
    private final Audit audit;

    CloseQuarantine(Tx tx, Tenants tenants, Quarantine quarantine, Audit audit) {
        this.tx = tx;
        this.tenants = tenants;
        this.quarantine = quarantine;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "close-quarantine";
    }

    @Override
    public void run(Duration most) {
        var each = new ItemByItem();
        var closed = new AtomicInteger();
        Stream.concat(Stream.of(TenantId.PLATFORM), tenants.all().stream())
                .forEach(tenant ->
                        each.run("the quarantine of " + tenant, () -> closed.addAndGet(tx.call(tenant, this::close))));
        LOG.info("letters closed: {}", closed);
        each.endForGood();
    }

    /** @return how many */
    private int close() {
        var closed = quarantine.close();
        if (closed > 0) {
            audit.append("platform", "quarantine.close", "quarantine", "{\"letters\":" + closed + "}");
        }
        return closed;
    }
}
