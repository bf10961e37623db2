package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads what the doubles were asked reads it of each of them alike. */
class RequestsOfDoublesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CALLER_ID = "+14155550177";

    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() {
        MigratedLab.prepare(folder);
        var usual = LabSettings.in(folder);
        lab = Lab.start(
                new LabSettings(usual.folder(), 0, false, usual.external(), Map.of("PLATFORM_CALLER_ID", CALLER_ID)));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    /** The path ends in what tells it from everything that the functions ask meanwhile. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            telegram | /bot{token}/getMe?mark=1                | {"mark":"good"}    | 200
            telegram | /bot1:WRONG-SECRET-TOKEN/getMe?mark=2   | {"mark":"wrong"}   | 401
            telegram | /bot{token}/sendMessage?mark=3          | not JSON           | 400
            telegram | /bot{token}/noSuchThing?mark=4          | {}                 | 404
            telegram | /nothing?mark=5                         | {}                 | 404
            retell   | /create-phone-call?mark=6               | {}                 | 401
            retell   | /nothing?mark=7                         | {}                 | 401
            dynopay  | /api/user/cryptoPayment?mark=8          | {"amount":5}       | 403
            dynopay  | /nothing?mark=9                         | {}                 | 404
            """, delimiter = '|')
    void each_request_gives_a_line_with_the_same_names(String double_, String path, String body, int status)
            throws Exception {
        var token = lab.telegram().bots().getFirst().token();
        assertThat(post("/sim/" + double_ + path.replace("{token}", token), body)
                        .statusCode())
                .isEqualTo(status);

        var lines = lines(double_).stream()
                .filter(line -> line.path("path").asText().endsWith(path.replaceFirst(".*\\?", "?")))
                .toList();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("time", "method", "path", "headers", "body", "status");
            assertThat(line.path("method").asText()).isEqualTo("POST");
            assertThat(line.path("body").asText()).isEqualTo(body);
            assertThat(line.path("status").asInt()).isEqualTo(status);
            assertThat(line.path("headers").path("content-type").asText()).isEqualTo("application/json");
            assertThat(line.toString()).doesNotContain(token, "WRONG-SECRET", "key-of-nobody");
        });
    }

    /** Whoever has one in the shell for real calls has it in the simulated ones too. */
    @Test
    void the_caller_id_of_the_shell_is_a_number_of_the_simulated_workspace() throws Exception {
        var key = LabKeys.in(folder).get("RETELL_API_KEY");
        var request = HttpRequest.newBuilder(URI.create(lab.url() + "/sim/retell/v2/list-phone-numbers"))
                .header("Authorization", "Bearer " + key)
                .build();

        var owned = Json.parse(CLIENT.send(request, BodyHandlers.ofString()).body());

        assertThat(owned.path("items"))
                .extracting(number -> number.path("phone_number").asText())
                .contains(CALLER_ID);
    }

    private static List<JsonNode> lines(String double_) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(lab.url() + "/sim/" + double_ + "/requests"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .map(Json::parse)
                .toList();
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(lab.url() + path))
                .header("Content-Type", "application/json")
                .header("x-api-key", "key-of-nobody")
                .header("Authorization", "Bearer key-of-nobody")
                .header("User-Agent", "Speechcad")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
