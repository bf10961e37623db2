package com.speechcad.local.bare;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** The least a webhook function can be; what the real ones are measured against. */
public class BareFunction extends APIGatewayV2HTTPEventFunction {
    public BareFunction() {}

    public BareFunction(ApplicationContext context) {
        super(context);
    }
}
