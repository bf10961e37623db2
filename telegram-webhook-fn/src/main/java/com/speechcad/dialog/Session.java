package com.speechcad.dialog;

import com.speechcad.kernel.ChatId;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a chat is.
 *
 * @param nonce of the confirmation that is shown, empty when there is none
 * @param contactAsked a button to share the contact stands under the input line
 * @param commands digest of those that Telegram was told for this chat; empty when it was told none
 */
record Session(
        ChatId chat,
        Place place,
        List<Place> back,
        Map<String, String> notes,
        String nonce,
        Optional<String> startParameter,
        boolean contactAsked,
        Optional<String> commands) {
    private static final int MOST_BACK = 10;

    /** A screen and what it is about. An empty argument is left out of the JSON, and is one again when it is read. */
    @Serdeable
    record Place(String screen, @Bindable(defaultValue = "") String argument) {}

    static final Place HOME = new Place(Screens.HOME, "");

    /**
     * Home is the end of every way: nothing leads back from it, and nothing is remembered.
     *
     * @param replacing Back does not lead to this place; and if the next one is anywhere on the way back, it is gone back to
     */
    Session goTo(Place next, boolean replacing) {
        if (next.screen().equals(Screens.HOME)) {
            return new Session(chat, HOME, List.of(), Map.of(), "", startParameter, contactAsked, commands);
        }
        if (next.equals(place)) {
            return this;
        }
        var before = back.lastIndexOf(next);
        if (before >= 0 && (replacing || before == back.size() - 1)) {
            return backTo(before);
        }
        var trail = new ArrayList<>(back);
        if (!replacing) {
            trail.add(place);
        }
        var kept = trail.subList(Math.max(0, trail.size() - MOST_BACK), trail.size());
        return new Session(chat, next, List.copyOf(kept), notes, "", startParameter, contactAsked, commands);
    }

    Session goBack() {
        if (back.isEmpty() || back.getLast().screen().equals(Screens.HOME)) {
            return goTo(HOME, true);
        }
        return backTo(back.size() - 1);
    }

    private Session backTo(int at) {
        return new Session(
                chat,
                back.get(at),
                List.copyOf(back.subList(0, at)),
                notes,
                "",
                startParameter,
                contactAsked,
                commands);
    }

    /** Without the places of that screen at the end of the way back; an empty name leaves it as it is. */
    Session past(String screen) {
        var end = back.size();
        while (end > 0 && back.get(end - 1).screen().equals(screen)) {
            end--;
        }
        return new Session(
                chat, place, List.copyOf(back.subList(0, end)), notes, nonce, startParameter, contactAsked, commands);
    }

    /** Stands elsewhere, with the same way behind. */
    Session at(Place other) {
        return new Session(chat, other, back, notes, "", startParameter, contactAsked, commands);
    }

    Session noting(Map<String, String> more) {
        var all = new HashMap<>(notes);
        all.putAll(more);
        all.values().removeIf(String::isEmpty);
        return new Session(chat, place, back, Map.copyOf(all), nonce, startParameter, contactAsked, commands);
    }

    Session withNonce(String newNonce) {
        return new Session(chat, place, back, notes, newNonce, startParameter, contactAsked, commands);
    }

    Session startedWith(String parameter) {
        return new Session(chat, place, back, notes, nonce, Optional.of(parameter), contactAsked, commands);
    }

    Session asking(boolean contact) {
        return new Session(chat, place, back, notes, nonce, startParameter, contact, commands);
    }
}
