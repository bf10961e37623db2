package com.speechcad.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.bare.Bare;
import com.speechcad.local.bare.BareFunction;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.lambda.LambdaFunction;
import com.speechcad.local.lambda.LocalFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private JsonNode event = Json.object();
    private String answer = "{\"statusCode\":200}";
    private LambdaFunction function = asked -> {
        event = Json.parse(asked);
        return answer.getBytes(StandardCharsets.UTF_8);
    };
    private ApiGateway gateway = gateway(Duration.ofSeconds(30), false);

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void makes_the_event_of_payload_format_2() throws Exception {
        send(request("/telegram/acme?a=1&a=2&b=x%20y")
                .header("X-Token", "one")
                .header("X-Token", "two")
                .header("Cookie", "a=1; b=2")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"नमस्ते\"}")));

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("ANY /telegram/{tenant}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/telegram/acme");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&a=2&b=x%20y");
        assertThat(Json.write(event.path("queryStringParameters"))).isEqualTo("{\"a\":\"1,2\",\"b\":\"x y\"}");
        assertThat(Json.write(event.path("pathParameters"))).isEqualTo("{\"tenant\":\"acme\"}");
        assertThat(Json.write(event.path("cookies"))).isEqualTo("[\"a=1\",\"b=2\"]");
        assertThat(event.path("headers").path("x-token").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("{\"text\":\"नमस्ते\"}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        var context = event.path("requestContext");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("20/Nov/2026:12:00:00 +0000");
        assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
        assertThat(context.path("http").path("path").asText()).isEqualTo("/telegram/acme");
        assertThat(context.path("http").path("protocol").asText()).isEqualTo("HTTP/1.1");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void encodes_what_is_not_text_and_everything_when_told_so() throws Exception {
        var bytes = new byte[] {0, (byte) 0xff, 'a'};
        send(request("/telegram/acme")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(bytes);

        gateway.close();
        gateway = gateway(Duration.ofSeconds(30), true);
        send(request("/telegram/acme")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.path("body").asText()).isEqualTo("e30=");
    }

    @Test
    void says_what_the_function_answered() throws Exception {
        answer = """
                {"statusCode":201,"headers":{"X-One":"1"},"multiValueHeaders":{"X-Many":["a","b"]},
                 "cookies":["s=1","t=2"],"body":"aGk=","isBase64Encoded":true}""";

        var response = send(request("/telegram/acme").GET());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("hi");
        assertThat(response.headers().allValues("x-one")).containsExactly("1");
        assertThat(response.headers().allValues("x-many")).containsExactly("a", "b");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("s=1", "t=2");
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void takes_json_without_a_status_for_the_body() throws Exception {
        answer = "{\"hello\":\"world\"}";

        var response = send(request("/telegram/acme").GET());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"hello\":\"world\"}");
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/telegram", "/telegram/", "/telegram/acme/more"})
    void does_not_know_other_paths(String path) throws Exception {
        assertThat(send(request(path).GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void refuses_more_than_ten_megabytes_before_the_function_sees_them() throws Exception {
        var response = send(request("/telegram/acme")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(event.isEmpty()).isTrue();
    }

    @Test
    void hides_what_went_wrong_in_the_function() throws Exception {
        function = _ -> {
            throw new FunctionError("java.lang.IllegalStateException", "secret detail");
        };
        var thrown = send(request("/telegram/acme").GET());
        function = _ -> "not json".getBytes(StandardCharsets.UTF_8);
        var unreadable = send(request("/telegram/acme").GET());

        assertThat(thrown.statusCode()).isEqualTo(500);
        assertThat(thrown.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(unreadable.statusCode()).isEqualTo(500);
    }

    @Test
    void gives_up_on_a_function_that_takes_too_long() throws Exception {
        gateway.close();
        gateway = gateway(Duration.ofMillis(50), false);
        var never = new CountDownLatch(1);
        function = _ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new byte[0];
        };

        var response = send(request("/telegram/acme").GET());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void carries_the_exact_bytes_to_a_real_handler_and_its_answer_back() throws Exception {
        try (var bare = LocalFunction.start(Bare.spec(BareFunction.class), Map.of(), NOON);
                var front = ApiGateway.start(
                        GatewaySettings.onPort(0), List.of(new GatewayRoute("ANY", "/bare/{tenant}", bare)), NOON)) {
            var response = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(front.url() + "/bare/acme"))
                            .header("Content-Type", "application/json")
                            .header("X-Ask", "yes")
                            .POST(BodyPublishers.ofString("{ \"a\" :1}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body()).isEqualTo("acme 7b20226122203a317d");
            assertThat(response.headers().firstValue("x-asked")).hasValue("yes");
        }
    }

    private ApiGateway gateway(Duration timeout, boolean everythingBase64) {
        return ApiGateway.start(
                new GatewaySettings(0, timeout, everythingBase64),
                List.of(new GatewayRoute("ANY", "/telegram/{tenant}", asked -> function.invoke(asked))),
                NOON);
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + pathAndQuery));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
