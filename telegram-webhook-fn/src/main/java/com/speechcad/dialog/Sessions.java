package com.speechcad.dialog;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One row per chat, locked while its update is worked on. */
@Singleton
class Sessions {
    private static final Argument<List<Session.Place>> PLACES = Argument.listOf(Session.Place.class);
    private static final Argument<Map<String, String>> NOTES = Argument.mapOf(String.class, String.class);

    private final Sql sql;
    private final ObjectMapper json;

    Sessions(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Waits for whoever works on this chat now; empty for a chat that is new. */
    private Optional<Session> lock(ChatId chat) {
        return sql.of("""
                        select chat_id, screen, argument, back, notes, nonce, start_parameter, contact_asked,
                          commands
                        from chat_session where chat_id = :chat for update""").with("chat", chat).first(this::session);
    }

    /** Stands at home, and is locked. */
    Session begin(ChatId chat) {
        sql.of("insert into chat_session (chat_id) values (:chat) on conflict do nothing")
                .with("chat", chat)
                .soon();
        return lock(chat).orElseThrow();
    }

    /** Writes nothing where the chat stands as it stood. */
    void save(Session before, Session session) {
        if (session.equals(before)) {
            return;
        }
        sql.of("""
                update chat_session set screen = :screen, argument = :argument, back = :back::jsonb,
                  notes = :notes::jsonb, nonce = :nonce, start_parameter = :start, contact_asked = :asked,
                  version = version + 1
                where chat_id = :chat""")
                .with("screen", session.place().screen())
                .with("argument", session.place().argument())
                .with("back", write(PLACES, session.back()))
                .with("notes", write(NOTES, session.notes()))
                .with("nonce", session.nonce())
                .with("start", session.startParameter().orElse(null))
                .with("asked", session.contactAsked())
                .with("chat", session.chat())
                .soon();
    }

    /** The digest of the commands that Telegram lists in this chat from now on. */
    void told(ChatId chat, String commands) {
        sql.of("update chat_session set commands = :commands where chat_id = :chat")
                .with("commands", commands)
                .with("chat", chat)
                .update();
    }

    /** Empty where there is no session in the row. */
    Optional<Session> maybe(Row row) throws SQLException {
        return row.maybeNumber("chat_id").isPresent() ? Optional.of(session(row)) : Optional.empty();
    }

    private Session session(Row row) throws SQLException {
        return new Session(
                new ChatId(row.number("chat_id")),
                new Session.Place(row.text("screen"), row.text("argument")),
                read(PLACES, row.text("back")),
                read(NOTES, row.text("notes")),
                row.text("nonce"),
                row.maybeText("start_parameter"),
                row.flag("contact_asked"),
                row.maybeText("commands"));
    }

    private <T> String write(Argument<T> type, T value) {
        try {
            return json.writeValueAsString(type, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <T> T read(Argument<T> type, String written) {
        try {
            var value = json.readValue(written, type);
            if (value == null) {
                throw new IllegalStateException("a session without a value");
            }
            return value;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
