package com.speechcad.fn.telegram;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.speechcad.provider.lambda.Envelope;
import com.speechcad.provider.lambda.Priming;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** What Lambda starts: API Gateway's events in, {@link TelegramDoor}'s answers out. Primes itself before a snapshot. */
public class TelegramFunction extends APIGatewayV2HTTPEventFunction implements RequestStreamHandler, Resource {
    /** As Lambda builds it. */
    public TelegramFunction() {
        Core.getGlobalContext().register(this);
    }

    /** Over beans that exist already. */
    public TelegramFunction(ApplicationContext context) {
        super(context);
    }

    /** As Lambda calls it: bytes in, bytes out. */
    @Override
    public void handleRequest(
            InputStream event, OutputStream answer, com.amazonaws.services.lambda.runtime.Context invocation) {
        Envelope.through(event, answer, this, invocation);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        Priming.prime(getApplicationContext(), "/telegram/", this);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // The beans were restored before: whatever holds connections or secrets of before the snapshot has renewed
        // them.
        Priming.reopen(getApplicationContext(), "/telegram/", this);
    }
}
