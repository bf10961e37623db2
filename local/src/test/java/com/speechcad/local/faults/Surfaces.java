package com.speechcad.local.faults;

import com.speechcad.local.json.Json;
import com.speechcad.local.page.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that leaves the stack, or is kept in it, as text: where a digit could come to somebody's eyes. */
final class Surfaces {
    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'""";

    private final Stage stage;
    private final LogTail log;
    private final Path bucket;
    private final StringBuilder logged = new StringBuilder();
    private long heard;

    /** @param bucket the folder where the stack's files lie */
    Surfaces(Stage stage, LogTail log, Path bucket) {
        this.stage = stage;
        this.log = log;
        this.bucket = bucket;
    }

    /** By name; each as one text. */
    Map<String, String> all() {
        var surfaces = new LinkedHashMap<String, String>();
        surfaces.put("telegram", telegram());
        surfaces.put("log", log());
        surfaces.put("files", files());
        for (var table : new TreeSet<>(stage.lines(TABLES))) {
            surfaces.put("table " + table, String.join("\n", stage.lines("select t::text from " + table + " t")));
        }
        return surfaces;
    }

    /** All that the bot ever asked Telegram to show or send, not only what still stands in a chat. */
    private String telegram() {
        return stage.lab.telegram().calls(0).stream()
                .map(call -> call.method() + " " + Json.write(call.parameters()))
                .collect(Collectors.joining("\n"));
    }

    /** The tail keeps only so much, so it is read on. */
    private String log() {
        for (var line : log.after(heard)) {
            heard = line.number();
            logged.append(line.message()).append('\n');
        }
        return logged.toString();
    }

    private String files() {
        try (var found = Files.walk(bucket)) {
            return found.filter(Files::isRegularFile).map(Surfaces::content).collect(Collectors.joining("\n"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String content(Path file) {
        try {
            return file.getFileName() + " " + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
