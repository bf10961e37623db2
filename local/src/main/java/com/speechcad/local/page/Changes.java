package com.speechcad.local.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** One long poll for all rooms, so that a page needs one connection however much it shows. */
final class Changes {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(60);
    private static final Duration ASK_DATABASE_EVERY = Duration.ofMillis(400);

    private final LabRooms rooms;
    private final Books books;
    private long booksVersion;
    private long booksAskedNanos = Long.MIN_VALUE;

    Changes(LabRooms rooms, Books books) {
        this.rooms = rooms;
        this.books = books;
    }

    /** Answers as soon as something is not as it was when the page saw this stamp, or nothing was for a while. */
    ObjectNode await(String seen) {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        var now = now();
        while (now.path("stamp").asText().equals(seen)
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            now = now();
        }
        return now.put("now", rooms.clock().instant().toString());
    }

    private ObjectNode now() {
        var now = Json.object();
        new TreeMap<>(rooms.versions()).forEach((room, version) -> now.put(room, version.getAsLong()));
        now.put("books", books());
        now.put("aheadSeconds", rooms.clock().offset().toSeconds());
        return now.put("stamp", Json.write(now));
    }

    private synchronized long books() {
        var nanos = System.nanoTime();
        if (booksAskedNanos == Long.MIN_VALUE || nanos - booksAskedNanos > ASK_DATABASE_EVERY.toNanos()) {
            booksVersion = books.version();
            booksAskedNanos = System.nanoTime();
        }
        return booksVersion;
    }
}
