package com.speechcad.fn.telegram;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.dialog.Dialogs;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.provider.lambda.Doorway;
import com.speechcad.provider.lambda.Doorway.Answer;
import com.speechcad.tenant.SetAside;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import com.speechcad.watch.MissingSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the seal, reads the letter, hands it to the bot. One line in the log for each, without a word of it. */
@Controller
class TelegramDoor {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramDoor.class);
    private static final String SEAL = "X-Telegram-Bot-Api-Secret-Token";
    private static final int MOST_BYTES = 1 << 20;

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final TelegramUpdates updates;
    private final Dialogs dialogs;
    private final SetAside aside;
    private final Doorway doorway;
    private final MissingSettings missing;

    TelegramDoor(
            Tx tx,
            Sql sql,
            Tenants tenants,
            TelegramUpdates updates,
            Dialogs dialogs,
            SetAside aside,
            Doorway doorway,
            MissingSettings missing) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.updates = updates;
        this.dialogs = dialogs;
        this.aside = aside;
        this.doorway = doorway;
        this.missing = missing;
    }

    @Post("/telegram/{+slug}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> receive(@PathVariable String slug, @Header(SEAL) @Nullable String seal, HttpRequest<?> request) {
        return doorway.take("telegram", MOST_BYTES, request, letter -> answer(slug, seal, letter));
    }

    /** Whether the store answers; and what is off because a setting is missing, a line each. */
    @Get("/health")
    HttpResponse<?> health() {
        try {
            tx.run(TenantId.PLATFORM, () -> sql.of("select 1 as one").only(row -> row.number("one")));
            var lines = Stream.concat(Stream.of("ok"), missing.all().stream().map(MissingSettings::said));
            return HttpResponse.ok(lines.collect(Collectors.joining("\n"))).contentType(MediaType.TEXT_PLAIN_TYPE);
        } catch (RuntimeException down) {
            LOG.warn("health -> 503 {}", down.getClass().getSimpleName());
            return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
    HttpResponse<?> otherMethod(HttpRequest<?> request) {
        return Doorway.otherMethod(request, request.getPath().equals("/health") ? "GET" : "POST");
    }

    private Answer answer(String slug, @Nullable String seal, byte[] letter) {
        return sealed(slug, seal)
                .map(tenant -> open(tenant, letter))
                .orElseGet(() -> Answer.unauthorized("not sealed"));
    }

    /** The tenant the letter is for, if it bears that tenant's seal. */
    private Optional<TenantId> sealed(String slug, @Nullable String seal) {
        return tenants.bySlug(slug)
                .filter(tenant -> seal != null
                        && tenants.keys(tenant)
                                .get(TenantKey.TELEGRAM_SECRET_TOKEN)
                                .filter(secret -> secret.matches(seal))
                                .isPresent());
    }

    private Answer open(TenantId tenant, byte[] letter) {
        try (var _ = About.the(Whose.TENANT, tenant.value())) {
            var incoming = updates.read(letter);
            if (incoming.isEmpty()) {
                return Answer.ok("nothing to do");
            }
            var word = "update " + incoming.get().updateId() + " of tenant " + tenant.value();
            try (var _ = About.the(Whose.EVENT, "update:" + incoming.get().updateId())) {
                return Answer.ok(word + " " + dialogs.handle(tenant, incoming.get(), letter));
            } catch (Unreachable down) {
                throw down;
            } catch (RuntimeException bug) {
                // Counted and logged where it happened; Telegram brings the update again, until it is set aside.
                return new Answer(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "failed: " + bug.getClass().getSimpleName());
            }
        } catch (IOException _) {
            tx.run(tenant, () -> aside.put(tenant, "telegram", letter, "not an update", Optional.empty()));
            return Answer.ok("unreadable, set aside");
        }
    }
}
