package com.speechcad.local.bench;

import com.speechcad.kernel.TenantId;
import com.speechcad.local.bench.Letterbox.Letter;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.gateway.ApiGateway;
import com.speechcad.local.gateway.GatewayRoute;
import com.speechcad.local.gateway.GatewaySettings;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.lambda.FunctionSpec;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.queue.LocalQueues;
import com.speechcad.local.queue.QueueSpec;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.BotAccount;
import com.speechcad.local.telegram.TelegramSettings;
import com.speechcad.local.telegram.TelegramSimulator;
import com.speechcad.notify.Bot;
import com.speechcad.tenant.SeedTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts of the lab that a request meets, and nothing that works beside them: a durable PostgreSQL, the gateway, the
 * real functions, Telegram's double, and queues that nobody empties.
 */
final class Rig implements AutoCloseable {
    static final TenantId TENANT = new TenantId(1);
    static final String BOT = "speechcad_bot";

    private static final Set<String> OURS = Set.of("content-length", "host", "connection", "upgrade", "http2-settings");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LabClock clock = new LabClock();
    private final LocalPostgres postgres;
    private final Map<String, String> environment;
    private final TelegramSimulator telegram;
    private final Letterbox letterbox;
    private final LocalFunction retellFunction;
    private final ApiGateway gateway;
    private final Connection admin;

    private Rig(Path folder) throws SQLException {
        postgres = own(started(folder));
        postgres.migrate(RigKeys.DATABASE_PASSWORD);
        admin = own(postgres.superuser().getConnection());
        var queues = own(LocalQueues.start(Stream.of("bulk", "jobs")
                .map(name -> new QueueSpec(name, Duration.ofMinutes(6), 5))
                .toList()));
        var timers = own(new LabTimers(clock));
        letterbox = own(new Letterbox());
        var doubles = own(new HttpRoutes(0));
        var bot = new BotAccount(RigKeys.TELEGRAM_BOT_TOKEN, BOT, "Speechcad");
        var unlimited = TelegramSettings.lab(bot).with(new TelegramSettings.Limits(false, 1, 1));
        telegram = own(new TelegramSimulator(Journal.inMemory(), clock, timers, unlimited));
        telegram.mount(doubles, "/sim/telegram");
        doubles.start();
        environment = RigKeys.environment(postgres, queues, doubles.url(), letterbox.url());
        retellFunction = function("retell-webhook-fn", "com.speechcad.fn.retell");
        retellFunction.bean(SeedTenant.class).run();
        var telegramFunction = function(
                "telegram-webhook-fn", "com.speechcad.fn.telegram", "com.speechcad.dialog", "com.speechcad.screen");
        telegramFunction.bean(Bot.class).setWebhook(TENANT, URI.create(letterbox.url() + "/telegram/default"));
        var routes = List.of(
                new GatewayRoute("ANY", "/telegram/{tenant}", telegramFunction),
                new GatewayRoute("ANY", "/retell/{tenant}", retellFunction),
                new GatewayRoute(
                        "ANY",
                        "/dynopay/{tenant}/{invoice}/{token}",
                        function("dynopay-webhook-fn", "com.speechcad.fn.dynopay")),
                new GatewayRoute("POST", "/bench", function("bare-fn", "com.speechcad.local.bench.bare")));
        gateway = own(ApiGateway.start(GatewaySettings.onPort(0), routes, clock));
    }

    /** Returns when everything answers. */
    static Rig start(Path folder) {
        try {
            return new Rig(folder);
        } catch (SQLException broken) {
            throw new IllegalStateException("the rig does not start", broken);
        }
    }

    LabClock clock() {
        return clock;
    }

    TelegramSimulator telegram() {
        return telegram;
    }

    Letterbox letterbox() {
        return letterbox;
    }

    /** One whose beans may be used to bring the database somewhere. */
    LocalFunction rooms() {
        return retellFunction;
    }

    /** What a function's process is started with; its connections are not listened in on. */
    Map<String, String> plainEnvironment() {
        return environment;
    }

    /** A connection as the functions have them: their role, their driver. */
    Connection connection() throws SQLException {
        return own(DriverManager.getConnection(postgres.url(), LocalPostgres.APP_ROLE, RigKeys.DATABASE_PASSWORD));
    }

    /** Of the superuser. */
    Connection admin() {
        return admin;
    }

    /** Sends a letter in; gives the status. */
    int post(Letter letter) {
        var request = HttpRequest.newBuilder(URI.create(gateway.url() + letter.path()))
                .POST(BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach((name, value) -> {
            if (!OURS.contains(name)) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception broken) {
                throw new IllegalStateException("the rig does not stop", broken);
            }
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        open.push(part);
        return part;
    }

    /** With commit times kept; that takes a restart. */
    private static LocalPostgres started(Path folder) throws SQLException {
        try (var first = LocalPostgres.start(folder, 0, true);
                var connection = first.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter system set track_commit_timestamp = on");
        }
        return LocalPostgres.start(folder, 0, false);
    }

    private LocalFunction function(String name, String... packages) {
        var handler = switch (name) {
            case "telegram-webhook-fn" -> ".TelegramFunction";
            case "retell-webhook-fn" -> ".RetellFunction";
            case "dynopay-webhook-fn" -> ".DynopayFunction";
            default -> ".BareFunction";
        };
        var spec = new FunctionSpec(
                name,
                packages[0] + handler,
                Duration.ofSeconds(20),
                1,
                List.of("com.speechcad.fn", "com.speechcad.dialog", "com.speechcad.screen", "com.speechcad.local"),
                List.of(packages));
        return own(LocalFunction.start(spec, RigKeys.listenedTo(environment), clock));
    }
}
