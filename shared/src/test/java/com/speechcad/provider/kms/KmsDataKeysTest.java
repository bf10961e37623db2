package com.speechcad.provider.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SDK client against a server that speaks KMS's JSON protocol. */
class KmsDataKeysTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();

    @BeforeEach
    void fake_credentials() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.region", "us-east-1");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_data_key_is_made_and_opened_for_its_tenant() {
        var keys = keys("key/1");
        var made = keys.generate(new TenantId(7));

        assertThat(made.plain()).hasSize(32);
        assertThat(keys.open(new TenantId(7), made.encrypted())).isEqualTo(made.plain());
        assertThat(asked).allSatisfy(body -> assertThat(body).contains("\"tenant\":\"7\"", "key/1"));
    }

    @Test
    void one_of_another_tenant_is_a_fault_and_a_broken_service_is_tried_again() {
        assertThatThrownBy(() -> keys("key/1").open(new TenantId(8), new byte[] {7}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys("key/broken").generate(new TenantId(7))).isInstanceOf(Unreachable.class);
    }

    private KmsDataKeys keys(String id) {
        return new KmsDataKeys(
                id, Optional.of("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private HttpServer server() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body);
        var tenant = body.contains("\"tenant\":\"7\"") ? 7 : 8;
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var plain = Base64.getEncoder().encodeToString(new byte[32]);
        var blob = Base64.getEncoder().encodeToString(new byte[] {7});
        var refused = body.contains("key/broken") || (target.endsWith("Decrypt") && tenant != 7);
        var said = refused
                ? "{\"__type\":\"%s\"}".formatted(tenant == 7 ? "DisabledException" : "InvalidCiphertextException")
                : "{\"Plaintext\":\"%s\",\"CiphertextBlob\":\"%s\",\"KeyId\":\"key/1\"}".formatted(plain, blob);
        var bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(refused ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
