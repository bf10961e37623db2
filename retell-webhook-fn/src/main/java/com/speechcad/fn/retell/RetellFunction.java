package com.speechcad.fn.retell;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** What Lambda starts: API Gateway's events in, {@link RetellDoor}'s answers out. */
public class RetellFunction extends APIGatewayV2HTTPEventFunction {
    public RetellFunction() {}

    /** Over beans that exist already. */
    public RetellFunction(ApplicationContext context) {
        super(context);
    }
}
