package com.speechcad.fn.retell;

import com.speechcad.call.CallReport;
import com.speechcad.call.TakeReport;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.provider.lambda.Doorway;
import com.speechcad.provider.lambda.Doorway.Answer;
import com.speechcad.provider.retell.RetellReports;
import com.speechcad.provider.retell.RetellSignature;
import com.speechcad.tenant.SetAside;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the seal, reads the letter, hands it to the calls. One line in the log for each, without a word of it. */
@Controller
class RetellDoor {
    private static final Logger LOG = LoggerFactory.getLogger(RetellDoor.class);
    private static final int MOST_BYTES = 5 << 20;

    private final Tx tx;
    private final Tenants tenants;
    private final RetellReports reports;
    private final TakeReport takeReport;
    private final SetAside aside;
    private final Doorway doorway;
    private final Clock clock;

    RetellDoor(
            Tx tx,
            Tenants tenants,
            RetellReports reports,
            TakeReport takeReport,
            SetAside aside,
            Doorway doorway,
            Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.reports = reports;
        this.takeReport = takeReport;
        this.aside = aside;
        this.doorway = doorway;
        this.clock = clock;
    }

    @Post("/retell/{+slug}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> receive(
            @PathVariable String slug, @Header(RetellSignature.HEADER) @Nullable String seal, HttpRequest<?> request) {
        return doorway.take("retell", MOST_BYTES, request, letter -> answer(slug, seal, letter));
    }

    @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
    HttpResponse<?> otherMethod(HttpRequest<?> request) {
        return Doorway.otherMethod(request, "POST");
    }

    private Answer answer(String slug, @Nullable String seal, byte[] letter) {
        return sealed(slug, seal, letter)
                .map(tenant -> open(tenant, letter))
                .orElseGet(() -> Answer.unauthorized("not sealed"));
    }

    /** The tenant the letter is for, if it bears that tenant's seal: its webhook key, where it differs from its key. */
    private Optional<TenantId> sealed(String slug, @Nullable String seal, byte[] letter) {
        return tenants.bySlug(slug).filter(tenant -> {
            var keys = tenants.keys(tenant);
            return keys.get(TenantKey.RETELL_WEBHOOK_KEY)
                    .or(() -> keys.get(TenantKey.RETELL_API_KEY))
                    .filter(key -> RetellSignature.holds(letter, seal, key, clock.instant()))
                    .isPresent();
        });
    }

    private Answer open(TenantId tenant, byte[] letter) {
        try (var _ = About.the(Whose.TENANT, tenant.value())) {
            var report = reports.ofEvent(letter);
            if (report.isEmpty()) {
                return Answer.ok("nothing to do");
            }
            return take(tenant, report.get());
        } catch (IOException _) {
            return aside(tenant, letter, "not an event");
        } catch (Unreachable down) {
            throw down;
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            // Sent again, it would fail again: the reconciler knows what to do without it.
            LOG.error("an event of tenant {} failed", tenant.value(), bug);
            return aside(tenant, letter, bug.getClass().getSimpleName());
        }
    }

    private Answer take(TenantId tenant, CallReport report) {
        try (var _ = About.the(Whose.EVENT, report.providerCall());
                var _ = About.the(
                        Whose.ATTEMPT, report.attempt().map(UUID::toString).orElse("unknown"))) {
            var ours = takeReport.take(tenant, report);
            return Answer.ok(ours ? report.phase().name() : "not our call");
        }
    }

    /**
     * Whatever it was, the reconciler will ask Retell itself. What was keyed and said may be in it, before anybody may see
     * that: it is kept encrypted.
     */
    private Answer aside(TenantId tenant, byte[] letter, String why) {
        tx.run(tenant, () -> aside.put(tenant, "retell", letter, why, Optional.empty()));
        return Answer.ok("set aside: " + why);
    }
}
