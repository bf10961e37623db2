package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.tenant.NoOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * An event comes as bytes, and an answer goes as bytes. The functions open and close their envelopes themselves, by the
 * service that the runtime's own client would ask: what a rehearsal has walked is then exactly what an event goes through.
 */
public final class Envelope {
    private static final Optional<CustomPojoSerializer> SERIALIZER = ServiceLoader.load(
                    CustomPojoSerializer.class, Envelope.class.getClassLoader())
            .findFirst();

    private Envelope() {}

    /**
     * Reads the event, has it handled, and writes the answer.
     *
     * @return the answer that was written
     * @throws IllegalStateException where nothing is there that reads events
     */
    public static APIGatewayV2HTTPResponse through(
            InputStream event,
            OutputStream answer,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
            Context invocation) {
        var bytes = SERIALIZER.orElseThrow(() -> new IllegalStateException("nothing here reads an event"));
        APIGatewayV2HTTPEvent read = bytes.fromJson(event, APIGatewayV2HTTPEvent.class);
        var said = handler.handleRequest(read, invocation);
        bytes.toJson(said, answer, APIGatewayV2HTTPResponse.class);
        return said;
    }

    /** The handler's answer to the event; both have been bytes on the way, where something is there that reads them. */
    static APIGatewayV2HTTPResponse rehearsed(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, APIGatewayV2HTTPEvent event) {
        if (SERIALIZER.isEmpty()) {
            return handler.handleRequest(event, Priming.NOBODY);
        }
        var sent = new ByteArrayOutputStream();
        SERIALIZER.get().toJson(event, sent, APIGatewayV2HTTPEvent.class);
        return through(
                new ByteArrayInputStream(sent.toByteArray()), new ByteArrayOutputStream(), handler, Priming.NOBODY);
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
