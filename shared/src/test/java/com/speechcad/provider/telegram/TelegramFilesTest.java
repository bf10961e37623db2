package com.speechcad.provider.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.ChatFiles;
import com.speechcad.notify.ChatFiles.Fetched;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramFilesTest {
    private static final String TOKEN = "100001:FAKE-TOKEN-FOR-TESTS-ONLY";
    private static final String FOUND =
            "200 {\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_path\":\"documents/file_1.csv\"}}";

    private final TestApp app = TestApp.start();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile String about = FOUND;
    private volatile int status = 200;
    private volatile byte[] bytes = "+14155550101".getBytes(StandardCharsets.UTF_8);

    TelegramFilesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bot" + TOKEN + "/getFile", exchange -> {
            var words = about.split(" ", 2);
            answer(exchange, Integer.parseInt(words[0]), words[1].getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/file/bot" + TOKEN + "/", exchange -> answer(exchange, status, bytes));
        server.start();
        var tenants = app.get(Tenants.class);
        tenants.setKey(TestApp.TENANT, TenantKey.TELEGRAM_BOT_TOKEN, new Secret(TOKEN));
        tenants.setKey(
                TestApp.TENANT,
                TenantKey.TELEGRAM_BASE_URL,
                new Secret("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @BeforeEach
    void forget() {
        asked.clear();
        about = FOUND;
        status = 200;
    }

    @AfterAll
    void stop() {
        server.stop(0);
        app.close();
    }

    @Test
    void asks_where_the_file_is_and_fetches_it_from_there() {
        assertThat(fetch())
                .isInstanceOfSatisfying(
                        Fetched.Got.class,
                        got -> assertThat(new String(got.content(), StandardCharsets.UTF_8))
                                .isEqualTo("+14155550101"));
        assertThat(asked).last().asString().endsWith("/documents/file_1.csv");
    }

    @Test
    void tells_too_big_from_gone() {
        about = "400 {\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: file is too big\"}";
        assertThat(fetch()).isInstanceOf(Fetched.TooBig.class);

        about = "400 {\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: wrong file_id or the file is"
                + " temporarily unavailable\"}";
        assertThat(fetch()).isInstanceOf(Fetched.Gone.class);

        about = FOUND;
        status = 404;
        assertThat(fetch()).isInstanceOf(Fetched.Gone.class);
    }

    @Test
    void what_may_pass_is_tried_again_and_never_says_the_token() {
        status = 502;
        assertThatThrownBy(this::fetch).isInstanceOf(Unreachable.class).hasMessageNotContaining("FAKE-TOKEN");

        about = "200 {\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_path\":\"../../etc/passwd\"}}";
        assertThatThrownBy(this::fetch).isInstanceOf(Unreachable.class).hasMessageNotContaining("passwd");
    }

    private Fetched fetch() {
        return app.get(ChatFiles.class).fetch(TestApp.TENANT, "f");
    }

    private void answer(HttpExchange exchange, int code, byte[] body) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(code, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
