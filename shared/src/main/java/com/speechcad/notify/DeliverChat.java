package com.speechcad.notify;

import com.speechcad.db.Tx;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.DueMessages.Due;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings one chat up to date: a lease on the chat, then each place whose newest version is not shown yet, the network
 * never asked while a row is locked. What does not fit into the time, or failed, is left to the worker, and under it the sweep.
 */
@Singleton
public class DeliverChat {
    private static final Duration INLINE = Duration.ofSeconds(2);

    private final Tx tx;
    private final DueMessages messages;
    private final ChatLeases leases;
    private final Messenger messenger;
    private final TakeDelivery took;
    private final DeliverLater later;
    private final IdSource ids;
    private final Clock clock;

    DeliverChat(
            Tx tx,
            DueMessages messages,
            ChatLeases leases,
            Messenger messenger,
            TakeDelivery took,
            DeliverLater later,
            IdSource ids,
            Clock clock) {
        this.tx = tx;
        this.messages = messages;
        this.leases = leases;
        this.messenger = messenger;
        this.took = took;
        this.later = later;
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
                    () -> took.take(tenant, chat, holder, due, delivery)
                            ? Optional.of(new Next(messages.next(chat)))
                            : Optional.<Next>empty());
        } catch (Unreachable passing) {
            took.later(tenant, chat, due);
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            // What else waits in this chat is shown before it is tried again.
            try {
                took.later(tenant, chat, due);
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

    /** Nothing that waits in this chat is said before. */
    void notBefore(TenantId tenant, ChatId chat, Instant until) {
        tx.run(tenant, () -> messages.notBefore(chat, until));
    }
}
