package com.speechcad.local.faults;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory after a collection, threads, and the size of every table beside its rows, once a minute. The first third warms
 * up; from there to the end nothing may grow that is not data.
 */
final class SoakGauge {
    private static final double MEGABYTE = 1 << 20;
    /** The doubles keep what they were asked, which is the proof's own memory: so much a journey is theirs. */
    private static final double MOST_MEGABYTES_A_JOURNEY = 1.0;

    private static final long SMALL_TABLE = 2 << 20;

    private final Stage stage;
    private final List<Look> looks = new ArrayList<>();

    SoakGauge(Stage stage) {
        this.stage = stage;
    }

    /** @param bytes of every table with its indexes; {@code rows} that are alive in it */
    private record Look(int journeys, double megabytes, int threads, Map<String, Long> bytes, Map<String, Long> rows) {}

    void look(int journeys) {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();
        stage.lines("select 'done' from pg_stat_clear_snapshot()");
        var bytes = new LinkedHashMap<String, Long>();
        var rows = new LinkedHashMap<String, Long>();
        stage.lines("select relname || ' ' || pg_total_relation_size(relid) || ' ' || n_live_tup from"
                        + " pg_stat_user_tables where schemaname = 'public'")
                .forEach(line -> {
                    var parts = line.split(" ");
                    bytes.put(parts[0], Long.valueOf(parts[1]));
                    rows.put(parts[0], Long.valueOf(parts[2]));
                });
        looks.add(new Look(journeys, heap, threads, bytes, rows));
    }

    /** What grew that should not have. */
    List<String> growth() {
        var from = looks.get(looks.size() / 3);
        var to = looks.getLast();
        var found = new ArrayList<String>();
        var journeys = Math.max(1, to.journeys - from.journeys);
        var grown = (to.megabytes - from.megabytes) / journeys;
        if (grown > MOST_MEGABYTES_A_JOURNEY) {
            found.add("memory grew by %.1f MB a journey".formatted(grown));
        }
        if (to.threads > from.threads + 20) {
            found.add("threads grew from " + from.threads + " to " + to.threads);
        }
        to.bytes.forEach((table, bytes) -> {
            var before = from.bytes.getOrDefault(table, 0L);
            var share = perRow(to, table) / Math.max(1, perRow(from, table));
            if (bytes > SMALL_TABLE && bytes > before && share > 2) {
                found.add("table " + table + " takes " + "%.1f".formatted(share) + " times as much a row as before");
            }
        });
        return found;
    }

    private static double perRow(Look look, String table) {
        return look.bytes.getOrDefault(table, 0L) / (double) Math.max(1, look.rows.getOrDefault(table, 0L));
    }

    String text() {
        var from = looks.get(looks.size() / 3);
        var to = looks.getLast();
        var all = to.bytes.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
        var before = from.bytes.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
        var heaviest = to.bytes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return "memory after a collection %.0f MB after a third, %.0f MB at the end (stack, doubles and PostgreSQL's driver in one process); threads %d, %d; tables %.1f MB, %.1f MB, the largest %s"
                .formatted(from.megabytes, to.megabytes, from.threads, to.threads, before, all, heaviest);
    }

    @Override
    public String toString() {
        var last = looks.getLast();
        return "%.0f MB, %d threads".formatted(last.megabytes, last.threads);
    }
}
