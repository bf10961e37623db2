package com.speechcad.screen.watch;

import static com.speechcad.text.Text.text;

import com.speechcad.db.AuditLog;
import com.speechcad.dialog.Argument;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the audit log while it is put into words.
 *
 * @param detail the values of its JSON object
 */
record Told(AuditLog.Entry entry, Map<String, Object> detail, PageFacts facts) {
    /** A sentence that begins with who did it. */
    Text by(LogWords key) {
        return text(key).with("who", words().actor(entry.actor()));
    }

    /** The same, with the reason that was given. */
    Text because(LogWords key) {
        return by(key).with("reason", string("reason"));
    }

    InWords words() {
        return facts.words();
    }

    /** A value as it was written; empty where there is none. */
    String string(String name) {
        return Optional.ofNullable(detail.get(name)).map(Object::toString).orElse("");
    }

    boolean flag(String name) {
        return string(name).equals("true");
    }

    int count(String name) {
        return string(name).matches("\\d{1,9}") ? Integer.parseInt(string(name)) : 0;
    }

    /** Written in micro-dollars. */
    Money money(String name) {
        return Money.micros(string(name).matches("-?\\d{1,18}") ? Long.parseLong(string(name)) : 0);
    }

    /** What the subject is, before its colon. */
    String kind() {
        return entry.subject().split(":", 2)[0];
    }

    /** Which one it is, behind the colon; empty when there is none. */
    String id() {
        var parts = entry.subject().split(":", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    Optional<Long> number() {
        return Argument.id(id());
    }

    Optional<UUID> uuid() {
        try {
            return Optional.of(UUID.fromString(id()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Who the entry is about: a person, or whose a business is. */
    Text whom() {
        return kind().equals("business")
                ? number().map(BusinessId::new).map(words()::business).orElseGet(InWords::gone)
                : person(id());
    }

    /** By the number of a person; who is not on record is somebody who is gone. */
    Text person(String number) {
        return Argument.id(number).map(id -> words().person(new UserId(id))).orElseGet(InWords::gone);
    }

    /** The last part of the action, behind its first dot. */
    String deed() {
        return entry.action().substring(entry.action().indexOf('.') + 1);
    }
}
