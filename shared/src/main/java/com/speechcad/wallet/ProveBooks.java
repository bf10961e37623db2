package com.speechcad.wallet;

import com.speechcad.db.Audit;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
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

    ProveBooks(Tx tx, Tenants tenants, Ledger ledger, List<Proof> proofs, Audit audit) {
        this.tx = tx;
        this.tenants = tenants;
        this.ledger = ledger;
        this.proofs = proofs;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "prove-books";
    }

    @Override
    public void run(Duration most) {
        tenants.all().forEach(this::prove);
    }

    private void prove(TenantId tenant) {
        tx.run(tenant, () -> {
            ledger.faultsAndStaleClearings().forEach(broken -> LOG.error("ALARM the books of {}: {}", tenant, broken));
            proofs.forEach(
                    proof -> proof.faults().forEach(broken -> LOG.error("ALARM the books of {}: {}", tenant, broken)));
            var links = audit.brokenLinks();
            if (links > 0) {
                LOG.error("ALARM the audit log of {} has {} broken links", tenant, links);
            }
        });
    }
}
