package com.speechcad.billing;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back money and plan seconds of attempts that nobody settled in time, of all tenants, one transaction each. */
@Singleton
public class ExpireAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireAttempts.class);

    private final Tx tx;
    private final AcrossTenants across;
    private final SettleAttempt settle;
    private final List<AfterCharge> followers;
    private final Clock clock;

    ExpireAttempts(Tx tx, AcrossTenants across, SettleAttempt settle, List<AfterCharge> followers, Clock clock) {
        this.tx = tx;
        this.across = across;
        this.settle = settle;
        this.followers = followers;
        this.clock = clock;
    }

    /** @return how many this run closed itself, of at most {@code most} */
    public int run(int most) {
        var each = new ItemByItem();
        var closed = across.due("due_authorisations", clock.instant(), most).stream()
                .filter(due -> expire(due, each))
                .count();
        each.end();
        return Math.toIntExact(closed);
    }

    private boolean expire(OfTenant<UUID> due, ItemByItem each) {
        var expired = each.done("the end of attempt " + due.id(), () -> tx.call(due.tenant(), () -> expire(due.id())));
        if (expired) {
            LOG.error("ALARM attempt {} was never settled; what it held was given back", due.id());
        }
        return expired;
    }

    /** Nothing is charged for it any more. */
    private boolean expire(UUID attempt) {
        followers.forEach(one -> one.before(attempt));
        var expired = settle.expire(attempt);
        if (expired) {
            followers.forEach(one -> one.costs(attempt, Money.ZERO));
        }
        return expired;
    }
}
