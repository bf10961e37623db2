package com.speechcad.fn.dynopay;

import com.speechcad.billing.PaymentNews;
import com.speechcad.billing.TakeNews;
import com.speechcad.billing.TopUpTokens;
import com.speechcad.db.Quarantine;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.provider.dynopay.DynopayEvents;
import com.speechcad.provider.dynopay.DynopayLetter;
import com.speechcad.provider.dynopay.DynopayNews;
import com.speechcad.provider.dynopay.DynopaySignature;
import com.speechcad.provider.dynopay.PaymentNotice;
import com.speechcad.provider.lambda.Doorway;
import com.speechcad.provider.lambda.Doorway.Answer;
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
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the word and the seal, reads the letter, hands it to the invoice. One line in the log for each, without either. */
@Controller
class DynopayDoor {
    private static final Logger LOG = LoggerFactory.getLogger(DynopayDoor.class);
    private static final int MOST_BYTES = 64 << 10;
    private static final Answer NOT_LET_IN = Answer.unauthorized("not let in");

    private final Tx tx;
    private final Tenants tenants;
    private final TopUpTokens tokens;
    private final DynopayEvents events;
    private final TakeNews take;
    private final Quarantine quarantine;
    private final Doorway doorway;
    private final Clock clock;

    DynopayDoor(
            Tx tx,
            Tenants tenants,
            TopUpTokens tokens,
            DynopayEvents events,
            TakeNews take,
            Quarantine quarantine,
            Doorway doorway,
            Clock clock) {
        this.tx = tx;
        this.tenants = tenants;
        this.tokens = tokens;
        this.events = events;
        this.take = take;
        this.quarantine = quarantine;
        this.doorway = doorway;
        this.clock = clock;
    }

    /** Whose door it is, and the word that was said at it. */
    private record Door(TenantId tenant, UUID invoice, String word) {}

    @Post("/dynopay/{+path}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> receive(
            @PathVariable String path,
            @Header(DynopaySignature.HEADER_V2) @Nullable String seal,
            HttpRequest<?> request) {
        return doorway.take("dynopay", MOST_BYTES, request, letter -> answer(path, seal, letter));
    }

    @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
    HttpResponse<?> otherMethod(HttpRequest<?> request) {
        return Doorway.otherMethod(request, "POST");
    }

    private Answer answer(String path, @Nullable String seal, byte[] letter) {
        return door(path).map(door -> knock(door, seal, letter)).orElse(NOT_LET_IN);
    }

    /** The invoice whose door the path is. */
    private Optional<Door> door(String path) {
        var parts = path.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return tenants.bySlug(parts[0]).flatMap(tenant -> invoice(parts[1]).map(id -> new Door(tenant, id, parts[2])));
    }

    private static Optional<UUID> invoice(String written) {
        try {
            var id = UUID.fromString(written);
            return id.toString().equals(written) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A seal that is there has to hold; one that is not there is fine until the first that did. */
    private Answer knock(Door door, @Nullable String seal, byte[] letter) {
        try (var _ = About.the(Whose.TENANT, door.tenant.value());
                var _ = About.the(Whose.EVENT, "invoice:" + door.invoice)) {
            return judge(door, seal, letter);
        }
    }

    private Answer judge(Door door, @Nullable String seal, byte[] letter) {
        var secret = tenants.keys(door.tenant).get(TenantKey.DYNOPAY_WEBHOOK_SECRET);
        if (seal == null || secret.isEmpty()) {
            return unsealed(door, letter);
        }
        // The seal asks nobody, so it is looked at before the word.
        return DynopaySignature.holdsV2(letter, seal, secret.get(), clock.instant())
                ? sealed(door, letter)
                : NOT_LET_IN;
    }

    /** Word, letter and effect in one transaction: what the letter will need is asked for together with the word. */
    private Answer sealed(Door door, byte[] letter) {
        try {
            return tx.call(door.tenant, () -> {
                var isRight = tokens.askOpens(door.invoice, door.word);
                var known = take.ask(door.invoice);
                if (!isRight.get()) {
                    return NOT_LET_IN;
                }
                take.sealSeen(door.tenant);
                return read(door, letter, news -> news.kind() + " " + take.sealed(known, news));
            });
        } catch (Unreachable down) {
            throw down;
        } catch (RuntimeException bug) {
            return tokens.opens(door.tenant, door.invoice, door.word) ? failed(door, letter, bug) : NOT_LET_IN;
        }
    }

    private Answer unsealed(Door door, byte[] letter) {
        if (!tokens.opens(door.tenant, door.invoice, door.word) || take.needsSeal(door.tenant)) {
            return NOT_LET_IN;
        }
        try {
            return read(door, letter, news -> {
                take.unsealed(door.tenant, door.invoice, news);
                return news.kind() + " unsealed, to be checked";
            });
        } catch (Unreachable down) {
            throw down;
        } catch (RuntimeException bug) {
            return failed(door, letter, bug);
        }
    }

    /** @param taken does what the news asks for, and gives a word for the log */
    private Answer read(Door door, byte[] letter, Function<PaymentNews, String> taken) {
        return switch (events.read(letter)) {
            case DynopayLetter.Refused(var why) ->
                aside(door, letter, why.name().toLowerCase(Locale.ROOT));
            case DynopayLetter.Other _ -> Answer.ok("nothing to do");
            case PaymentNotice notice -> Answer.ok(taken.apply(DynopayNews.of(notice)));
        };
    }

    private Answer failed(Door door, byte[] letter, RuntimeException bug) {
        LOG.error("news for a top-up of tenant {} failed", door.tenant.value(), bug);
        return aside(door, letter, bug.getClass().getSimpleName());
    }

    private Answer aside(Door door, byte[] letter, String why) {
        tx.run(door.tenant, () -> quarantine.put("dynopay", letter, why));
        return Answer.ok("set aside: " + why);
    }
}
