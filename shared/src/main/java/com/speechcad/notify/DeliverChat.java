package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.DueMessages.Due;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one chat up to date: a lease on the chat, then each place whose newest version is not shown yet, the network
 * never asked while a row is locked. What does not fit into the time, or failed, is left to the worker, and under it the sweep.
 */
@Singleton
public class DeliverChat {
    /** What did not come to the chat is no reason not to say it again. */
    private static final String NOTHING_KNOWN = "'{}'::jsonb";

    private static final Logger LOG = LoggerFactory.getLogger(DeliverChat.class);
    private static final Duration INLINE = Duration.ofSeconds(2);
    /** A day of tries, the last ones five minutes apart: what is said about money outlasts an outage. */
    private static final int MOST_ATTEMPTS = 300;

    private final Tx tx;
    private final Sql sql;
    private final DueMessages messages;
    private final ChatLeases leases;
    private final Messenger messenger;
    private final DeliverLater later;
    private final Users users;
    private final IdSource ids;
    private final Clock clock;

    DeliverChat(
            Tx tx,
            Sql sql,
            DueMessages messages,
            ChatLeases leases,
            Messenger messenger,
            DeliverLater later,
            Users users,
            IdSource ids,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.messages = messages;
        this.leases = leases;
        this.messenger = messenger;
        this.later = later;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    /** For at most two seconds; whoever else is at this chat already will deliver this too. */
    public void now(TenantId tenant, ChatId chat) {
        within(tenant, chat, INLINE);
    }

    /**
     * For at most {@code most}.
     *
     * @return when Telegram may be asked again about this chat, where it turned us away
     */
    public Optional<Instant> within(TenantId tenant, ChatId chat, Duration most) {
        var turnedAway = new AtomicReference<Instant>();
        within(tenant, chat, most, turnedAway);
        return Optional.ofNullable(turnedAway.get());
    }

    private void within(TenantId tenant, ChatId chat, Duration most, AtomicReference<Instant> turnedAway) {
        var end = clock.instant().plus(most);
        var holder = ids.next();
        var again = true;
        while (again && clock.instant().isBefore(end)) {
            var taken = take(tenant, chat, holder);
            if (taken.isEmpty()) {
                return;
            }
            var isDone = false;
            try {
                isDone = deliver(tenant, chat, holder, taken.get().due, end, turnedAway);
            } finally {
                again = letGo(tenant, chat, holder, isDone);
            }
        }
    }

    /** The chat is ours to go on with, and this is shown next; nothing, when nothing is due. */
    private record Next(Optional<Due> due) {}

    /** Empty when somebody else is at this chat. */
    private Optional<Next> take(TenantId tenant, ChatId chat, UUID holder) {
        return tx.call(
                tenant,
                () -> leases.take(chat, holder) ? Optional.of(new Next(messages.next(chat))) : Optional.<Next>empty());
    }

    /**
     * One more look after letting go: a message put while we held the lease found nobody else to deliver it.
     *
     * @param isDone whether nothing was due any more; else the worker is told to look again as soon as something is
     */
    private boolean letGo(TenantId tenant, ChatId chat, UUID holder, boolean isDone) {
        return tx.call(tenant, () -> {
            leases.release(chat, holder);
            if (isDone) {
                return messages.next(chat).isPresent();
            }
            messages.soonest(chat).ifPresent(due -> later.afterCommit(chat, due));
            return false;
        });
    }

    /** @return whether it ended because nothing was due any more */
    private boolean deliver(
            TenantId tenant,
            ChatId chat,
            UUID holder,
            Optional<Due> first,
            Instant end,
            AtomicReference<Instant> turnedAway) {
        var due = first;
        while (due.isPresent()) {
            var next = clock.instant().isBefore(end)
                    ? show(tenant, chat, holder, due.get(), turnedAway)
                    : Optional.<Next>empty();
            if (next.isEmpty()) {
                return false;
            }
            due = next.get().due;
        }
        return true;
    }

    /** A file takes longer to send than a lease lasts. */
    private boolean stays(TenantId tenant, ChatId chat, UUID holder, Outgoing message) {
        return message.attachment() == null || tx.call(tenant, () -> leases.extend(chat, holder));
    }

    /** Empty when the chat has to be left alone for now. */
    private Optional<Next> show(
            TenantId tenant, ChatId chat, UUID holder, Due due, AtomicReference<Instant> turnedAway) {
        try {
            var message = messages.read(due);
            if (!stays(tenant, chat, holder, message)) {
                return Optional.empty();
            }
            var delivery = attempt(tenant, chat, due.messageId(), message);
            if (delivery instanceof Messenger.Delivery.Wait(var retryAfter)) {
                turnedAway.set(clock.instant().plus(retryAfter));
            }
            return tx.call(
                    tenant,
                    () -> record(tenant, chat, holder, due, delivery)
                            ? Optional.of(new Next(messages.next(chat)))
                            : Optional.<Next>empty());
        } catch (Unreachable passing) {
            later(tenant, chat, due);
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            // What else waits in this chat is shown before it is tried again.
            try {
                later(tenant, chat, due);
            } catch (RuntimeException also) {
                bug.addSuppressed(also);
            }
            throw bug;
        }
    }

    private Messenger.Delivery attempt(TenantId tenant, ChatId chat, @Nullable Integer old, Outgoing message) {
        if (old == null) {
            return messenger.send(tenant, chat, message);
        }
        if (message.fresh()) {
            return instead(tenant, chat, old, message);
        }
        var edited = messenger.edit(tenant, chat, old, message);
        return edited instanceof Messenger.Delivery.Gone ? instead(tenant, chat, old, message) : edited;
    }

    /** The new one is sent and the old one goes: at the end of the chat, or where a picture cannot become a text. */
    private Messenger.Delivery instead(TenantId tenant, ChatId chat, int old, Outgoing message) {
        var sent = messenger.send(tenant, chat, message);
        if (sent instanceof Messenger.Delivery.Shown) {
            messenger.delete(tenant, chat, old);
        }
        return sent;
    }

    private boolean record(TenantId tenant, ChatId chat, UUID holder, Due due, Messenger.Delivery delivery) {
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

    private void shown(TenantId tenant, ChatId chat, Due due, @Nullable Integer messageId) {
        tx.run(tenant, () -> messages.done(chat, due, messageId, "jsonb_set(payload, '{fresh}', 'false')"));
    }

    private void refused(TenantId tenant, ChatId chat, Due due, String why) {
        LOG.error("ALARM Telegram refuses the message {}: {}", due.slot(), why);
        tx.run(tenant, () -> messages.done(chat, due, due.messageId(), NOTHING_KNOWN));
    }

    /**
     * Nothing is sent to a chat that is closed; what is put later waits until the person is back, and so does what
     * stands in the chat already and has changed since.
     */
    private void blocked(TenantId tenant, ChatId chat) {
        tx.run(tenant, () -> {
            // The person first, as where they come back: two orders of locks would be a deadlock.
            users.setReachable(chat.value(), false);
            sql.of("update chat_message set shown_version = wanted_version, payload = " + NOTHING_KNOWN
                            + " where chat_id = :chat and message_id is null")
                    .with("chat", chat)
                    .update();
        });
    }

    /** Nothing that waits in this chat is said before. */
    void notBefore(TenantId tenant, ChatId chat, Instant until) {
        tx.run(tenant, () -> messages.notBefore(chat, until));
    }

    /** Telegram counts by chat: whatever else is put there would be refused as well. That costs no message an attempt. */
    private void leaveAlone(TenantId tenant, ChatId chat, UUID holder, Instant until) {
        tx.run(tenant, () -> {
            leases.close(chat, holder, until);
            messages.notBefore(chat, until);
        });
    }

    private void later(TenantId tenant, ChatId chat, Due due) {
        if (due.attempts() + 1 >= MOST_ATTEMPTS) {
            refused(tenant, chat, due, "given up after " + MOST_ATTEMPTS + " attempts");
            return;
        }
        var wait = Duration.ofSeconds(Math.min(300, 1L << Math.min(due.attempts(), 8)));
        tx.run(tenant, () -> messages.failed(chat, due, clock.instant().plus(wait)));
    }
}
