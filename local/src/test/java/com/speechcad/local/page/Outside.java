package com.speechcad.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.db.MigratedFolder;
import com.speechcad.local.LabDoors;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.DynopaySettings;
import com.speechcad.local.dynopay.DynopaySimulator;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.json.Json;
import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.queue.LocalQueues.Depth;
import com.speechcad.local.retell.CallView;
import com.speechcad.local.retell.RetellSettings;
import com.speechcad.local.retell.RetellSimulator;
import com.speechcad.local.scheduler.LabScheduler;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.BotAccount;
import com.speechcad.local.telegram.TelegramSettings;
import com.speechcad.local.telegram.TelegramSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The page and the three simulators on one server, without the product: the test speaks for the bot. */
final class Outside implements AutoCloseable {
    static final BotAccount BOT = new BotAccount("100001:FAKE-TOKEN-FOR-TESTS-ONLY", "speechcad_test_bot", "Speechcad");
    static final long ANA = 7001;
    private static final String DYNOPAY_KEY = "dpk_test_of_nobody";
    private static final String RETELL_KEY = "key_test_of_nobody";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration A_LOOK = Duration.ofMillis(20);

    final LabClock clock = new LabClock();
    final LabTimers timers = new LabTimers(clock);
    final LabScheduler scheduler =
            new LabScheduler(Journal.inMemory(), clock, timers, _ -> Optional.empty(), new Random(1));
    final HttpRoutes routes;
    final TelegramSimulator telegram;
    final RetellSimulator retell;
    final DynopaySimulator dynopay;
    final LocalPostgres postgres;
    final LogTail log = LogTail.attach();
    private final LabPage page;
    private final HttpClient http = HttpClient.newHttpClient();
    private String call = "";

    Outside(Path folder) {
        this(folder, 0);
    }

    /** @param port 0 for any free one */
    Outside(Path folder, int port) {
        routes = new HttpRoutes(port);
        MigratedFolder.copyTo(folder.resolve("pg"));
        postgres = LocalPostgres.start(folder.resolve("pg"), 0, false);
        postgres.migrate("secret-of-a-test");
        telegram = new TelegramSimulator(Journal.inMemory(), clock, timers, TelegramSettings.lab(BOT));
        retell = new RetellSimulator(Journal.inMemory(), clock, timers, RetellSettings.of(RETELL_KEY, RETELL_KEY));
        dynopay = new DynopaySimulator(
                Journal.inMemory(), clock, timers, DynopaySettings.of(DYNOPAY_KEY, "whsec_" + "0".repeat(48)));
        page = new LabPage(new LabRooms(
                        Map.of("telegram", telegram::version, "retell", retell::version, "dynopay", dynopay::changes),
                        clock,
                        postgres.superuser(),
                        Map.of("bulk", () -> new Depth(2, 1), "bulk-dead", () -> new Depth(0, 0)),
                        log))
                .mount(routes);
        telegram.mount(routes, "/sim/telegram");
        retell.mount(routes, "/sim/retell", URI.create(routes.url() + "/sim/retell"));
        dynopay.mount(routes, "/sim/dynopay");
        new LabDoors(clock, scheduler).mount(routes);
        routes.start();
    }

    URI url() {
        return routes.url();
    }

    @Override
    public void close() {
        http.shutdownNow();
        routes.close();
        page.close();
        telegram.close();
        retell.close();
        timers.close();
        log.close();
        postgres.close();
    }

    /** What the bot calls; its result. */
    JsonNode bot(String method, String json) {
        return post("/sim/telegram/bot" + BOT.token() + "/" + method, json).path("result");
    }

    /** Somebody tops up: a payment in Tron's coin, of so many dollars; its id. */
    String asksForDollars(int dollars) {
        var answer = post(
                "/sim/dynopay/api/user/cryptoPayment",
                "{\"amount\":" + dollars + ",\"currency\":\"TRX\"}",
                "x-api-key",
                DYNOPAY_KEY);
        return answer.at("/data/transaction_id").asText();
    }

    /** A call that greets and asks for a key, to Ana's number. */
    void calls() {
        var flow = post("/sim/retell/create-conversation-flow", """
                {"start_speaker":"agent","model_choice":{"type":"cascading","model":"gpt-4.1"},"start_node_id":"menu",
                 "nodes":[
                  {"id":"menu","type":"conversation","name":"Menu",
                   "instruction":{"type":"static_text","text":"Press 1 to confirm."},
                   "edges":[{"id":"e1","destination_node_id":"bye",
                     "transition_condition":{"type":"prompt","prompt":"The user pressed 1"}}]},
                  {"id":"bye","type":"conversation","name":"Why","instruction":{"type":"static_text","text":"Anything else?"},
                   "edges":[{"id":"e2","destination_node_id":"end",
                     "transition_condition":{"type":"prompt","prompt":"The user answered"}}]},
                  {"id":"end","type":"end","name":"End","speak_during_execution":true,
                   "instruction":{"type":"static_text","text":"Thank you, goodbye."}}]}
                """, "Authorization", "Bearer " + RETELL_KEY);
        var agent = post(
                "/sim/retell/create-agent",
                """
                {"voice_id":"retell-Cimo","agent_name":"Reminder","response_engine":{"type":"conversation-flow",
                 "conversation_flow_id":"%s"},"allow_user_dtmf":true}
                """.formatted(flow.path("conversation_flow_id").asText()),
                "Authorization",
                "Bearer " + RETELL_KEY);
        var created = post(
                "/sim/retell/v2/create-phone-call",
                "{\"from_number\":\"+14155550100\",\"to_number\":\"+14155550134\",\"override_agent_id\":\""
                        + agent.path("agent_id").asText() + "\"}",
                "Authorization",
                "Bearer " + RETELL_KEY);
        call = created.path("call_id").asText();
    }

    /**
     * Moves the clock on until the newest call is so. Whoever acts in the call has as many seconds for it as a person has, however
     * busy the machine is.
     */
    void untilTheCall(Predicate<CallView> so) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (retell.calls().stream().filter(one -> one.callId().equals(call)).noneMatch(so)) {
            assertThat(System.nanoTime()).as(retell.calls().toString()).isLessThan(end);
            clock.jump(A_MOMENT);
            LockSupport.parkNanos(A_LOOK.toNanos());
        }
    }

    /** The callee's keypad, not through the page. */
    void pressesOnTheLine(String keys) {
        retell.calls().stream()
                .filter(call -> call.state().equals("talking"))
                .forEach(call -> retell.press(call.callId(), keys));
    }

    void sql(String command) {
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private JsonNode post(String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = send(request.build());
        if (answer.statusCode() > 299) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.parse(answer.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
