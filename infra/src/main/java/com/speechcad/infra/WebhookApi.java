package com.speechcad.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.PayloadFormatVersion;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The doors of the webhooks: an HTTP API, payload 2.0, throttled. WAF cannot stand in front of one. */
final class WebhookApi extends Construct {
    /** The route as it was declared, never the path: the path of a payment holds its token. */
    private static final AccessLogFormat LOG_LINE = AccessLogFormat.custom("{\"time\":\"$context.requestTimeEpoch\","
            + "\"requestId\":\"$context.requestId\",\"route\":\"$context.routeKey\",\"method\":\"$context.httpMethod\","
            + "\"status\":\"$context.status\",\"latencyMs\":\"$context.responseLatency\","
            + "\"integrationError\":\"$context.integrationErrorMessage\"}");

    private final HttpApi api;
    private final Map<ServiceFunction, HttpLambdaIntegration> integrations = new HashMap<>();

    WebhookApi(Construct scope, StageSettings stage) {
        super(scope, "WebhookApi");
        api = HttpApi.Builder.create(this, "Api")
                .description("Speechcad webhooks, stage " + stage.name())
                .createDefaultStage(false)
                .build();
        HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(200)
                        .burstLimit(400)
                        .build())
                .accessLogSettings(accessLog(stage))
                .build();
    }

    /** Where the providers reach us, without a slash at the end. */
    String url() {
        return api.getApiEndpoint();
    }

    /** What its figures are known by. */
    HttpApi api() {
        return api;
    }

    /** Routes every method to the function, which answers 405 itself: the gateway would say 404. */
    void route(String path, ServiceFunction function) {
        add(path, HttpMethod.ANY, function);
    }

    void routeGet(String path, ServiceFunction function) {
        add(path, HttpMethod.GET, function);
    }

    private void add(String path, HttpMethod method, ServiceFunction function) {
        var integration = integrations.computeIfAbsent(
                function,
                door -> HttpLambdaIntegration.Builder.create(door.getNode().getId(), door.entrance())
                        .payloadFormatVersion(PayloadFormatVersion.VERSION_2_0)
                        .build());
        var routes = api.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(List.of(method))
                .integration(integration)
                .build());
        routes.forEach(route -> Rules.except(
                route,
                "AwsSolutions-APIG4",
                "Providers cannot sign in to AWS: the function checks each provider's own seal, before it parses."));
    }

    private IAccessLogSettings accessLog(StageSettings stage) {
        var group = LogGroup.Builder.create(this, "AccessLog")
                .retention(ServiceFunction.logRetention(stage))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return new IAccessLogSettings() {
            @Override
            public LogGroupLogDestination getDestination() {
                return new LogGroupLogDestination(group);
            }

            @Override
            public AccessLogFormat getFormat() {
                return LOG_LINE;
            }
        };
    }
}
