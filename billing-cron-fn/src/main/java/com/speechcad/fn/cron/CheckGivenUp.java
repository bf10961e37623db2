package com.speechcad.fn.cron;

import com.speechcad.db.GivenUpJobs;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.GivenUpMessages;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What nobody tries any more, until an admin has seen to it. Each had its alarm, so none of it is wrong now. */
@Singleton
class CheckGivenUp implements Checkup {
    private static final String WHERE = "given up: see docs/runbook.md, Jobs were given up";

    private final Tx tx;
    private final Tenants tenants;
    private final GivenUpJobs jobs;
    private final GivenUpMessages messages;

    CheckGivenUp(Tx tx, Tenants tenants, GivenUpJobs jobs, GivenUpMessages messages) {
        this.tx = tx;
        this.tenants = tenants;
        this.jobs = jobs;
        this.messages = messages;
    }

    @Override
    public int place() {
        return 8;
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        tenants.all().forEach(tenant -> findings.addAll(of(tenant, tenants.slug(tenant))));
        return findings.isEmpty() ? List.of(Finding.fine("nothing is given up")) : findings;
    }

    private List<Finding> of(TenantId tenant, String name) {
        return tx.call(tenant, () -> {
            var findings = new ArrayList<Finding>();
            var ofJobs = jobs.count();
            if (ofJobs > 0) {
                findings.add(Finding.note(name + ": " + ofJobs + (ofJobs == 1 ? " job was " : " jobs were ") + WHERE));
            }
            var ofMessages = messages.count();
            if (ofMessages > 0) {
                findings.add(Finding.note(
                        name + ": " + ofMessages + (ofMessages == 1 ? " message was " : " messages were ") + WHERE));
            }
            return findings;
        });
    }
}
