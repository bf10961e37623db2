package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the open transaction's tenant has still to show in a chat; nothing in one whose person has closed it. */
@Singleton
class DueMessages {
    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;

    DueMessages(Sql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A place whose newest version is not shown yet. */
    record Due(
            String slot,
            Outgoing message,
            long version,
            @Nullable Integer messageId,
            int attempts) {}

    /** When something is to be shown in that chat; empty for nothing. */
    Optional<Instant> soonest(ChatId chat) {
        return sql.of("""
                        select min(due_at) as soonest from chat_message
                        where chat_id = :chat and shown_version < wanted_version
                          and not exists (select from app_user where telegram_id = :chat and not reachable)""").with("chat", chat).only(row -> row.maybeInstant("soonest"));
    }

    /** The longest waiting. */
    Optional<Due> next(ChatId chat) {
        return sql.of("""
                        select slot, payload, wanted_version, message_id, attempts from chat_message
                        where chat_id = :chat and shown_version < wanted_version and due_at <= :now
                          and not exists (select from app_user where telegram_id = :chat and not reachable)
                        order by due_at, created_at limit 1""")
                .with("chat", chat)
                .with("now", clock.instant())
                .first(row -> new Due(
                        row.text("slot"),
                        read(row.text("payload")),
                        row.number("wanted_version"),
                        row.maybeNumber("message_id").map(Math::toIntExact).orElse(null),
                        row.integer("attempts")));
    }

    private Outgoing read(String payload) {
        try {
            var message = json.readValue(payload, Outgoing.class);
            if (message == null) {
                throw new IllegalStateException("an empty message waits to be sent");
            }
            return message;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
