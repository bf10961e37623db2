package com.speechcad.local.bench.bare;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** Micronaut, API Gateway's events, one door that does nothing. */
public class BareFunction extends APIGatewayV2HTTPEventFunction {
    public BareFunction() {}

    /** Over beans that exist already. */
    public BareFunction(ApplicationContext context) {
        super(context);
    }
}
