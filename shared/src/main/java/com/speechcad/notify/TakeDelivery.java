package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.notify.DueMessages.Due;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what came of a delivery: shown, to be tried later, given up, or a chat that is closed or wants to be left alone. */
@Singleton
class TakeDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(TakeDelivery.class);

    /** A day of tries, the last ones five minutes apart: what is said about money outlasts an outage. */
    private static final int MOST_ATTEMPTS = 300;

    private final Tx tx;
    private final Sql sql;
    private final DueMessages messages;
    private final ChatLeases leases;
    private final Users users;
    private final Clock clock;

    TakeDelivery(Tx tx, Sql sql, DueMessages messages, ChatLeases leases, Users users, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.messages = messages;
        this.leases = leases;
        this.users = users;
        this.clock = clock;
    }

    /** @return whether the chat may be gone on with */
    boolean take(TenantId tenant, ChatId chat, UUID holder, Due due, Messenger.Delivery delivery) {
        return switch (delivery) {
            case Messenger.Delivery.Shown(var messageId) -> {
                shown(tenant, chat, due, messageId);
                yield true;
            }
            case Messenger.Delivery.Blocked() -> {
                blocked(tenant, chat);
                yield false;
            }
            case Messenger.Delivery.Wait(var retryAfter) -> {
                leaveAlone(tenant, chat, holder, clock.instant().plus(retryAfter));
                yield false;
            }
            case Messenger.Delivery.Gone() -> {
                refused(tenant, chat, due, "gone");
                yield true;
            }
            case Messenger.Delivery.Refused(var why) -> {
                refused(tenant, chat, due, why);
                yield true;
            }
        };
    }

    /** It failed: later and later. */
    void later(TenantId tenant, ChatId chat, Due due) {
        if (due.attempts() + 1 >= MOST_ATTEMPTS) {
            refused(tenant, chat, due, "given up after " + MOST_ATTEMPTS + " attempts");
            return;
        }
        var wait = Duration.ofSeconds(Math.min(300, 1L << Math.min(due.attempts(), 8)));
        tx.run(tenant, () -> messages.failed(chat, due, clock.instant().plus(wait)));
    }

    private void shown(TenantId tenant, ChatId chat, Due due, @Nullable Integer messageId) {
        tx.run(tenant, () -> messages.shown(chat, due, messageId));
    }

    private void refused(TenantId tenant, ChatId chat, Due due, String why) {
        var user = tx.call(tenant, () -> {
            messages.givenUp(chat, due, why);
            return users.byTelegramId(chat.value());
        });
        LOG.error(
                "ALARM Telegram refuses the message {} for user {}: {}",
                due.slot(),
                user.map(known -> Long.toString(known.id().value())).orElse("?"),
                why);
    }

    /**
     * Nothing is sent to a chat that is closed; what is put later waits until the person is back, and so does what
     * stands in the chat already and has changed since.
     */
    private void blocked(TenantId tenant, ChatId chat) {
        tx.run(tenant, () -> {
            // The person first, as where they come back: two orders of locks would be a deadlock.
            users.setReachable(chat.value(), false);
            sql.of("update chat_message set shown_version = wanted_version, payload = " + DueMessages.NOTHING_KNOWN
                            + " where chat_id = :chat and message_id is null")
                    .with("chat", chat)
                    .update();
        });
    }

    /** Telegram counts by chat: whatever else is put there would be refused as well. That costs no message an attempt. */
    private void leaveAlone(TenantId tenant, ChatId chat, UUID holder, Instant until) {
        tx.run(tenant, () -> {
            leases.close(chat, holder, until);
            messages.notBefore(chat, until);
        });
    }
}
