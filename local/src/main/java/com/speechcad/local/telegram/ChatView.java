package com.speechcad.local.telegram;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A person's chat with a bot as it looks now.
 *
 * @param version of the whole Telegram, for {@link TelegramSimulator#await}
 * @param messages the oldest first
 * @param replyKeyboard the rows in place of the person's own keyboard; empty when there is none
 * @param placeholder what stands greyed in the text field, or empty
 * @param action what the bot is doing, such as {@code typing}, or empty
 * @param toast what the last answered tap showed, or null
 */
public record ChatView(
        String bot,
        Person person,
        long version,
        boolean started,
        boolean blocked,
        List<MessageView> messages,
        List<List<ReplyButtonView>> replyKeyboard,
        String placeholder,
        String action,
        @Nullable Toast toast) {
    public ChatView {
        messages = List.copyOf(messages);
        replyKeyboard = List.copyOf(replyKeyboard);
    }

    /**
     * A short text over the chat.
     *
     * @param text may be empty: then nothing shows
     * @param alert whether it has to be clicked away
     */
    public record Toast(String callbackQueryId, String text, boolean alert, String url, Instant at) {}

    /** @throws NoSuchElementException in an empty chat */
    public MessageView last() {
        return messages.getLast();
    }

    /** @throws NoSuchElementException when the bot has said nothing */
    public MessageView lastOfBot() {
        return messages.reversed().stream()
                .filter(MessageView::fromBot)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the bot has said nothing"));
    }
}
