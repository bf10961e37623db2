package com.speechcad.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.bare.Bare;
import com.speechcad.local.bare.BareFunction;
import com.speechcad.local.bare.BareQueueFunction;
import com.speechcad.local.bare.BareTaskFunction;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalFunctionTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final LabClock clock = new LabClock(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void answers_an_http_event_as_the_real_runtime_would() {
        try (var function = start(BareFunction.class)) {
            var answer = invoke(function, http("POST", "/bare/acme", "{\"a\":1}", false));

            assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
            assertThat(answer.path("body").asText()).isEqualTo("acme 7b2261223a317d");
        }
    }

    @Test
    void sees_its_environment_and_the_stacks_clock() {
        try (var function = start(BareFunction.class)) {
            clock.jump(Duration.ofHours(1));
            var answer = invoke(function, http("GET", "/bare", "", false));

            assertThat(answer.path("body").asText()).isEqualTo("moin 2026-11-20T13:00:00Z");
        }
    }

    @Test
    void does_not_see_another_functions_beans() {
        try (var alone = start(BareFunction.class);
                var together = start(BareFunction.class, "com.speechcad.local.lambda.other")) {
            var stranger = http("GET", "/stranger", "", false);

            assertThat(invoke(alone, stranger).path("statusCode").asInt()).isEqualTo(404);
            assertThat(invoke(together, stranger).path("statusCode").asInt()).isEqualTo(200);
        }
    }

    @Test
    void names_the_failed_messages_of_a_batch() {
        try (var function = start(BareQueueFunction.class)) {
            var answer = invoke(function, """
                    {"Records":[{"messageId":"m-1","body":"good","eventSource":"aws:sqs"},
                                {"messageId":"m-2","body":"bad","eventSource":"aws:sqs"}]}""");

            assertThat(Json.write(answer)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}");
        }
    }

    @Test
    void takes_a_schedules_own_input() {
        try (var function = start(BareTaskFunction.class)) {
            assertThat(invoke(function, "{\"task\":\"sweep\"}").path("said").asText())
                    .isEqualTo("sweep done");
        }
    }

    @Test
    void says_what_the_handler_threw() {
        try (var function = start(BareQueueFunction.class)) {
            assertThatThrownBy(() -> invoke(function, """
                            {"Records":[{"messageId":"m-1","body":"poison"}]}"""))
                    .isInstanceOf(FunctionError.class)
                    .hasMessageContaining("poison");
        }
    }

    private LocalFunction start(Class<?> handler, String... alsoShown) {
        return LocalFunction.start(Bare.spec(handler, alsoShown), Map.of("BARE_GREETING", "moin"), clock);
    }

    static String http(String method, String path, String body, boolean base64) {
        var event = Json.object()
                .put("version", "2.0")
                .put("routeKey", "ANY " + path)
                .put("rawPath", path)
                .put("rawQueryString", "");
        event.putObject("headers").put("content-type", "application/json").put("host", "example.test");
        event.putObject("requestContext")
                .put("stage", "$default")
                .putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "127.0.0.1");
        return Json.write(event.put("body", body).put("isBase64Encoded", base64));
    }

    private static JsonNode invoke(LocalFunction function, String event) {
        return Json.parse(function.invoke(event.getBytes(StandardCharsets.UTF_8)));
    }
}
