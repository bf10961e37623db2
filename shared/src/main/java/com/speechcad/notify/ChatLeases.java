package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.kernel.ChatId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Who is at a chat of the open transaction's tenant: one at a time, and never for longer than the lease. */
@Singleton
class ChatLeases {
    /**
     * Longer than the last message may take that is begun within the worker's five seconds: edited, sent, sent without its
     * buttons and the old one deleted, each in up to six seconds. Whoever came before would send it once more.
     */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final UUID NOBODY = new UUID(0, 0);

    /** More than the slowest upload and the deletion after it. */
    private static final Duration UPLOAD = Duration.ofSeconds(45);

    private final Sql sql;
    private final Clock clock;

    ChatLeases(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return false while somebody else is there */
    boolean take(ChatId chat, UUID holder) {
        return sql.of("""
                        insert into chat_lease (chat_id, holder, until) values (:chat, :holder, :until)
                        on conflict (tenant_id, chat_id) do update set holder = excluded.holder, until = excluded.until
                          where chat_lease.until <= :now""")
                        .with("chat", chat)
                        .with("holder", holder)
                        .with("until", clock.instant().plus(LEASE))
                        .with("now", clock.instant())
                        .update()
                == 1;
    }

    /**
     * Stays for longer than usual: an upload may take its time, and whoever came meanwhile would send the file once more.
     *
     * @return false when somebody else is there by now
     */
    boolean extend(ChatId chat, UUID holder) {
        return sql.of("update chat_lease set until = :until where chat_id = :chat and holder = :holder")
                        .with("until", clock.instant().plus(UPLOAD))
                        .with("chat", chat)
                        .with("holder", holder)
                        .update()
                == 1;
    }

    /** Nobody is to be at this chat until then, not even whoever is there now. */
    void close(ChatId chat, UUID holder, Instant until) {
        sql.of("update chat_lease set until = :until, holder = :nobody where chat_id = :chat and holder = :holder")
                .with("until", until)
                .with("nobody", NOBODY)
                .with("chat", chat)
                .with("holder", holder)
                .update();
    }

    void release(ChatId chat, UUID holder) {
        sql.of("delete from chat_lease where chat_id = :chat and holder = :holder")
                .with("chat", chat)
                .with("holder", holder)
                .update();
    }
}
