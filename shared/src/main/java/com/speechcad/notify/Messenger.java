package com.speechcad.notify;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import java.time.Duration;

/** Telegram, as far as the product needs it to say something. */
public interface Messenger {
    Delivery send(TenantId tenant, ChatId chat, Outgoing message);

    /** @return {@link Delivery.Gone} when there is nothing to edit any more */
    Delivery edit(TenantId tenant, ChatId chat, int messageId, Outgoing message);

    /** Takes a message away; that it is gone already is fine. */
    void delete(TenantId tenant, ChatId chat, int messageId);

    /** How it went. Whatever is worth another try later is {@link com.speechcad.kernel.Unreachable}. */
    sealed interface Delivery {
        /** The person sees it. */
        record Shown(int messageId) implements Delivery {}

        /** The message to edit does not exist, or cannot be edited into this. */
        record Gone() implements Delivery {}

        /** The person blocked the bot, or the chat does not exist. */
        record Blocked() implements Delivery {}

        /** Too fast: not before that long. */
        record Wait(Duration retryAfter) implements Delivery {}

        /** Telegram will never take this message; our bug. */
        record Refused(String why) implements Delivery {}
    }
}
