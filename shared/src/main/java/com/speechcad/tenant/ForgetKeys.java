package com.speechcad.tenant;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Once;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps the table of claimed keys as long as what the last weeks brought: nobody sends the same again after days. */
@Singleton
public class ForgetKeys implements Task {
    static final Duration KEPT = Duration.ofDays(60);
    private static final int AT_ONCE = 5_000;

    private final Tx tx;
    private final Once once;
    private final Tenants tenants;
    private final Clock clock;

    ForgetKeys(Tx tx, Once once, Tenants tenants, Clock clock) {
        this.tx = tx;
        this.once = once;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var now = clock.instant();
        var each = new ItemByItem();
        tenants.all()
                .forEach(tenant -> each.run(
                        "the claimed keys of " + tenant, () -> forget(tenant, now.minus(KEPT), now.plus(most))));
        each.end();
    }

    private void forget(TenantId tenant, Instant before, Instant end) {
        var forgotten = AT_ONCE;
        while (forgotten == AT_ONCE && clock.instant().isBefore(end)) {
            forgotten = tx.call(tenant, () -> once.forget(before, AT_ONCE));
        }
    }
}
