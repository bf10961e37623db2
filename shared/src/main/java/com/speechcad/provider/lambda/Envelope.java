package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.tenant.NoOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * What the runtime does around a handler: an event comes as bytes, and an answer goes as bytes. Through the same service that
 * the runtime's own client asks, whose mapper is one for the whole process.
 */
final class Envelope {
    private final Optional<CustomPojoSerializer> serializer = ServiceLoader.load(
                    CustomPojoSerializer.class, Envelope.class.getClassLoader())
            .findFirst();

    /** The handler's answer to the event; both have been bytes on the way. */
    APIGatewayV2HTTPResponse through(
            Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, APIGatewayV2HTTPEvent event) {
        if (serializer.isEmpty()) {
            return handler.apply(event);
        }
        var bytes = serializer.get();
        var sent = new ByteArrayOutputStream();
        bytes.toJson(event, sent, APIGatewayV2HTTPEvent.class);
        APIGatewayV2HTTPEvent read =
                bytes.fromJson(new ByteArrayInputStream(sent.toByteArray()), APIGatewayV2HTTPEvent.class);
        var answer = handler.apply(read);
        bytes.toJson(answer, new ByteArrayOutputStream(), APIGatewayV2HTTPResponse.class);
        return answer;
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
}
