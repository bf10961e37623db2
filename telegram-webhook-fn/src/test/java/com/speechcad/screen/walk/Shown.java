package com.speechcad.screen.walk;

import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One screen as it was shown once.
 *
 * @param language of whoever sees it, as it is by now
 * @param toast what passed by, empty for nothing
 * @param others messages elsewhere in the chat that came with it
 */
record Shown(String screen, String argument, Language language, Outgoing menu, String toast, List<Outgoing> others) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}|[0-9a-f]{8}-[0-9a-f-]{27}");

    /** Screens whose buttons are alike, and what comes of them is not. */
    private static final Set<String> SEVERAL = Set.of("books.plan", "parked.item");

    /** Where it leads: what its buttons hold. */
    List<String> taps() {
        return taps(menu);
    }

    static List<String> taps(Outgoing message) {
        return message.rows().stream()
                .flatMap(List::stream)
                .filter(key -> key.kind().equals("tap"))
                .map(Outgoing.Key::value)
                .toList();
    }

    /** What kind of place it is: the same for places that differ in nothing but what they are about. */
    String kind() {
        return screen + ":" + (SEVERAL.contains(screen) ? argument : nameless(argument)) + " "
                + taps().stream()
                        .map(data -> data.startsWith("t:") ? action(data) : "o:" + data.split(":", 3)[1])
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    static String nameless(String argument) {
        return ID.matcher(argument).replaceAll("#").replaceAll("\\d+", "#");
    }

    /** Within its screen. */
    static String action(String data) {
        var parts = data.split(":", 4);
        return parts.length > 2 ? parts[2] : data;
    }

    /** All that can be read, tags left out. */
    String words() {
        return toast + "\n" + words(menu)
                + others.stream().map(it -> "\n" + words(it)).collect(Collectors.joining());
    }

    static String words(Outgoing message) {
        return message.html() + "\n" + labels(message);
    }

    private static String labels(Outgoing message) {
        return message.rows().stream()
                .flatMap(List::stream)
                .map(Outgoing.Key::label)
                .collect(Collectors.joining("\n"));
    }

    /** As somebody would copy it from the chat. */
    static String readable(Outgoing message) {
        var file = message.attachment();
        return (file == null ? "" : "(" + file.kind() + " " + file.name() + ")\n")
                + message.html()
                + "\n"
                + message.rows().stream()
                        .map(row ->
                                row.stream().map(key -> "[" + key.label() + "]").collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" / "));
    }
}
