package com.speechcad.screen.campaign;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.notify.Outgoing;
import java.util.List;

/** The menu of a chat, wherever it stands among the messages of campaigns. */
final class Menu {
    private Menu() {}

    static Outgoing of(DialogDriver person) {
        return person.messages().stream()
                .filter(message -> message.rows().stream()
                        .flatMap(List::stream)
                        .anyMatch(key ->
                                key.value().equals("o:home") || key.value().equals("o:campaigns")))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    static String screen(DialogDriver person) {
        return of(person).html();
    }

    static List<String> buttons(DialogDriver person) {
        return rows(person).stream().flatMap(List::stream).toList();
    }

    /** Their labels, row by row. */
    static List<List<String>> rows(DialogDriver person) {
        return of(person).rows().stream()
                .map(row -> row.stream().map(Outgoing.Key::label).toList())
                .toList();
    }

    /** The first button that begins like one of these. */
    static String first(DialogDriver person, String... beginnings) {
        return buttons(person).stream()
                .filter(label -> List.of(beginnings).stream().anyMatch(label::startsWith))
                .findFirst()
                .orElseThrow(() -> new AssertionError(List.of(beginnings) + " in " + person.seen()));
    }
}
