package com.speechcad.fn.dynopay;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** What Lambda starts: API Gateway's events in, {@link DynopayDoor}'s answers out. */
public class DynopayFunction extends APIGatewayV2HTTPEventFunction {
    public DynopayFunction() {}

    /** Over beans that exist already. */
    public DynopayFunction(ApplicationContext context) {
        super(context);
    }
}
