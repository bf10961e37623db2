package com.speechcad.notify;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages of the open transaction's tenant that Telegram refuses, or did not take for a day. Their words are gone, so that
 * nobody sends them again; what is said in their place later is delivered as ever, and then they are none any more.
 */
@Singleton
public class GivenUpMessages {
    private static final String SELECT = """
            select m.chat_id, m.slot, m.given_up_at, m.given_up_tries, m.given_up_why, u.name, u.id as user_id
            from chat_message m left join app_user u on u.telegram_id = m.chat_id
            where m.given_up_at is not null\s""";

    private final Sql sql;
    private final Audit audit;
    private final Json json;

    GivenUpMessages(Sql sql, Audit audit, Json json) {
        this.sql = sql;
        this.audit = audit;
        this.json = json;
    }

    /**
     * One of them.
     *
     * @param slot its place in the chat, which names what it was about
     * @param why in Telegram's words, or ours
     * @param user whom it was for, and their name
     */
    public record GivenUp(
            ChatId chat,
            String slot,
            Instant at,
            int tries,
            String why,
            Optional<UserId> user,
            Optional<String> name) {}

    public int count() {
        return sql.of("select count(*) as many from chat_message where given_up_at is not null")
                .only(row -> row.integer("many"));
    }

    /** Newest first. */
    public List<GivenUp> list(int offset, int most) {
        return sql.of(SELECT + "order by m.given_up_at desc, m.chat_id, m.slot offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(GivenUpMessages::read);
    }

    /** @param at when it was given up */
    public Optional<GivenUp> find(ChatId chat, Instant at) {
        return sql.of(SELECT + "and m.chat_id = :chat and m.given_up_at = :at order by m.slot limit 1")
                .with("chat", chat)
                .with("at", at)
                .first(GivenUpMessages::read);
    }

    /** Nobody has to look at it any more. @return false when it was laid aside, or said anew, before */
    public boolean dismiss(GivenUp message, UserId by, String reason) {
        var dismissed = sql.of("""
                        update chat_message set given_up_at = null
                        where chat_id = :chat and slot = :slot and given_up_at = :at""")
                        .with("chat", message.chat)
                        .with("slot", message.slot)
                        .with("at", message.at)
                        .update()
                == 1;
        if (dismissed) {
            audit.append(
                    "user:" + by.value(),
                    "message.dismiss",
                    message.user.map(user -> "user:" + user.value()).orElse("nobody"),
                    json.write(Map.of("kind", message.slot.split(":", 2)[0], "reason", reason)));
        }
        return dismissed;
    }

    private static GivenUp read(Row row) throws SQLException {
        return new GivenUp(
                new ChatId(row.number("chat_id")),
                row.text("slot"),
                row.instant("given_up_at"),
                row.integer("given_up_tries"),
                row.text("given_up_why"),
                row.maybeNumber("user_id").map(UserId::new),
                row.maybeText("name"));
    }
}
