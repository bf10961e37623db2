package com.speechcad.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What stands behind the scenes, as JSON. */
final class BackRoom {
    private static final int ROWS = 60;
    /** Small numbers that say at a glance whether something waits or went wrong; a table that is missing counts none. */
    private static final Map<String, String> COUNTS = Map.of(
            "unsent", "chat_message where shown_version < wanted_version",
            "jobs", "job where state = 'WAITING'",
            "refusedJobs", "job where state = 'REFUSED'",
            "quarantined", "quarantine where state = 'OPEN'",
            "openHolds", "ledger_hold where state = 'OPEN'");

    private final LabRooms rooms;
    private final Books books;
    private final BooksProof proof;

    BackRoom(LabRooms rooms, Books books, BooksProof proof) {
        this.rooms = rooms;
        this.books = books;
        this.proof = proof;
    }

    /** {@code {faults, provenAt, outdated, counts, queues, tables}} */
    JsonNode overview() throws SQLException {
        var overview = Json.object();
        var proven = proof.look();
        overview.set("faults", proven.faults());
        overview.put("provenAt", proven.at().toString()).put("outdated", proven.outdated());
        var tables = books.tables();
        overview.set("tables", Json.tree(tables));
        var counts = overview.putObject("counts");
        for (var count : COUNTS.entrySet()) {
            var table = count.getValue().substring(0, count.getValue().indexOf(' '));
            if (tables.contains(table)) {
                var rows = books.rows("select count(*) as n from " + count.getValue());
                counts.set(count.getKey(), rows.path(0).path("n"));
            }
        }
        var queues = overview.putArray("queues");
        new TreeMap<>(rooms.queues()).forEach((name, depth) -> {
            var now = depth.get();
            queues.addObject().put("name", name).put("waiting", now.waiting()).put("inFlight", now.inFlight());
        });
        return overview;
    }

    /** {@code {faults, provenAt}}, of the books as they are now. */
    JsonNode books() throws SQLException {
        var proven = proof.prove();
        var told = Json.object();
        told.set("faults", proven.faults());
        return told.put("provenAt", proven.at().toString());
    }

    /** The newest rows of a table; an unknown one is an {@link IllegalArgumentException}. */
    JsonNode table(String name) throws SQLException {
        return books.newest(name, ROWS);
    }
}
