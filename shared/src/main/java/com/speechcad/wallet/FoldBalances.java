package com.speechcad.wallet;

import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
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
        for (var tenant : tenants.all()) {
            fold(tenant, until);
        }
    }

    private void fold(TenantId tenant, Instant until) {
        try {
            while (clock.instant().isBefore(until) && tx.call(tenant, () -> accounts.fold(AT_ONCE)) > 0) {
                LOG.debug("folded operations of {}", tenant);
            }
        } catch (Unreachable later) {
            LOG.warn("the checkpoint of {} stays as it is: {}", tenant, later.toString());
        }
    }
}
