package com.speechcad.wallet;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the checkpoints of the platform's balances up to date, tenant by tenant, so that reading one stays cheap. */
@Singleton
public class FoldBalances implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(FoldBalances.class);
    private static final int AT_ONCE = 5_000;

    private final Tx tx;
    private final Tenants tenants;
    private final PlatformAccounts accounts;
    private final Clock clock;

    FoldBalances(Tx tx, Tenants tenants, PlatformAccounts accounts, Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fold-balances";
    }

    @Override
    public void run(Duration most) {
        var until = clock.instant().plus(most);
        var each = new ItemByItem();
        tenants.all().forEach(tenant -> each.run("the checkpoint of " + tenant, () -> fold(tenant, until)));
        each.end();
    }

    private void fold(TenantId tenant, Instant until) {
        while (clock.instant().isBefore(until) && tx.call(tenant, () -> accounts.fold(AT_ONCE)) > 0) {
            LOG.debug("folded operations of {}", tenant);
        }
    }
}
