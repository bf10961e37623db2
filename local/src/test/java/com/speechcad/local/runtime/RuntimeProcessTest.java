package com.speechcad.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.bare.BareFunction;
import com.speechcad.local.bare.BareQueueFunction;
import com.speechcad.local.bare.BareTaskFunction;
import com.speechcad.local.json.Json;
import com.speechcad.local.runtime.Outcome.Answered;
import com.speechcad.local.runtime.Outcome.Failed;
import com.speechcad.local.runtime.Outcome.NotStarted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuntimeProcessTest {
    @Test
    void answers_http_events_with_plain_and_with_base64_bodies() {
        try (var function = start(BareFunction.class.getName())) {
            var plain = function.invoke(http("{\"a\":1}", false));
            var encoded = function.invoke(
                    http(Base64.getEncoder().encodeToString("{\"a\":1}".getBytes(StandardCharsets.UTF_8)), true));

            assertThat(body(plain)).isEqualTo("acme 7b2261223a317d");
            assertThat(body(encoded)).isEqualTo("acme 7b2261223a317d");
        }
    }

    @Test
    void answers_a_batch_and_survives_one_it_throws_at() {
        try (var function = start(BareQueueFunction.class.getName())) {
            var thrown = function.invoke(batch("poison"));
            var partial = function.invoke(batch("bad"));

            assertThat(thrown).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.report()).contains("poison");
            });
            assertThat(text(partial)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
        }
    }

    @Test
    void answers_a_schedules_own_input() {
        try (var function = start(BareTaskFunction.class.getName())) {
            assertThat(text(function.invoke(utf8("{\"task\":\"sweep\"}")))).isEqualTo("{\"said\":\"sweep done\"}");
        }
    }

    @Test
    void asks_for_its_restore_when_started_for_snap_start() {
        var snapStart = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (var function = start(BareTaskFunction.class.getName(), snapStart)) {
            assertThat(text(function.invoke(utf8("{\"task\":\"sweep\"}")))).isEqualTo("{\"said\":\"sweep done\"}");
            assertThat(function.restoreWasAsked()).isTrue();
        }
    }

    @Test
    void says_so_when_the_handler_cannot_be_found() {
        try (var function = start("com.speechcad.Missing")) {
            assertThat(function.invoke(utf8("{}"))).isInstanceOfAny(NotStarted.class, Failed.class);
        }
    }

    private static RuntimeProcess start(String handler) {
        return start(handler, Map.of());
    }

    private static RuntimeProcess start(String handler, Map<String, String> environment) {
        return RuntimeProcess.start(new RuntimeSettings(
                "bare",
                handler,
                classPath(),
                environment,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Duration.ofSeconds(60)));
    }

    private static List<Path> classPath() {
        var here = ClassPaths.own().stream().filter(entry -> entry.endsWith("local/target/test-classes"));
        return Stream.concat(here, ClassPaths.libraries().stream()).toList();
    }

    private static byte[] http(String body, boolean base64) {
        var event = Json.object().put("version", "2.0").put("rawPath", "/bare/acme");
        event.putObject("headers").put("content-type", "application/json");
        event.putObject("requestContext")
                .putObject("http")
                .put("method", "POST")
                .put("path", "/bare/acme");
        return utf8(Json.write(event.put("body", body).put("isBase64Encoded", base64)));
    }

    private static byte[] batch(String body) {
        return utf8("{\"Records\":[{\"messageId\":\"m-1\",\"body\":\"" + body + "\"}]}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return new String(((Answered) outcome).payload(), StandardCharsets.UTF_8);
    }

    private static String body(Outcome outcome) {
        return Json.parse(text(outcome)).path("body").asText();
    }
}
