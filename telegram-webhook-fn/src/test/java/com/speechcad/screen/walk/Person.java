package com.speechcad.screen.walk;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;

/** Somebody with a chat, who finds buttons by what they do and not by what they are called. */
record Person(
        DialogDriver chat,
        long telegram,
        UserId user,
        BusinessId business,
        PhoneNumber number,
        Language language,
        Said said) {

    /** Opens a screen. */
    Person open(String way) {
        chat.send(new Incoming.Tapped("walk", 0, "o:" + way));
        return this;
    }

    /** Taps the newest button that does this, such as {@code plan.offer:buy}. */
    Person act(String deed) {
        var data = button(deed).orElseThrow(() -> new AssertionError("nothing does " + deed + " in\n" + chat.seen()));
        chat.send(new Incoming.Tapped("walk", 0, data));
        return this;
    }

    /** Whether there is a button that does this. */
    boolean sees(String deed) {
        return button(deed).isPresent();
    }

    private Optional<String> button(String deed) {
        return chat.messages().stream()
                .map(Outgoing::rows)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(key -> key.kind().equals("tap"))
                .map(Outgoing.Key::value)
                .filter(value -> value.startsWith("t:" + deed + ":"))
                .reduce((_, last) -> last);
    }

    Person type(String line) {
        chat.type(line);
        return this;
    }
}
