package com.speechcad.local.digits;

import com.speechcad.local.Lab;
import com.speechcad.local.json.Json;
import com.speechcad.local.telegram.MessageView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that leaves the system or lies in it, each with the name of its place, to be looked through. */
final class Sinks implements AutoCloseable {
    /** What people read, and where answers and what was said lie. */
    private static final List<String> READ = List.of("chat", "telegram", "file", "row call_answer", "row call_record");

    private final Lab lab;
    private final Path files;
    private final Planted planted;
    private final List<Long> people;
    private final LogEar log = new LogEar();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> seenFiles = new HashSet<>();
    /** What was there before a code was made up cannot hold it. */
    private final Set<String> clean = new HashSet<>();

    private final Map<String, Integer> looked = new HashMap<>();
    private final List<String> answers = new ArrayList<>();
    private long calls;
    private final Map<String, Integer> requests = new HashMap<>();

    /** @param folder the lab's own */
    Sinks(Lab lab, Path folder, Planted planted, List<Long> people) {
        this.lab = lab;
        this.files = folder.resolve("files");
        this.planted = planted;
        this.people = people;
    }

    /** What a door of ours answered. */
    void answered(int status, Map<String, List<String>> headers, String body) {
        answers.add(status + " " + headers + " " + body);
    }

    /** How much was looked through, by place, so that nobody looks at nothing. */
    Map<String, Integer> looked() {
        return looked;
    }

    /** Where what is given away, each time: everything that is new, and all rows and chats as they are now. */
    Set<String> leaks() {
        var leaks = new TreeSet<String>();
        log.take().forEach(line -> look(leaks, "log", line));
        List.copyOf(answers).forEach(answer -> look(leaks, "answer", answer));
        answers.clear();
        messages(leaks);
        requests(leaks, "retell", "/sim/retell/requests");
        requests(leaks, "dynopay", "/sim/dynopay/requests");
        for (var asked : lab.askedOfAws()) {
            look(leaks, "aws " + asked.service(), asked.path() + " " + asked.body());
        }
        lab.scheduler().describe().forEach(one -> look(leaks, "schedule", one.toString()));
        stored(leaks);
        rows(leaks);
        return leaks;
    }

    @Override
    public void close() {
        log.close();
        http.close();
    }

    /** Texts, captions, buttons and their data as they were sent, pop-ups, and each chat as it stands. */
    private void messages(Set<String> leaks) {
        for (var call : lab.telegram().calls(calls)) {
            calls = call.number();
            look(leaks, "telegram " + call.method(), OwnIds.without(call.parameters() + call.description()));
        }
        for (var person : people) {
            for (var message : lab.telegram().chat(person, Scene.BOT).messages()) {
                if (message.fromBot()) {
                    look(leaks, "chat", OwnIds.without(message.html() + message.buttons()));
                    file(leaks, message);
                }
            }
        }
    }

    private void file(Set<String> leaks, MessageView message) {
        if (message.file() != null && seenFiles.add(message.file().fileId())) {
            var file = lab.telegram().file(message.file().fileId());
            look(leaks, "file's name", file.name());
            Unpacked.of(file.bytes()).forEach(text -> look(leaks, "file " + file.mimeType(), text));
        }
    }

    private void requests(Set<String> leaks, String name, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(lab.url() + path)).build();
            var lines =
                    http.send(request, BodyHandlers.ofString()).body().lines().toList();
            lines.stream().skip(requests.getOrDefault(name, 0)).forEach(line -> {
                var asked = Json.parse(line);
                look(
                        leaks,
                        name,
                        asked.path("path").asText() + " " + asked.path("body").asText());
            });
            requests.put(name, lines.size());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The bucket's objects. */
    private void stored(Set<String> leaks) {
        if (!Files.isDirectory(files)) {
            return;
        }
        try (var all = Files.walk(files)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                look(leaks, "bucket's key", files.relativize(file).toString());
                for (var text : Unpacked.of(Files.readAllBytes(file))) {
                    look(leaks, "bucket", text);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Every column of every table, bytes as they are. */
    private void rows(Set<String> leaks) {
        try (var connection = lab.postgres().superuser().getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery("select * from \"" + table + "\" limit 5000")) {
                    var columns = rows.getMetaData();
                    while (rows.next()) {
                        for (int column = 1; column <= columns.getColumnCount(); column++) {
                            var place = "row " + table + "." + columns.getColumnName(column);
                            switch (columns.getColumnTypeName(column)) {
                                case "bytea" -> {
                                    var bytes = rows.getBytes(column);
                                    if (bytes != null) {
                                        Unpacked.of(bytes).forEach(text -> look(leaks, place, text));
                                    }
                                }
                                case "int8", "int4", "int2", "bool", "uuid", "timestamptz" -> {}
                                default -> {
                                    var value = rows.getString(column);
                                    if (value != null) {
                                        look(leaks, place, OwnIds.without(value));
                                    }
                                }
                            }
                        }
                    }
                }
            }
            looked.merge("tables", tables.size(), Math::max);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void look(Set<String> leaks, String place, String text) {
        var end = place.indexOf(' ');
        looked.merge(end < 0 ? place : place.substring(0, end), 1, Math::addExact);
        if (clean.contains(text)) {
            return;
        }
        var found = new TreeSet<>(planted.in(text));
        if (READ.stream().anyMatch(place::startsWith)) {
            found.addAll(planted.inParts(text));
        }
        if (found.isEmpty()) {
            clean.add(text);
        }
        found.forEach(where -> leaks.add(where + " in " + place + ": " + excerpt(text)));
    }

    private static String excerpt(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
