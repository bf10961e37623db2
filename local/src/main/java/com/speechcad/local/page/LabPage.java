package com.speechcad.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * The lab's page and what it asks for, beside the simulators' own back doors:
 *
 * <pre>
 * GET  /                       the page; its files are under /lab/
 * GET  /api/lab                {rooms[], personas[]}
 * GET  /api/changes?seen=STAMP {stamp, now, aheadSeconds, books, telegram?, retell?, dynopay?}, when it is another one
 * GET  /api/back               {faults[], provenAt, outdated, counts, queues[], tables[]}; no faults: the books add up
 * GET  /api/back/{table}       its newest rows
 * POST /api/books              {faults[], provenAt}: the books proven now, and not as of a while ago
 * GET  /api/log?of=ID&amp;after=N  {of, lines[{number, at, level, logger, message}]}, all when it was another ID's N
 * POST /api/clock              {"jump": "PT1H"}
 * </pre>
 */
public final class LabPage implements AutoCloseable {
    private static final Duration LONGEST_JUMP = Duration.ofDays(400);

    private final LabRooms rooms;
    private final Books books;
    private final BooksProof proof;
    private final BackRoom backRoom;
    private final Changes changes;

    public LabPage(LabRooms rooms) {
        this.rooms = rooms;
        books = new Books(rooms.database());
        proof = new BooksProof(new Books(rooms.database()), rooms.clock());
        backRoom = new BackRoom(rooms, books, proof);
        changes = new Changes(rooms, books);
    }

    /** Adds its routes, and makes the server refuse what other sites' pages ask for. */
    public LabPage mount(HttpRoutes routes) {
        routes.onlyForThisMachine()
                .route("GET", "/", _ -> StaticFiles.file("index.html"))
                .route("GET", "/favicon.ico", _ -> StaticFiles.file("icon.svg"))
                .route("GET", "/lab/{file}", request -> StaticFiles.file(request.variable("file")))
                .route("GET", "/api/lab", guarded(_ -> lab()))
                .route("GET", "/api/changes", guarded(request -> changes.await(query(request, "seen"))))
                .route("GET", "/api/back", guarded(_ -> backRoom.overview()))
                .route("GET", "/api/back/{table}", guarded(request -> backRoom.table(request.variable("table"))))
                .route("POST", "/api/books", guarded(_ -> backRoom.books()))
                .route("GET", "/api/log", guarded(request -> log(query(request, "of"), query(request, "after"))))
                .route("POST", "/api/clock", guarded(this::jump));
        return this;
    }

    @Override
    public void close() {
        books.close();
        proof.close();
    }

    private interface Answer {
        JsonNode to(Request request) throws SQLException;
    }

    private static Handler guarded(Answer answer) {
        return request -> {
            try {
                return Response.json(200, Json.write(answer.to(request)));
            } catch (IllegalArgumentException | DateTimeParseException wrong) {
                return Response.json(400, Json.write(Json.object().put("error", wrong.getMessage())));
            } catch (SQLException broken) {
                return Response.json(503, Json.write(Json.object().put("error", broken.getMessage())));
            }
        };
    }

    private JsonNode lab() {
        var lab = Json.object();
        lab.set("rooms", Json.tree(rooms.versions().keySet()));
        lab.set("personas", Json.tree(Persona.all()));
        return lab;
    }

    private JsonNode log(String of, String after) {
        var log = Json.object().put("of", rooms.log().id());
        log.set("lines", Json.tree(rooms.log().after(of, after.isEmpty() ? 0 : Long.parseLong(after))));
        return log;
    }

    private JsonNode jump(Request request) {
        var by = Duration.parse(Json.parse(request.body()).path("jump").asText());
        if (by.isNegative() || by.compareTo(LONGEST_JUMP) > 0) {
            throw new IllegalArgumentException("the clock jumps forward, by at most " + LONGEST_JUMP);
        }
        rooms.clock().jump(by);
        return Json.object().put("now", rooms.clock().instant().toString());
    }

    private static String query(Request request, String name) {
        return request.query().getOrDefault(name, "");
    }
}
