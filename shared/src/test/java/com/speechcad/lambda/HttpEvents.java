package com.speechcad.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests as the HTTP API hands them to a function. */
public final class HttpEvents {
    private HttpEvents() {}

    /**
     * A letter in JSON.
     *
     * @param route the API's, such as {@code ANY /retell/{tenant}}
     * @param header in which the sender puts its seal, in small letters as the API writes it
     * @param seal null for none
     */
    public static APIGatewayV2HTTPEvent of(
            String method, String route, String path, String header, @Nullable String seal, String body) {
        var headers = new HashMap<>(Map.of("content-type", "application/json"));
        if (seal != null) {
            headers.put(header, seal);
        }
        var http = RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(route)
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder().withHttp(http).build())
                .build();
    }
}
