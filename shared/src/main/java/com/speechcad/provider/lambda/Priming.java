package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.ApplicationContext;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a webhook's function an authentic letter that asks for nothing, some times, before its snapshot is taken: what that loads,
 * compiles and looks up is in the snapshot then, and not in somebody's first answer.
 */
public final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    /** One loads the classes; some more, and the virtual machine has seen what is used most. */
    private static final int LETTERS = 25;

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
            var status = 0;
            for (int i = 0; i < LETTERS; i++) {
                status = handler.apply(event(letter.get())).getStatusCode();
            }
            LOG.info("primed: {} -> {}", door.replace("/", ""), status);
        } catch (RuntimeException cold) {
            LOG.warn("not primed: {}", cold.toString());
        }
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
