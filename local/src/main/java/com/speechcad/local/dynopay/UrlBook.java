package com.speechcad.local.dynopay;

import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which URLs are switched off: five times 404 in a row does it. */
final class UrlBook {
    private static final String KIND = "dynopay.url";
    private static final int NOT_FOUND_LIMIT = 5;
    private static final Duration OFF = Duration.ofHours(24);

    private final Journal journal;

    UrlBook(Journal journal) {
        this.journal = journal;
    }

    /** @param offUntil null while it is called */
    private record Entry(int notFound, @Nullable Instant offUntil) {}

    synchronized boolean isOff(String url, Instant now) {
        var until = entry(url).offUntil();
        return until != null && now.isBefore(until);
    }

    /** @param forGood whether somebody has to switch it on again, as with a company's URL in autumn */
    synchronized void answered(String url, int status, boolean forGood, Instant now) {
        if (status != 404) {
            journal.remove(KIND, url);
            return;
        }
        var before = entry(url);
        var count = before.offUntil() == null ? before.notFound() + 1 : 1;
        var until = count < NOT_FOUND_LIMIT ? null : now.plus(forGood ? Duration.ofDays(36_500) : OFF);
        journal.put(KIND, url, Json.write(Json.tree(new Entry(count, until))));
    }

    synchronized void switchOn(String url) {
        journal.remove(KIND, url);
    }

    private Entry entry(String url) {
        return journal.get(KIND, url).map(kept -> Json.parse(kept, Entry.class)).orElse(new Entry(0, null));
    }
}
