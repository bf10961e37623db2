package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Quiet;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a webhook's function authentic letters, some times, before its snapshot is taken: what that loads, compiles and looks
 * up is in the snapshot then, and not in somebody's first answer. Whatever the letters ask for, nothing of it stays.
 */
public final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** One loads the classes; some more, and the virtual machine has seen what is used most. */
    private static final int LETTERS = 40;

    /** The first opens connections and reads keys; with the second, the database has planned what is prepared. */
    private static final int LETTERS_AFTER = 2;

    private static final int STORE_AWAY = 500;

    /** In whose name a letter is handled that no gateway sent. */
    public static final Context NOBODY = new Nobody();

    private Priming() {}

    /**
     * Without a database or a key it warms what can be warmed; it never fails, because a cold function is better than none.
     *
     * @param door the first part of the path, such as {@code /retell/}
     */
    public static void prime(
            ApplicationContext context,
            String door,
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        try {
            var letter = letter(context, door);
            if (letter.isEmpty()) {
                LOG.info("not primed: no tenant has a key for {}", door.replace("/", ""));
                return;
            }
            var status = walk(context, door, handler, letter.get(), LETTERS);
            LOG.info("primed: {} -> {}", door.replace("/", ""), status);
        } catch (RuntimeException cold) {
            LOG.warn("not primed: {}", cold.toString());
        }
    }

    /**
     * The same way once more after a restore: the connections to the database and to the providers are opened and the keys
     * read before anybody waits for an answer. It never fails: what is away now, the first letter finds out for itself.
     */
    public static void reopen(
            ApplicationContext context,
            String door,
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        try {
            letter(context, door).ifPresent(letter -> {
                var status = walk(context, door, handler, letter, LETTERS_AFTER);
                // Not before the snapshot: a connection in it would be a dead one after it.
                if (status < STORE_AWAY) {
                    reachOut(context);
                }
            });
        } catch (RuntimeException away) {
            LOG.warn("not warmed after the restore: {}", away.toString());
        }
    }

    /**
     * Quietly, and in rehearsals only: nothing of it is kept, sent or counted.
     *
     * @return 200, or what else the last letter was answered
     */
    private static int walk(
            ApplicationContext context,
            String door,
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
            NoOp.Letter letter,
            int times) {
        var tx = context.getBean(Tx.class);
        var letters = new ArrayList<NoOp.Letter>();
        letters.add(letter);
        letters.addAll(rehearsals(context, door));
        var status = new AtomicInteger();
        for (int i = 0; i < times; i++) {
            for (var next : letters) {
                Quiet.during(() ->
                        tx.rehearse(() -> status.set(handler.apply(event(next)).getStatusCode())));
                if (status.get() >= STORE_AWAY) {
                    // Each further letter would wait for it as long as this one, and a restore has ten seconds.
                    return status.get();
                }
            }
        }
        return status.get();
    }

    /** Every webhook ends with a message in a chat, so each of them has Telegram's connection. */
    private static void reachOut(ApplicationContext context) {
        var tenants = context.getBean(Tenants.class).all();
        for (var known : context.getBeansOfType(NoOp.class)) {
            try {
                tenants.stream().findFirst().ifPresent(known::reachOut);
            } catch (Unreachable away) {
                LOG.info("not reached while warming up: {}", away.getMessage());
            }
        }
    }

    private static List<NoOp.Letter> rehearsals(ApplicationContext context, String door) {
        var letters = context.getBeansOfType(NoOp.class);
        return context.getBean(Tenants.class).all().stream()
                .limit(1)
                .flatMap(tenant -> letters.stream().flatMap(known -> known.rehearsals(tenant).stream()))
                .filter(letter -> letter.path().startsWith(door))
                .toList();
    }

    /** What API Gateway would hand over. */
    static APIGatewayV2HTTPEvent event(NoOp.Letter letter) {
        var http = RequestContext.Http.builder()
                .withMethod("POST")
                .withPath(letter.path())
                .withProtocol("HTTP/1.1")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(letter.path())
                .withRawQueryString("")
                .withHeaders(letter.headers())
                .withBody(letter.body())
                .withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder().withHttp(http).build())
                .build();
    }

    private static Optional<NoOp.Letter> letter(ApplicationContext context, String door) {
        var letters = context.getBeansOfType(NoOp.class);
        return context.getBean(Tenants.class).all().stream()
                .flatMap(tenant -> letters(letters, tenant, door))
                .findFirst();
    }

    private static Stream<NoOp.Letter> letters(Collection<NoOp> letters, TenantId tenant, String door) {
        return letters.stream()
                .flatMap(known -> known.letter(tenant).stream())
                .filter(letter -> letter.path().startsWith(door));
    }
}
