package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.RequestLog;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.SendFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The door the bots knock at: token, arguments, method, envelope. */
final class BotApi {
    private static final int CALLS_KEPT = 5_000;

    /** What went out, and what the caller gets to hear of it. */
    private record Answer(ObjectNode envelope, Optional<Kind> lost) {
        int status() {
            return envelope.path("ok").asBoolean()
                    ? 200
                    : envelope.path("error_code").asInt();
        }
    }

    /** What a method's answer waits for, without the world's lock. */
    interface Wait {
        /** @throws Refusal when the wait ends without an answer */
        void await(Bot bot, Params params);
    }

    private final World world;
    private final Bots bots;
    private final Files files;
    private final Faults faults;
    private final Limiter limiter;
    private final Map<String, Method> methods = new ConcurrentHashMap<>();
    private final Map<String, Wait> waits = new ConcurrentHashMap<>();
    private final Deque<ApiCall> calls = new ArrayDeque<>();
    private long callCount;

    BotApi(World world, Bots bots, Files files, Faults faults, Limiter limiter) {
        this.world = world;
        this.bots = bots;
        this.files = files;
        this.faults = faults;
        this.limiter = limiter;
    }

    /** Below the prefix, and after whatever else answers there: it takes the rest. */
    void addTo(HttpRoutes routes, String prefix) {
        // The token is the key; Telegram has it in its path.
        var log = new RequestLog(world.clock, path -> path.replaceFirst("(/bot)[^/]+", "$1***"));
        routes.route("GET", prefix + "/requests", _ -> log.answer())
                .route("*", prefix + "/bot{token}/{method}", log.keeping(this::handle))
                .route("GET", prefix + "/file/bot{token}/{path*}", log.keeping(this::download))
                .route("*", prefix + "/{rest*}", log.keeping(BotApi::notFound));
    }

    void add(Map<String, Method> more) {
        more.forEach((name, method) -> methods.put(name.toLowerCase(Locale.ROOT), method));
    }

    /** From now on this comes before the method. */
    void waits(String method, Wait wait) {
        waits.put(method.toLowerCase(Locale.ROOT), wait);
    }

    private Response handle(Request request) {
        var answer = answer(request);
        if (answer.lost().isEmpty()) {
            return Response.json(answer.status(), Json.write(answer.envelope()));
        }
        return answer.lost().orElseThrow() == Kind.BAD_GATEWAY
                ? new Response(
                        502,
                        Map.of("Content-Type", "text/html"),
                        "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8))
                : Response.CUT;
    }

    private Response download(Request request) {
        try {
            return world.locked(() -> {
                var bot = bots.byToken(request.variable("token"));
                var file = files.linked(bot, request.variable("path"));
                return Response.bytes("application/octet-stream", files.bytes(file));
            });
        } catch (Refusal refusal) {
            return Response.json(refusal.code(), Json.write(refusal.envelope()));
        }
    }

    /** Whatever is no method's address. */
    private static Response notFound(Request request) {
        return Response.json(404, Json.write(Refusal.of(404, "Not Found").envelope()));
    }

    /** A call in the answer to an update: its result is heard by nobody. */
    void callFromWebhook(Bot bot, String method, Params params) {
        var name = method.toLowerCase(Locale.ROOT);
        if (name.startsWith("get")
                || List.of("setwebhook", "deletewebhook", "close", "logout").contains(name)) {
            return;
        }
        world.locked(() -> call(bot, method, params, true));
    }

    List<ApiCall> calls(long afterNumber) {
        return world.locked(
                () -> calls.stream().filter(call -> call.number() > afterNumber).toList());
    }

    private Answer answer(Request request) {
        var method = request.variable("method");
        try {
            var bot = world.locked(() -> bots.byToken(request.variable("token")));
            var params = ParamsReader.read(
                    request.rawQuery(), request.header("content-type").orElse(""), request.body());
            await(bot, method, params);
            return world.locked(() -> call(bot, method, params, false));
        } catch (Refusal refusal) {
            return new Answer(refusal.envelope(), Optional.empty());
        }
    }

    private void await(Bot bot, String name, Params params) {
        var wait = waits.get(name.toLowerCase(Locale.ROOT));
        if (wait == null) {
            return;
        }
        try {
            wait.await(bot, params);
        } catch (Refusal refusal) {
            world.locked(() -> record(bot, name, params, new Answer(refusal.envelope(), Optional.empty()), false));
            throw refusal;
        }
    }

    private Answer call(Bot bot, String name, Params params, boolean viaWebhook) {
        var answer = attempt(bot, name, params);
        record(bot, name, params, answer, viaWebhook);
        return answer;
    }

    private Answer attempt(Bot bot, String name, Params params) {
        try {
            var method = methods.get(name.toLowerCase(Locale.ROOT));
            if (method == null) {
                throw Refusal.of(404, "Not Found: method not found");
            }
            var lost = faults.takeSend(name);
            limiter.pass(bot, name, params);
            JsonNode result = method.call(bot, params);
            var envelope = Json.object().put("ok", true);
            envelope.set("result", result);
            return new Answer(envelope, lost);
        } catch (Refusal refusal) {
            return new Answer(refusal.envelope(), Optional.empty());
        }
    }

    private void record(Bot bot, String name, Params params, Answer answer, boolean viaWebhook) {
        var lost = answer.lost();
        var status = lost.isEmpty() ? answer.status() : lost.orElseThrow() == Kind.BAD_GATEWAY ? 502 : -1;
        calls.add(new ApiCall(
                ++callCount,
                world.now(),
                bot.account.username(),
                name,
                params.shown(),
                status,
                answer.status() == 200,
                answer.envelope().path("description").asText(""),
                viaWebhook));
        if (calls.size() > CALLS_KEPT) {
            calls.removeFirst();
        }
        world.changed();
    }
}
