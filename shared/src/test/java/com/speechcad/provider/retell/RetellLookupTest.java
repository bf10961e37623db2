package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of calls whose later pages do not come. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetellLookupTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String FIRST = "{\"items\":[{\"call_id\":\"call_1\",\"call_status\":\"ended\"}],"
            + "\"has_more\":true,\"pagination_key\":\"call_1\"}";
    private static final String LAST =
            "{\"items\":[{\"call_id\":\"call_2\",\"call_status\":\"ended\"}],\"has_more\":false}";

    private final TestApp app = TestApp.start();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();
    private volatile int firstStatus = 200;
    private volatile int laterStatus = 200;

    @BeforeAll
    void point_the_tenant_at_the_server() {
        var tenants = app.get(Tenants.class);
        tenants.setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_for_tests"));
        tenants.setKey(
                TestApp.TENANT,
                TenantKey.RETELL_BASE_URL,
                new Secret("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @BeforeEach
    void all_is_well() {
        asked.clear();
        firstStatus = 200;
        laterStatus = 200;
    }

    @AfterAll
    void stop() {
        server.stop(0);
        app.close();
    }

    @Test
    void all_pages_are_read_and_ten_of_them_hold_five_thousand_calls() {
        var listed = listed(Duration.ofSeconds(30));

        assertThat(listed.complete()).isTrue();
        assertThat(listed.calls()).extracting(CallReport::providerCall).containsExactly("call_1", "call_2");
        assertThat(asked).hasSize(2).allMatch(body -> body.contains("\"limit\":500"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 400, 500, 503})
    void what_came_before_a_page_that_does_not_come_is_told(int status) {
        laterStatus = status;

        var listed = listed(Duration.ofSeconds(30));

        assertThat(listed.complete()).isFalse();
        assertThat(listed.calls()).extracting(CallReport::providerCall).containsExactly("call_1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void without_the_first_page_there_is_no_list(int status) {
        firstStatus = status;

        assertThatThrownBy(() -> listed(Duration.ofSeconds(30))).isInstanceOf(Unreachable.class);
    }

    @Test
    void with_little_time_left_no_further_page_is_begun() {
        var listed = listed(Duration.ofSeconds(4));

        assertThat(listed.complete()).isFalse();
        assertThat(listed.calls()).hasSize(1);
        assertThat(asked).hasSize(1);
    }

    private CallLookup.Listed listed(Duration within) {
        return app.get(CallLookup.class).between(TestApp.TENANT, NOON, NOON.plusSeconds(60), within);
    }

    private HttpServer server() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/v3/list-calls", exchange -> {
                var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(sent);
                var isFirst = !sent.contains("pagination_key");
                var bytes = (isFirst ? FIRST : LAST).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(isFirst ? firstStatus : laterStatus, bytes.length);
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
