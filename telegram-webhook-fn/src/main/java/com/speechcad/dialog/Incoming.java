package com.speechcad.dialog;

import com.speechcad.kernel.ChatId;
import com.speechcad.text.Language;
import java.util.Optional;

/**
 * What a person did in their private chat with the bot.
 *
 * @param updateId the messenger's number of it, for doing it once
 * @param telegramId the person's
 * @param clientLanguage of their app, when it is one of ours
 * @param profileName the first name of their profile, as they wrote it there
 */
public record Incoming(
        long updateId, long telegramId, Optional<Language> clientLanguage, Optional<String> profileName, Deed deed) {
    /** The private chat has the person's number. */
    public ChatId chat() {
        return new ChatId(telegramId);
    }

    /** One thing done. */
    public sealed interface Deed {}

    /**
     * @param callbackId to be answered with
     * @param messageId of the message the button stands under
     */
    public record Tapped(String callbackId, int messageId, String data) implements Deed {}

    /** A line, or a command beginning with a slash. */
    public record Typed(String text) implements Deed {}

    /**
     * @param phone as the messenger wrote it, with or without a plus
     * @param owner whose contact it is, when the messenger vouches for it
     */
    public record SharedContact(String phone, Optional<Long> owner) implements Deed {}

    /** @param size in bytes, zero when unknown */
    public record SentFile(String fileId, String name, String mimeType, long size) implements Deed {}

    /** A picture, a sticker, a voice message: nothing we read. */
    public record SentOther() implements Deed {}

    /** The person blocked the bot, or took it back. */
    public record Reachable(boolean reachable) implements Deed {}
}
