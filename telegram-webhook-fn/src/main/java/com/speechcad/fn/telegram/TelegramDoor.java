package com.speechcad.fn.telegram;

import com.speechcad.db.Quarantine;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.dialog.Dialogs;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import com.speechcad.watch.MissingSettings;
import io.micronaut.http.HttpHeaders;
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
import io.micronaut.servlet.http.ServletHttpRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
    private final Quarantine quarantine;
    private final Figures figures;
    private final MissingSettings missing;
    private final Clock clock;

    TelegramDoor(
            Tx tx,
            Sql sql,
            Tenants tenants,
            TelegramUpdates updates,
            Dialogs dialogs,
            Quarantine quarantine,
            Figures figures,
            MissingSettings missing,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.updates = updates;
        this.dialogs = dialogs;
        this.quarantine = quarantine;
        this.figures = figures;
        this.missing = missing;
        this.clock = clock;
    }

    /** How a request was answered, with a word for the log. */
    private record Answer(HttpStatus status, String word) {}

    @Post("/telegram/{+slug}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> receive(@PathVariable String slug, @Header(SEAL) @Nullable String seal, HttpRequest<?> request) {
        var began = clock.instant();
        var letter = bytes(request);
        var answer = answer(slug, seal, letter);
        var took = Duration.between(began, clock.instant()).toMillis();
        LOG.info("telegram {} bytes -> {} {} ({} ms)", letter.length, answer.status.getCode(), answer.word, took);
        figures.say(Figure.ACKNOWLEDGEMENT_TIME, "telegram", took);
        return HttpResponse.status(answer.status);
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
        LOG.info("{} -> 405", request.getMethodName());
        return HttpResponse.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, request.getPath().equals("/health") ? "GET" : "POST");
    }

    /** The exact bytes, whatever the sender calls them: bound as a body, a form would be read before the seal is. */
    private static byte[] bytes(HttpRequest<?> request) {
        if (request instanceof ServletHttpRequest<?, ?> served) {
            try (var stream = served.getInputStream()) {
                return stream.readAllBytes();
            } catch (IOException _) {
                return new byte[0];
            }
        }
        throw new IllegalStateException("not behind the api proxy");
    }

    private Answer answer(String slug, @Nullable String seal, byte[] letter) {
        if (letter.length > MOST_BYTES) {
            return new Answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too large");
        }
        try {
            var tenant = sealed(slug, seal);
            return tenant.isEmpty() ? new Answer(HttpStatus.UNAUTHORIZED, "not sealed") : open(tenant.get(), letter);
        } catch (Unreachable down) {
            return new Answer(HttpStatus.SERVICE_UNAVAILABLE, "try again: " + down.getMessage());
        } catch (RuntimeException bug) {
            // Dialogs has counted and logged what it could; Telegram brings it again, until it is set aside.
            return new Answer(
                    HttpStatus.SERVICE_UNAVAILABLE, "failed: " + bug.getClass().getSimpleName());
        }
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
                return new Answer(HttpStatus.OK, "nothing to do");
            }
            var word = "update " + incoming.get().updateId() + " of tenant " + tenant.value();
            try (var _ = About.the(Whose.EVENT, "update:" + incoming.get().updateId())) {
                return new Answer(HttpStatus.OK, word + " " + dialogs.handle(tenant, incoming.get(), letter));
            }
        } catch (IOException _) {
            tx.run(tenant, () -> quarantine.put("telegram", letter, "not an update"));
            return new Answer(HttpStatus.OK, "unreadable, set aside");
        }
    }
}
