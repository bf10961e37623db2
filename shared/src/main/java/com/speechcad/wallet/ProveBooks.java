package com.speechcad.wallet;

import com.speechcad.db.Audit;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves every tenant's books and audit log again; whatever does not hold raises an alarm and changes nothing. */
@Singleton
public class ProveBooks implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(ProveBooks.class);

    private final Tx tx;
    private final Tenants tenants;
    private final Ledger ledger;
    private final List<Proof> proofs;
    private final Audit audit;
    private final Figures figures;

    ProveBooks(Tx tx, Tenants tenants, Ledger ledger, List<Proof> proofs, Audit audit, Figures figures) {
        this.tx = tx;
        this.tenants = tenants;
        this.ledger = ledger;
        this.proofs = proofs;
        this.audit = audit;
        this.figures = figures;
    }

    @Override
    public String name() {
        return "prove-books";
    }

    @Override
    public void run(Duration most) {
        figures.say(
                Figure.LEDGER_IMBALANCE,
                tenants.all().stream().mapToLong(this::prove).sum());
    }

    /** @return how many invariants do not hold */
    private int prove(TenantId tenant) {
        return tx.call(tenant, () -> {
            var broken = new ArrayList<>(ledger.faultsAndStaleClearings());
            proofs.forEach(proof -> broken.addAll(proof.faults()));
            broken.forEach(fault -> LOG.error("ALARM the books of {}: {}", tenant, fault));
            var links = audit.brokenLinks();
            if (links > 0) {
                LOG.error("ALARM the audit log of {} has {} broken links", tenant, links);
            }
            return broken.size();
        });
    }
}
