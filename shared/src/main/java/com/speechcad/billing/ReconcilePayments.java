package com.speechcad.billing;

import com.speechcad.billing.PaymentProvider.Letter;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Tenants;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a day, both ways: the provider's log of letters against our invoices (a letter about money for an invoice that is
 * not settled has the books asked, one that we turned away is written again, one to a door that nobody has is parked),
 * and our invoices of the last two weeks against the provider's books. In short steps that go on where they stopped.
 */
@Singleton
public class ReconcilePayments implements JobHandler {
    static final String JOB = "reconcile-payments";

    private static final Logger LOG = LoggerFactory.getLogger(ReconcilePayments.class);

    private static final int LETTERS_A_PAGE = 100;
    private static final int PAGES_A_STEP = 5;
    /** Of the sixty that the provider answers in a minute, as {@link ResendLetter} says; most invoices take two. */
    private static final int QUESTIONS_A_STEP = 16;

    private static final int INVOICES_A_STEP = 8;

    private static final Duration STEP = Duration.ofMinutes(1);
    /** After that nothing more is asked: whoever runs it has two minutes, and slow answers may take one. */
    private static final Duration MOST_OF_A_STEP = Duration.ofSeconds(35);

    private static final Duration BACK = Duration.ofDays(14);
    private static final Duration FRESH = Duration.ofHours(1);
    /** Whatever was not paid by then is left alone. */
    private static final Duration PAID_BY = Duration.ofDays(2);

    private final Tx tx;
    private final Sql sql;
    private final TopUps topUps;
    private final TopUpChecks checks;
    private final CheckTopUp check;
    private final ParkedPayments parked;
    private final PaymentProvider provider;
    private final PaymentPasses passes;
    private final ResendLetter again;
    private final Tenants tenants;
    private final Clock clock;

    ReconcilePayments(
            Tx tx,
            Sql sql,
            TopUps topUps,
            TopUpChecks checks,
            CheckTopUp check,
            ParkedPayments parked,
            PaymentProvider provider,
            PaymentPasses passes,
            ResendLetter again,
            Tenants tenants,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.topUps = topUps;
        this.checks = checks;
        this.check = check;
        this.parked = parked;
        this.provider = provider;
        this.passes = passes;
        this.again = again;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** The subject is the day; the provider's silence is {@link Unreachable}. */
    @Override
    public Outcome run(Job job) {
        var day = LocalDate.parse(job.subject());
        var pass = tx.call(job.tenant(), () -> passes.begin(day));
        if (pass.isFinished()) {
            return new Outcome.Done();
        }
        try {
            var isMore = pass.lettersDone() ? invoices(job.tenant(), pass) : letters(job.tenant(), pass);
            return isMore ? new Outcome.Again(clock.instant().plus(STEP)) : new Outcome.Done();
        } catch (PaymentProvider.Throttled slow) {
            return new Outcome.Again(clock.instant().plus(slow.after()));
        }
    }

    private boolean letters(TenantId tenant, PaymentPasses.Pass begun) {
        var slug = tenants.slug(tenant);
        var pass = begun;
        var end = clock.instant().plus(MOST_OF_A_STEP);
        for (var page = 0; page < PAGES_A_STEP && clock.instant().isBefore(end); page++) {
            var letters = provider.letters(tenant, pass.lettersAfter(), LETTERS_A_PAGE);
            if (letters.isEmpty() || letters.get().letters().isEmpty()) {
                tx.run(tenant, () -> passes.lettersDone(begun.day()));
                return true;
            }
            pass = read(tenant, slug, pass, letters.get());
            if (pass.lettersDone()) {
                return true;
            }
        }
        return true;
    }

    /** One page, in one transaction with its place in the log and with what is to be written again. */
    private PaymentPasses.Pass read(
            TenantId tenant, String slug, PaymentPasses.Pass pass, PaymentProvider.Letters page) {
        var known = pass.newestBefore();
        var oldest = clock.instant().minus(BACK);
        var fresh = page.letters().stream()
                .takeWhile(letter -> !known.equals(Optional.of(letter.id())))
                .takeWhile(letter -> letter.at().isEmpty() || letter.at().get().isAfter(oldest))
                .toList();
        return tx.call(tenant, () -> {
            var doors = new HashSet<UUID>();
            var wanted = fresh.stream()
                    .filter(letter -> letter.slug().equals(Optional.of(slug)) && letter.tellsOfMoney())
                    .filter(letter -> doors.add(letter.invoice().orElseThrow()))
                    .filter(this::isToBeWrittenAgain)
                    .map(ResendLetter.Wanted::of)
                    .toList();
            again.ask(wanted);
            var isLast = !page.hasMore() || fresh.size() < page.letters().size();
            return passes.letters(
                    pass.day(),
                    page.letters().getFirst().id(),
                    page.letters().getLast().id(),
                    isLast);
        });
    }

    /** Has the books asked about it at once; a letter that did not reach an invoice still open is written again. */
    private boolean isToBeWrittenAgain(Letter letter) {
        var door = letter.invoice().orElseThrow();
        var invoice = topUps.lock(door);
        if (invoice.isEmpty()) {
            parked.unclaimed(door);
            return false;
        }
        if (invoice.get().settledAt().isPresent() || invoice.get().state() == TopUp.State.REVERSED) {
            return false;
        }
        checks.checkAt(door, clock.instant());
        return ResendLetter.saysMore(invoice.get()) && !letter.isDelivered();
    }

    private boolean invoices(TenantId tenant, PaymentPasses.Pass pass) {
        var now = clock.instant();
        var due = tx.call(
                tenant,
                () -> sql.of("""
                                select id, created_at from top_up
                                where reconciled_at is null and payment_id is not null and created_at > :since
                                  and created_at < :until and (created_at, id) > (:after, :afterId)
                                order by created_at, id limit :most""")
                        .with("since", now.minus(BACK))
                        .with("until", now.minus(FRESH))
                        .with("after", pass.invoicesAfter())
                        .with("afterId", pass.invoicesAfterId())
                        .with("most", INVOICES_A_STEP)
                        .list(row -> new Due(row.uuid("id"), row.instant("created_at"))));
        var asked = 0;
        for (var invoice : due) {
            if (asked >= QUESTIONS_A_STEP || !clock.instant().isBefore(now.plus(MOST_OF_A_STEP))) {
                return true;
            }
            asked += ask(tenant, invoice.id);
            tx.run(tenant, () -> {
                topUps.lock(invoice.id)
                        .filter(found -> isOver(found, now))
                        .ifPresent(_ -> checks.reconciled(invoice.id));
                passes.invoices(pass.day(), invoice.createdAt, invoice.id);
            });
        }
        if (due.size() == INVOICES_A_STEP) {
            return true;
        }
        tx.run(tenant, () -> passes.finish(pass.day()));
        return false;
    }

    private int ask(TenantId tenant, UUID invoice) {
        try {
            return check.check(tenant, invoice);
        } catch (Unreachable passing) {
            throw passing;
        } catch (RuntimeException bug) {
            // One that cannot be checked must not stand before all others.
            LOG.error("ALARM top-up {} cannot be checked", invoice, bug);
            return 0;
        }
    }

    private static boolean isOver(TopUp invoice, Instant now) {
        return switch (invoice.state()) {
            case EXPIRED, CANCELLED, REFUSED ->
                invoice.createdAt().plus(PAID_BY).isBefore(now);
            case CREDITED, UNDERPAID -> invoice.settledAt().isPresent();
            case REVERSED -> true;
            case REQUESTED, WAITING, SEEN, PARKED -> false;
        };
    }

    private record Due(UUID id, Instant createdAt) {}
}
