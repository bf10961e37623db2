package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.TelegramSettings.Limits;
import java.time.Duration;
import java.util.List;

/**
 * The back door for the lab's page: what {@link TelegramSimulator} offers, as JSON. Bots by username, people by id.
 * Answers are its records as they are; 400 {@code {"error"}} where it throws.
 *
 * <pre>
 * GET  /lab/state                             {version, bots[{id, username, firstName}], persons[], faults, limits}
 * GET  /lab/await?version=N&amp;timeoutMs=N       {version}, as soon as it is another one
 * POST /lab/persons                           {id, firstName, languageCode?, phone?}
 * GET  /lab/chats/{bot}/{person}              ChatView
 * POST /lab/chats/{bot}/{person}/start        {parameter?}                            -> {messageId}
 * POST /lab/chats/{bot}/{person}/type         {text}                                  -> {messageId}
 * POST /lab/chats/{bot}/{person}/tap          {messageId, button}     -> {asked} or {opened} or {copied}
 * POST /lab/chats/{bot}/{person}/contact      {} the own one; or {phone, firstName?, userId?} -> {messageId}
 * POST /lab/chats/{bot}/{person}/file         {kind, name, mimeType?, base64, caption?}       -> {messageId}
 * POST /lab/chats/{bot}/{person}/block        and /unblock
 * GET  /lab/chats/{bot}/{person}/menu         {commands[], button, initData}
 * GET  /lab/files/{fileId}                    the bytes, with their type
 * GET  /lab/calls?after=N                     ApiCall[]
 * GET  /lab/updates/{bot}                     PendingUpdate[]
 * POST /lab/faults                            any of {deliverTwice: NEVER|IN_TURN|AT_ONCE, dropNext: n,
 *                                             delayNext: n, delayMillis: n, swapNext: true, failNextSends: n,
 *                                             kind: SendFault.Kind, method?, retryAfterSeconds?, clear: true}
 * GET  /lab/faults                            what is switched on; both of them under /faults too
 * GET  /requests                              JSON lines of all that was asked, refused requests too
 * POST /lab/limits                            {enforced, chatBurst, botBurst}
 * POST /lab/migrate                           {from, to}
 * </pre>
 */
final class LabDoor {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final TelegramSimulator telegram;
    private final LabActions actions;

    LabDoor(TelegramSimulator telegram) {
        this.telegram = telegram;
        this.actions = new LabActions(telegram);
    }

    void addTo(HttpRoutes routes, String prefix) {
        var lab = prefix + "/lab";
        var chat = lab + "/chats/{bot}/{person}";
        routes.route("GET", lab + "/state", guarded(_ -> state()))
                .route("GET", lab + "/await", guarded(this::await))
                .route("POST", lab + "/persons", guarded(this::newPerson))
                .route("GET", chat, guarded(request -> Json.tree(telegram.chat(person(request), bot(request)))))
                .route("POST", chat + "/{action}", guarded(actions::act))
                .route("GET", chat + "/menu", guarded(this::menu))
                .route("GET", lab + "/files/{fileId}", this::file)
                .route(
                        "GET",
                        lab + "/calls",
                        guarded(request -> Json.tree(telegram.calls(number(request, "after", 0)))))
                .route("GET", lab + "/updates/{bot}", guarded(request -> Json.tree(telegram.pending(bot(request)))))
                .route("POST", lab + "/limits", guarded(this::limit))
                .route("POST", lab + "/migrate", guarded(this::migrate));
        for (var at : List.of(lab, prefix)) {
            routes.route(
                            "GET",
                            at + "/faults",
                            guarded(_ -> Json.tree(telegram.faults().shown())))
                    .route("POST", at + "/faults", guarded(this::fault));
        }
    }

    private interface Answer {
        JsonNode to(Request request) throws InterruptedException;
    }

    private static Handler guarded(Answer answer) {
        return request -> {
            try {
                return Response.json(200, Json.write(answer.to(request)));
            } catch (IllegalArgumentException | IllegalStateException | Refusal wrong) {
                return Response.json(400, Json.write(Json.object().put("error", wrong.getMessage())));
            }
        };
    }

