package com.speechcad.fn.dynopay;

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

/** What Lambda starts: API Gateway's events in, {@link DynopayDoor}'s answers out. Primes itself before a snapshot. */
public class DynopayFunction extends APIGatewayV2HTTPEventFunction implements RequestStreamHandler, Resource {
    /** As Lambda builds it. */
    public DynopayFunction() {
        Core.getGlobalContext().register(this);
    }

    /** Over beans that exist already. */
    public DynopayFunction(ApplicationContext context) {
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
        Priming.prime(getApplicationContext(), "/dynopay/", this);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Called after the beans' own: what must not be in a snapshot is renewed by those that hold it.
        Priming.reopen(getApplicationContext(), "/dynopay/", this);
    }
}
