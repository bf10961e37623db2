package com.speechcad.screen.walk;

import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that was shown, screen by screen, each text once, to be read by a person. */
final class Dump {
    private final Map<String, Map<String, String>> pages = new LinkedHashMap<>();

    void add(Shown shown) {
        page(shown.screen(), Shown.readable(shown.menu()));
        if (!shown.toast().isEmpty()) {
            page("toasts", shown.toast());
        }
        shown.others().forEach(message -> add(message));
    }

    void add(Outgoing message) {
        page("messages", Shown.readable(message));
    }

    private void page(String name, String text) {
        pages.computeIfAbsent(name, _ -> new LinkedHashMap<>()).putIfAbsent(text.replaceAll("\\d+", "#"), text);
    }

    /** Into the folder that {@code -Dwalk.write} names, if it does. */
    void write(Language language) {
        var folder = System.getProperty("walk.write", "");
        if (folder.isEmpty()) {
            return;
        }
        var all = new StringBuilder();
        pages.forEach((name, texts) -> {
            all.append("\n===== ").append(name).append('\n');
            texts.values().forEach(text -> all.append(text).append("\n--\n"));
        });
        try {
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder, "screens." + language.code() + ".txt"), all);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
