package com.speechcad.fn.telegram;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/** What Lambda starts: API Gateway's events in, {@link TelegramDoor}'s answers out. */
public class TelegramFunction extends APIGatewayV2HTTPEventFunction {
    public TelegramFunction() {}

    /** Over beans that exist already. */
    public TelegramFunction(ApplicationContext context) {
        super(context);
    }
}
