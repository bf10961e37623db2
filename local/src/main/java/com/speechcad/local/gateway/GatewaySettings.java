package com.speechcad.local.gateway;

import java.time.Duration;

/**
 * @param port 0 for any free one
 * @param integrationTimeout after which the caller is told 503; API Gateway's own limit is 30 s
 * @param everythingBase64 whether text bodies are encoded too, to see that nobody relies on the difference
 */
public record GatewaySettings(int port, Duration integrationTimeout, boolean everythingBase64) {
    public static GatewaySettings onPort(int port) {
        return new GatewaySettings(port, Duration.ofSeconds(30), false);
    }
}
