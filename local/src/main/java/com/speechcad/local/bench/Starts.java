package com.speechcad.local.bench;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.local.json.Json;
import com.speechcad.local.runtime.ClassPaths;
import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.local.runtime.RuntimeSettings;
import com.speechcad.provider.dynopay.DynopaySignature;
import com.speechcad.provider.retell.RetellSignature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How long a function takes from its process's start to its first answer, under AWS's runtime client: each with its own
 * archive's class path, its database and an authentic event, one start of each after the other.
 */
final class Starts {
    static final String BARE = "bare handler";

    private static final Path BARE_LOGGING = Path.of("bench", "bare");
    private static final String TELEGRAM = "telegram-webhook-fn";
    private static final long PAYER = 7900;
    static final Duration PATIENCE = Duration.ofSeconds(120);
    static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Map<String, List<Duration>> taken = new LinkedHashMap<>();

    private Starts() {}

    /** @param event made anew for each start */
    record Function(String name, String handler, List<Path> classPath, Supplier<byte[]> event) {
        boolean isHere() {
            return Starts.class.getClassLoader().getResource(handler.replace('.', '/') + ".class") != null;
        }
    }

    static Starts measure(Rig rig, int starts) {
        return measure(rig, starts, _ -> true);
    }

    /** Of those with such a name. */
    static Starts measure(Rig rig, int starts, Predicate<String> wanted) {
        var measured = new Starts();
        var functions = functions(rig).stream()
                .filter(Function::isHere)
                .filter(function -> wanted.test(function.name()))
                .toList();
        functions.forEach(function -> measured.taken.put(function.name(), new ArrayList<>()));
        for (int i = 0; i < starts; i++) {
            var order = i % 2 == 0 ? functions : functions.reversed();
            order.forEach(function -> measured.of(function.name()).add(start(rig, function)));
        }
        return measured;
    }

    /** The bare handler's first. */
    List<String> names() {
        return List.copyOf(taken.keySet());
    }

    List<Duration> of(String name) {
        return taken.getOrDefault(name, List.of());
    }

    private static Duration start(Rig rig, Function function) {
        var settings = new RuntimeSettings(
                function.name(), function.handler(), function.classPath(), rig.plainEnvironment(), JVM, PATIENCE);
        var event = function.event().get();
        try (var process = RuntimeProcess.start(settings)) {
            var outcome = process.invoke(event);
            var age = process.age();
            if (!(outcome instanceof Outcome.Answered(var payload)) || isRefusal(payload)) {
                throw new IllegalStateException(function.name() + " did not answer as it should: " + outcome
                        + System.lineSeparator() + process.log());
            }
            return age;
        }
    }

    static boolean isRefusal(byte[] payload) {
        return Json.parse(payload).path("statusCode").asInt(200) != 200;
    }

    /** The bare handler, and each function with its own archive and an authentic event. */
    static List<Function> functions(Rig rig) {
        var bare = ClassPaths.own().stream()
                .filter(entry -> entry.endsWith(Path.of("local", "target", "classes")))
                .flatMap(classes -> Stream.of(classes.resolve(BARE_LOGGING), classes))
                .toList();
        var functions = new ArrayList<Function>();
        functions.add(new Function(
                BARE,
                "com.speechcad.local.bench.bare.BareFunction",
                Stream.concat(bare.stream(), Archives.librariesOf(TELEGRAM).stream())
                        .toList(),
                () -> http("/bench", Map.of(), "{}")));
        functions.add(ours(
                TELEGRAM,
                "com.speechcad.fn.telegram.TelegramFunction",
                () -> http(
                        "/telegram/default",
                        Map.of("x-telegram-bot-api-secret-token", RigKeys.TELEGRAM_SECRET_TOKEN),
                        "{\"update_id\":" + System.nanoTime()
                                + ",\"message\":{\"message_id\":1,\"date\":1,\"from\":{\"id\":7700},"
                                + "\"chat\":{\"id\":7700,\"type\":\"private\"},\"text\":\"/start\"}}")));
        functions.add(ours("retell-webhook-fn", "com.speechcad.fn.retell.RetellFunction", () -> retell(rig)));
        functions.add(ours("dynopay-webhook-fn", "com.speechcad.fn.dynopay.DynopayFunction", () -> dynopay(rig)));
        functions.add(ours(
                "billing-cron-fn", "com.speechcad.fn.cron.BillingCron", () -> utf8("{\"task\":\"deliver-outbox\"}")));
        functions.add(ours(
                "bulk-ivr-worker-fn",
                "com.speechcad.fn.worker.BulkIvrWorker",
                () -> utf8("{\"Records\":[{\"messageId\":\"1\",\"body\":\"{\\\"tenant\\\":1,\\\"job\\\":\\\""
                        + UUID.randomUUID() + "\\\"}\"}]}")));
        return functions;
    }

    private static Function ours(String module, String handler, Supplier<byte[]> event) {
        return new Function(module, handler, Archives.of(module), event);
    }

    /** An authentic event about a call that is none of ours: the seal is checked and the database asked. */
    private static byte[] retell(Rig rig) {
        var body = "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_" + UUID.randomUUID() + "\"}}";
        var seal = RetellSignature.sign(
                utf8(body), new Secret(RigKeys.RETELL_WEBHOOK_KEY), rig.clock().instant());
        return http("/retell/default", Map.of(RetellSignature.HEADER, seal), body);
    }

    /** DynoPay's own test of an invoice's door: word and seal are checked, and nothing happens. */
    private static byte[] dynopay(Rig rig) {
        var invoices = new OpenInvoices(rig.rooms(), rig.clock());
        var open = invoices.open(invoices.payer(PAYER), Money.dollars(5));
        var body = "{\"event\":\"webhook.test\"}";
        var seal = DynopaySignature.signV2(
                utf8(body),
                new Secret(RigKeys.DYNOPAY_WEBHOOK_SECRET),
                rig.clock().instant());
        return http(open.path(), Map.of(DynopaySignature.HEADER_V2.toLowerCase(Locale.ROOT), seal), body);
    }

    private static byte[] http(String path, Map<String, String> headers, String body) {
        var event = Json.object()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", "");
        var sent = event.putObject("headers").put("content-type", "application/json");
        headers.forEach(sent::put);
        event.putObject("requestContext")
                .putObject("http")
                .put("method", "POST")
                .put("path", path)
                .put("protocol", "HTTP/1.1");
        return utf8(Json.write(event.put("body", body).put("isBase64Encoded", false)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