    private JsonNode state() {
        var state = Json.object().put("version", telegram.version());
        var bots = state.putArray("bots");
        telegram.bots()
                .forEach(bot -> bots.addObject()
                        .put("id", bot.id())
                        .put("username", bot.username())
                        .put("firstName", bot.firstName()));
        state.set("persons", Json.tree(telegram.persons()));
        state.set("faults", Json.tree(telegram.faults().shown()));
        state.set("limits", Json.tree(telegram.limits()));
        return state;
    }

    private JsonNode await(Request request) throws InterruptedException {
        var timeout = Duration.ofMillis(number(request, "timeoutMs", 25_000));
        var wait = timeout.compareTo(LONGEST_WAIT) < 0 ? timeout : LONGEST_WAIT;
        return Json.object().put("version", telegram.await(number(request, "version", 0), wait));
    }

    private JsonNode newPerson(Request request) {
        var body = body(request);
        return Json.tree(telegram.person(
                body.path("id").asLong(),
                body.path("firstName").asText(""),
                body.path("languageCode").asText(""),
                body.path("phone").asText("")));
    }

    private JsonNode menu(Request request) {
        var menu = Json.object().put("initData", telegram.initData(person(request), bot(request)));
        menu.set("commands", Json.tree(telegram.commands(person(request), bot(request))));
        menu.set("button", Json.parse(telegram.menuButton(person(request), bot(request))));
        return menu;
    }

    private Response file(Request request) {
        try {
            var file = telegram.file(request.variable("fileId"));
            // Somebody's file must not become a page of this server.
            return Response.bytes(file.mimeType(), file.bytes())
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Content-Security-Policy", "sandbox; default-src 'none'");
        } catch (IllegalArgumentException _) {
            return Response.text(404, "no such file");
        }
    }

    private JsonNode fault(Request request) {
        var body = body(request);
        var faults = telegram.faults();
        if (body.path("clear").asBoolean()) {
            faults.clear();
        }
        if (body.has("deliverTwice")) {
            faults.deliverTwice(Faults.Twice.valueOf(body.path("deliverTwice").asText()));
        }
        if (body.has("dropNext")) {
            faults.dropNext(body.path("dropNext").asInt());
        }
        if (body.has("delayNext")) {
            faults.delayNext(
                    body.path("delayNext").asInt(),
                    Duration.ofMillis(body.path("delayMillis").asLong(5_000)));
        }
        if (body.path("swapNext").asBoolean()) {
            faults.swapNext();
        }
        if (body.has("failNextSends")) {
            faults.failNextSends(
                    body.path("failNextSends").asInt(),
                    new SendFault(
                            SendFault.Kind.valueOf(body.path("kind").asText()),
                            body.path("method").asText(""),
                            body.path("retryAfterSeconds").asInt(3)));
        }
        return Json.tree(faults.shown());
    }

    private JsonNode limit(Request request) {
        var body = body(request);
        telegram.limit(new Limits(
                body.path("enforced").asBoolean(),
                body.path("chatBurst").asInt(),
                body.path("botBurst").asInt()));
        return Json.tree(telegram.limits());
    }

    private JsonNode migrate(Request request) {
        var body = body(request);
        return done(() ->
                telegram.migrate(body.path("from").asLong(), body.path("to").asLong()));
    }

    static JsonNode done(Runnable work) {
        work.run();
        return Json.object();
    }

    static String bot(Request request) {
        return request.variable("bot");
    }

    static long person(Request request) {
        return Long.parseLong(request.variable("person"));
    }

    static ObjectNode body(Request request) {
        return request.body().length > 0 && Json.parse(request.body()) instanceof ObjectNode object
                ? object
                : Json.object();
    }

    private static long number(Request request, String name, long otherwise) {
        var text = request.query().get(name);
        return text == null ? otherwise : Long.parseLong(text);
    }
}
