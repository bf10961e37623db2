package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetellHttpTest {
    private final TestApp app = TestApp.start();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile Map<String, String> headers = Map.of();

    @BeforeAll
    void point_the_tenant_at_the_server() {
        var tenants = app.get(Tenants.class);
        tenants.setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_for_tests"));
        tenants.setKey(TestApp.TENANT, TenantKey.RETELL_BASE_URL, new Secret(url() + "/"));
    }

    @AfterAll
    void stop() {
        server.stop(0);
        app.close();
    }

    @Test
    void a_body_goes_out_as_json_with_the_tenants_key_and_comes_back_as_a_tree() {
        answer(201, "{\"call_id\":\"call_1\",\"new_field\":{\"x\":[1]}}");

        var said = http().post(
                        TestApp.TENANT,
                        "/v2/create-phone-call",
                        JsonNode.createObjectNode(Map.of("to_number", JsonNode.createStringNode("+14155550101"))));

        assertThat(said)
                .isInstanceOfSatisfying(
                        RetellAnswer.Ok.class,
                        ok -> assertThat(Fields.text(ok.body(), "call_id")).contains("call_1"));
        assertThat(asked.getLast())
                .isEqualTo("POST /v2/create-phone-call Bearer key_fake_for_tests {\"to_number\":\"+14155550101\"}");
    }

    @Test
    void an_empty_answer_is_fine() {
        answer(204, "");

        assertThat(http().post(TestApp.TENANT, "/v2/stop-call/call_1", null)).isInstanceOf(RetellAnswer.Ok.class);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            400 | INVALID
            401 | UNAUTHORISED
            402 | UNPAID
            403 | UNAUTHORISED
            404 | NOT_FOUND
            409 | CONFLICT
            412 | CONFLICT
            422 | NOT_FOUND
            429 | THROTTLED
            """, delimiter = '|')
    void a_refusal_is_a_value_with_retells_words(int code, RetellAnswer.Why why) {
        answer(code, "{\"status\":\"error\",\"message\":\"in words\"}");
        headers = Map.of("retry-after", "7");

        assertThat(http().get(TestApp.TENANT, "/get-concurrency"))
                .asInstanceOf(type(RetellAnswer.Refused.class))
                .isEqualTo(
                        new RetellAnswer.Refused(why, code, "in words", java.util.Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void the_other_shape_of_an_error_is_read_and_a_proxys_page_is_not_repeated() {
        answer(400, "{\"error_message\":\"request/body/from_number is short\"}");
        assertThat(refusal().message()).isEqualTo("request/body/from_number is short");

        answer(404, "<html>Cannot GET</html>");
        assertThat(refusal().message()).isEqualTo("unreadable error of 23 bytes");
    }

    @Test
    void its_own_failures_may_be_tried_again_and_say_nothing_about_what_was_done() {
        answer(502, "bad gateway");
        var before = asked.size();

        assertThatThrownBy(() -> http().post(TestApp.TENANT, "/v2/create-phone-call", null))
                .isInstanceOfSatisfying(
                        RetellUnreachable.class,
                        lost -> assertThat(lost.surelyNotSent()).isFalse())
                .hasMessageNotContaining("key_fake");
        assertThat(asked).hasSize(before + 1);
    }

    @Test
    void a_tenant_without_a_key_is_refused_without_asking() {
        app.database().admin("insert into tenant (tenant_id, slug, name) values (7, 'seven', 'Seven')");

        assertThat(http().get(new com.speechcad.kernel.TenantId(7), "/get-concurrency"))
                .asInstanceOf(type(RetellAnswer.Refused.class))
                .extracting(RetellAnswer.Refused::why)
                .isEqualTo(RetellAnswer.Why.NOT_CONFIGURED);
    }

    private RetellAnswer.Refused refusal() {
        return (RetellAnswer.Refused) http().get(TestApp.TENANT, "/get-concurrency");
    }

    private RetellHttp http() {
        return app.get(RetellHttp.class);
    }

    private void answer(int code, String with) {
        status = code;
        body = with;
        headers = Map.of();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpServer server() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add("%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("Authorization"),
                                sent));
                headers.forEach(exchange.getResponseHeaders()::set);
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
