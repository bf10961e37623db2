package com.speechcad.wallet;

import com.speechcad.db.Audit;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves every tenant's books and audit log again; whatever does not hold raises an alarm and changes nothing. What was
 * done since the last run comes first, at all of them. Then the whole of the books, of the log and of the receipts in turn,
 * one round a run at most, slice by slice, each a transaction of its own. All the time that is left is the tenant's whose
 * last whole proof is the oldest, and then the next one's: shared among all, a large one's round would never end. Everybody
 * else has a slice; what does not fit into the run's time is left to the next one, which goes on there. A fault raises its
 * alarm in every run until a whole round does not find it any more. The platform itself has no books, and an audit log like
 * everybody's. At the end it reminds of what is {@link Overdue} and no fault.
 */
@Singleton
public class ProveBooks implements Task {
    /** Rows; some ten milliseconds each hundred on a slow machine, and so far below a statement's five seconds. */
    static final int A_SLICE = 1_000;

    /** Of a run's time, what the platform's audit log has at most: it is short, and comes first. */
    private static final int A_SHARE = 20;

    /** A round of the largest takes days; what was changed behind our back is not found before its end. */
    private static final Duration LATE = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(ProveBooks.class);

    private final Tx tx;
    private final Tenants tenants;
    private final ProvenBooks books;
    private final List<Proof> proofs;
    private final List<Overdue> overdue;
    private final Audit audit;
    private final Figures figures;
    private final Clock clock;

    ProveBooks(
            Tx tx,
            Tenants tenants,
            ProvenBooks books,
            List<Proof> proofs,
            List<Overdue> overdue,
            Audit audit,
            Figures figures,
            Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.books = books;
        this.proofs = proofs;
        this.overdue = overdue;
        this.audit = audit;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prove-books";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var all = tenants.all();
        var broken = new AtomicLong();
        var each = new ItemByItem();
        each.run("the audit log of " + TenantId.PLATFORM, () -> {
            var until = clock.instant().plus(most.dividedBy(A_SHARE));
            goOn(TenantId.PLATFORM, until, List.of(audit::proveNew, audit::proveWhole));
        });
        each.run("the faults of " + TenantId.PLATFORM, () -> tellLinks(TenantId.PLATFORM));
        var since = new LinkedHashMap<TenantId, Instant>();
        for (int i = 0; i < all.size(); i++) {
            var tenant = all.get(i);
            // Whoever is done early leaves time to those who come after; half of it is for the whole.
            var left = Duration.between(clock.instant(), end.minus(most.dividedBy(2)));
            var until = clock.instant().plus(left.dividedBy(all.size() - i));
            each.run(
                    "the proof of what is new at " + tenant,
                    () -> goOn(tenant, until, List.of(books::proveNew, audit::proveNew)));
            since.put(tenant, Instant.EPOCH);
            each.run(
                    "since when the books of " + tenant + " are proven",
                    () -> tx.call(tenant, books::provenSince).ifPresent(at -> since.put(tenant, at)));
        }
        since.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .forEach(tenant -> {
                    each.run("the proof of " + tenant, () -> proveWhole(tenant, end));
                    // Whether it could go on or not: what was found before stands until it is found no more.
                    each.run("the faults of " + tenant, () -> broken.addAndGet(tell(tenant)));
                });
        figures.say(Figure.LEDGER_IMBALANCE, broken.get());
        all.forEach(tenant -> overdue.forEach(
                one -> each.run("what is overdue in the books of " + tenant, () -> tx.run(tenant, one::remind))));
        each.endForGood();
    }

    private void proveWhole(TenantId tenant, Instant end) {
        var courses = new ArrayList<BooleanSupplier>(List.of(books::proveWhole, audit::proveWhole));
        proofs.forEach(proof -> courses.add(() -> proof.next().more()));
        goOn(tenant, end, courses);
    }

    /** @return how many invariants do not hold */
    private int tell(TenantId tenant) {
        var broken = new ArrayList<>(tx.call(tenant, books::faults));
        proofs.forEach(proof -> broken.addAll(tx.call(tenant, proof::faults)));
        broken.forEach(fault -> LOG.error("ALARM the books of {}: {}: {}", tenant, fault.name(), fault.detail()));
        tellLinks(tenant);
        tx.call(tenant, books::provenSince)
                .filter(since -> since.isBefore(clock.instant().minus(LATE)))
                .ifPresent(
                        since -> LOG.error("ALARM the whole proof of {} is late: the last one was {}", tenant, since));
        return broken.size();
    }

    private void tellLinks(TenantId tenant) {
        var links = tx.call(tenant, audit::foundBroken);
        if (links > 0) {
            LOG.error("ALARM the audit log of {} has {} broken links", tenant, links);
        }
    }

    /** A slice of each in turn, so that none keeps the others from going on; each has one even when the time is over. */
    private void goOn(TenantId tenant, Instant until, List<BooleanSupplier> courses) {
        var going = new ArrayList<>(courses);
        while (!going.isEmpty()) {
            going.removeIf(slice -> !tx.call(tenant, slice::getAsBoolean));
            if (!clock.instant().isBefore(until)) {
                return;
            }
        }
    }
}
