package com.speechcad.local.proof;

import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.proof.Posting.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A durable PostgreSQL, clients that write down what they were told, and everything killed that can be killed. */
final class KillPart {
    private static final String PASSWORD = "local-only";
    private static final int CLIENTS = 6;

    private final Options options;
    private final Random random;
    private final Part part = new Part("Kills");
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Map<Operation, Long> cut = new ConcurrentHashMap<>();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicBoolean isHopeless = new AtomicBoolean();
    private LocalPostgres postgres;
    private final Path folder;
    private final List<Long> users = new ArrayList<>();
    private volatile String through = "";
    private long backends;
    private long servers;

    KillPart(Options options) throws Exception {
        this.options = options;
        this.random = new Random(options.seed());
        this.folder = Files.createTempDirectory("money-proof");
        this.postgres = LocalPostgres.start(folder.resolve("data"), 0, true);
        postgres.migrate(PASSWORD);
        for (int i = 0; i < CLIENTS; i++) {
            users.add(Long.parseLong(ask(
                    "insert into app_user (tenant_id, telegram_id) values (1, %d) returning id".formatted(4711 + i))));
        }
    }

    Part run() throws Exception {
        var began = System.nanoTime();
        var times = options.full() ? 4 : 1;
        try {
            clientKilled(25 * times);
            underLoad("backend", () -> kills(60 * times, this::killBackend));
            try (var proxy = new SwallowingProxy(postgres.port(), 20)) {
                through = "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/speechcad";
                underLoad("cut", () -> await(() -> proxy.swallowed() >= 60 * times));
                part.figure("answers to COMMIT swallowed, and the line cut", proxy.swallowed());
            } finally {
                through = "";
            }
            underLoad("server", () -> kills(4 * times, this::killServer));
            new KilledBooks(postgres.superuser(), tried, acknowledged).compare(part);
            perOperation();
        } finally {
            postgres.close();
            remove();
        }
        return part.figure("operations tried", tried.size())
                .figure("acknowledged", acknowledged.size())
                .figure(
                        "unknown outcomes, resolved by the same key again",
                        cut.values().stream().mapToLong(Long::longValue).sum())
                .figure("tries that took", retries)
                .figure("longest until resolved, milliseconds", longestNanos.get() / 1_000_000)
                .figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }

    private void cut(String key) {
        cut.merge(Operation.of(key), 1L, Long::sum);
    }

    /** Whatever of them was never cut has not been proven here. */
    private void perOperation() {
        for (var operation : Operation.values()) {
            var times = cut.getOrDefault(operation, 0L);
            part.figure(operation + " cut, its outcome unknown", times);
            if (times == 0) {
                part.wrong("never cut: " + operation);
            }
        }
    }

    // --- a client's process ---------------------------------------------------------------------------------------

    private void clientKilled(int times) throws Exception {
        var cutOff = 0;
        for (int i = 0; i < times; i++) {
            var file = folder.resolve("client-" + i);
            var client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledClient.class.getName(),
                            postgres.url(),
                            PASSWORD,
                            Long.toString(user("jvm:" + i + ":0")),
                            "jvm:" + i,
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(() -> Files.exists(file) && Files.size(file) > 0);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
            client.destroyForcibly().waitFor();
            cutOff += read(file);
        }
        part.figure("client processes killed (-9)", times).figure("of which within an operation", cutOff);
    }

    /** What it tried and was not told of is tried again, as the queue or the provider would. */
    private int read(Path file) throws Exception {
        var open = new ArrayList<String>();
        var text = Files.readString(file);
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            var key = line.substring(2);
            if (line.startsWith("T ")) {
                tried.add(key);
                open.add(key);
            } else {
                acknowledged.add(key);
                open.remove(key);
            }
        }
        for (var key : open) {
            cut(key);
            resolve(postgres.url(), key);
        }
        return open.size();
    }

    // --- what they talk to ----------------------------------------------------------------------------------------

    private interface Chaos {
        void run() throws Exception;
    }

    private void underLoad(String name, Chaos chaos) throws Exception {
        isOver.set(false);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var works = new ArrayList<Callable<Long>>();
            for (int i = 0; i < CLIENTS; i++) {
                var prefix = name + ":" + i;
                works.add(() -> post(prefix));
            }
            var running = works.stream().map(clients::submit).toList();
            try {
                chaos.run();
            } catch (Exception | Error failed) {
                // Nobody will answer the clients any more.
                isHopeless.set(true);
                throw failed;
            } finally {
                isOver.set(true);
            }
            for (var one : running) {
                one.get();
            }
        }
    }

    private String url() {
        return through.isEmpty() ? postgres.url() : through;
    }

    private long post(String prefix) {
        long posted = 0;
        while (!isOver.get()) {
            try (var posting = new Posting(url(), PASSWORD)) {
                while (!isOver.get()) {
                    var key = prefix + ":" + posted++;
                    tried.add(key);
                    try {
                        posting.post(key, user(key));
                        acknowledged.add(key);
                    } catch (SQLException lost) {
                        cut(key);
                        resolve(url(), key);
                        break;
                    }
                }
            } catch (SQLException notYet) {
                retries.incrementAndGet();
            }
        }
        return posted;
    }

    /** With the same key, until there is an answer. */
    private void resolve(String url, String key) {
        var began = System.nanoTime();
        while (!isHopeless.get()) {
            retries.incrementAndGet();
            try (var posting = new Posting(url, PASSWORD)) {
                posting.post(key, user(key));
                acknowledged.add(key);
                longestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
                return;
            } catch (SQLException notYet) {
                pause(20);
            }
        }
    }

    /** Each client has a wallet, the killed ones in turn. */
    private long user(String key) {
        return users.get(Integer.parseInt(key.split(":", 3)[1]) % CLIENTS);
    }

    private void kills(int times, Chaos one) throws Exception {
        for (int i = 0; i < times; i++) {
            pause(20 + random.nextInt(60));
            one.run();
        }
        pause(200);
    }

    private void killBackend() throws SQLException {
        var killed = ask("select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = 'speechcad_app' and pid is not null order by random() limit 1) x");
        backends += Long.parseLong(killed);
        part.figure("backends terminated", backends);
    }

    private void killServer() throws Exception {
        var data = folder.resolve("data");
        KilledServer.kill(data);
        postgres = KilledServer.again(postgres, data);
        part.figure("PostgreSQL killed whole (-9 of the postmaster and all its children)", ++servers);
        pause(500);
    }

    private String ask(String question) throws SQLException {
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited two minutes in vain");
            }
            pause(5);
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
