package com.speechcad.flow;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the voices of every tenant's workspace, together with its numbers. */
@Singleton
public class SyncVoices implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(SyncVoices.class);

    private final Tx tx;
    private final Tenants tenants;
    private final VoiceList list;
    private final Voices voices;
    private final Clock clock;

    SyncVoices(Tx tx, Tenants tenants, VoiceList list, Voices voices, Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.list = list;
        this.voices = voices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sync-numbers";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (var tenant : tenants.withProvider()) {
            if (clock.instant().isBefore(end)) {
                each.run("the voices of " + tenant, () -> run(tenant));
            }
        }
        each.end();
    }

    /** One tenant's; when they cannot be read, those seen before stay. */
    public void run(TenantId tenant) {
        try {
            read(tenant);
        } catch (Unreachable passing) {
            LOG.warn("the voices of {} cannot be read: {}", tenant, passing.toString());
        }
    }

    /**
     * The same for whoever cannot go on without.
     *
     * @throws Unreachable when nobody answered; a refusal is an answer
     */
    public void read(TenantId tenant) {
        switch (list.read(tenant)) {
            case VoiceList.Answer.Of(var seen) -> tx.run(tenant, () -> voices.seen(seen));
            case VoiceList.Answer.Closed(var why) -> LOG.warn("the voices of {} are closed: {}", tenant, why);
        }
    }
}
