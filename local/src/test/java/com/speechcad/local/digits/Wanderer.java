package com.speechcad.local.digits;

import com.speechcad.local.telegram.ButtonView;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody who taps whatever they have not tapped yet, but for what cannot be taken back. */
final class Wanderer {
    private static final List<String> NOT = List.of(
            "delete",
            "forget",
            "stop",
            "switch",
            "kill",
            "pay",
            "buy",
            "leave",
            "language",
            "suspend",
            "raise",
            "lower",
            "credit",
            "debit",
            "refund",
            "call",
            "confirm",
            "invite",
            "share",
            "close",
            "cancel",
            "remove");

    private final Scene scene;
    private final long person;
    private final Map<String, Integer> tapped = new HashMap<>();

    Wanderer(Scene scene, long person) {
        this.scene = scene;
        this.person = person;
    }

    /**
     * @param first the label of the button at home with which it begins
     * @return how many different buttons were tapped
     */
    int wanders(String first, int taps) {
        scene.lab.telegram().type(person, Scene.BOT, "/start");
        scene.until(
                "home",
                () -> scene.isHeard()
                        && newest().stream().anyMatch(found -> found.label().contains(first)));
        tap(newest().stream()
                .filter(found -> found.label().contains(first))
                .findFirst()
                .orElseThrow());
        for (int tap = 0; tap < taps; tap++) {
            var next = newest().stream()
                    .filter(found -> NOT.stream()
                            .noneMatch(word ->
                                    found.label().toLowerCase(Locale.ROOT).contains(word)))
                    .min((one, other) -> tapped.getOrDefault(one.value(), 0) - tapped.getOrDefault(other.value(), 0));
            if (next.isEmpty()) {
                break;
            }
            tap(next.get());
        }
        return tapped.size();
    }

    private void tap(Found found) {
        tapped.merge(found.value(), 1, Math::addExact);
        scene.lab
                .telegram()
                .tap(person, Scene.BOT, found.message(), found.button().value());
        scene.until("an answer to " + found.label(), scene::isHeard);
    }

    private record Found(int message, ButtonView button) {
        String label() {
            return button.label();
        }

        /** Two of them in different messages are two. */
        String value() {
            return button.value() + "@" + message;
        }
    }

    private List<Found> newest() {
        return scene.lab.telegram().chat(person, Scene.BOT).messages().reversed().stream()
                .filter(message -> message.fromBot() && !message.buttons().isEmpty())
                .findFirst()
                .map(message -> message.buttons().stream()
                        .flatMap(List::stream)
                        .map(button -> new Found(message.messageId(), button))
                        .toList())
                .orElse(List.of());
    }
}
