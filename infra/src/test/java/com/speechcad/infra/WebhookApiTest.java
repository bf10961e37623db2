package com.speechcad.infra;

import static com.speechcad.infra.Resources.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhookApiTest {
    private static Synthesised templates;

    @BeforeAll
    static void synthesise() {
        templates = Synthesised.stage("dev");
    }

    @Test
    void routes_each_webhook_to_its_function_whatever_the_method() {
        assertThat(handlerOfRoute())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ANY /telegram/{tenant}", "com.speechcad.fn.telegram.TelegramFunction",
                        "ANY /retell/{tenant}", "com.speechcad.fn.retell.RetellFunction",
                        "ANY /dynopay/{tenant}/{invoice}/{token}", "com.speechcad.fn.dynopay.DynopayFunction",
                        "GET /health", "com.speechcad.fn.telegram.TelegramFunction"));
    }

    @Test
    void hands_the_functions_payload_2_0() {
        assertThat(templates.service("AWS::ApiGatewayV2::Integration").all())
                .hasSize(3)
                .allSatisfy(integration -> {
                    assertThat(integration.path("PayloadFormatVersion").asText())
                            .isEqualTo("2.0");
                    assertThat(integration.path("IntegrationType").asText()).isEqualTo("AWS_PROXY");
                });
    }

    @Test
    void may_call_every_function_it_routes_to() {
        var permitted = templates.service("AWS::Lambda::Permission").all();

        assertThat(permitted)
                .hasSize(4)
                .allSatisfy(permission ->
                        assertThat(permission.path("Principal").asText()).isEqualTo("apigateway.amazonaws.com"));
        assertThat(permitted)
                .extracting(permission -> target(permission.path("FunctionName")))
                .hasSameElementsAs(templates.service("AWS::Lambda::Alias").ids().stream()
                        .filter(id -> id.contains("webhook"))
                        .toList());
    }

    @Test
    void is_throttled() {
        assertThat(stage().path("DefaultRouteSettings")
                        .path("ThrottlingRateLimit")
                        .asInt())
                .isPositive();
        assertThat(stage().path("DefaultRouteSettings")
                        .path("ThrottlingBurstLimit")
                        .asInt())
                .isPositive();
    }

    @Test
    void logs_the_route_and_never_the_path_with_its_token() {
        assertThat(stage().path("AccessLogSettings").path("Format").asText())
                .contains("$context.routeKey")
                .doesNotContain("$context.path", "rawPath", "querystring");
    }

    private static JsonNode stage() {
        return templates.service("AWS::ApiGatewayV2::Stage").only();
    }

    /** Route → integration → alias → function → handler, followed through the template's own references. */
    private static Map<String, String> handlerOfRoute() {
        var integrations = templates.service("AWS::ApiGatewayV2::Integration");
        var aliases = templates.service("AWS::Lambda::Alias");
        var functions = templates.service("AWS::Lambda::Function");
        var handlers = new HashMap<String, String>();
        for (var route : templates.service("AWS::ApiGatewayV2::Route").all()) {
            var integration = integrations.at(
                    route.path("Target").path("Fn::Join").path(1).path(1));
            var alias = aliases.at(integration.path("IntegrationUri"));
            var function = functions.at(alias.path("FunctionName"));
            handlers.put(
                    route.path("RouteKey").asText(), function.path("Handler").asText());
        }
        return handlers;
    }
}
