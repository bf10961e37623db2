package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.db.Queue;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a webhook's function authentic letters, some times, before its snapshot is taken: what that loads, compiles and looks
 * up is in the snapshot then, and not in somebody's first answer. Whatever the letters ask for, nothing of it stays.
 */
public final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** The first opens connections and reads keys; with the second, the database has planned what is prepared. */
    private static final int ROUNDS_AFTER = 2;

    /**
     * After this nothing more is begun: Lambda ends a restore that takes ten seconds, and keys and passwords are read
     * before. A store that is slow would otherwise keep every instance from starting just when they are needed.
     */
    private static final Duration LONGEST_AFTER = Duration.ofMillis(2_500);

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
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        try {
            var letter = letter(context, door);
            if (letter.isEmpty()) {
                LOG.info("not primed: no tenant has a key for {}", door.replace("/", ""));
                return;
            }
            warmUp(context);
            RuntimeClasses.load();
            var rehearsal = new Rehearsal(context, door, handler, letter.get());
            var rounds = Rounds.untilNoFaster(context.getBean(Clock.class), rehearsal::round);
            Compilers.awaitIdle();
            LOG.info("primed: {} -> {} after {} rounds", door.replace("/", ""), rehearsal.status(), rounds);
        } catch (RuntimeException cold) {
            LOG.warn("not primed: {}", cold.toString());
        }
    }

    /** Whoever cannot be warmed is cold, and does not keep the others from it. */
    private static void warmUp(ApplicationContext context) {
        for (var each : context.getBeansOfType(NoOp.class)) {
            try {
                each.warmUp();
            } catch (RuntimeException | LinkageError cold) {
                LOG.warn("not warmed: {}: {}", each.getClass().getSimpleName(), cold.toString());
            }
        }
        try {
            context.findBean(Queue.class).ifPresent(Queue::prepare);
        } catch (RuntimeException | LinkageError cold) {
            LOG.warn("not warmed: the queue: {}", cold.toString());
        }
    }

    /**
     * The same way once more after a restore: the connections to the database and to the providers are opened and the keys
     * read before anybody waits for an answer. It never fails: what is away now, the first letter finds out for itself.
     */
    public static void reopen(
            ApplicationContext context,
            String door,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        try {
            letter(context, door).ifPresent(letter -> {
                var clock = context.getBean(Clock.class);
                var end = clock.instant().plus(LONGEST_AFTER);
                var rehearsal = new Rehearsal(context, door, handler, letter);
                var goesOn = true;
                for (int i = 0; i < ROUNDS_AFTER && goesOn; i++) {
                    // Each opens and plans what the one before it could not.
                    goesOn = rehearsal.round(() -> clock.instant().isBefore(end));
                }
                // Not before the snapshot: a connection in it would be a dead one after it.
                if (goesOn) {
                    reachOut(context);
                }
            });
        } catch (RuntimeException away) {
            LOG.warn("not warmed after the restore: {}", away.toString());
        }
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
