package com.speechcad.fn.telegram;

import com.speechcad.dialog.Incoming;
import com.speechcad.text.Language;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Telegram's updates in, what a person did out. Nothing of Telegram's shape goes past this file. */
@Singleton
class TelegramUpdates {
    private static final String PRIVATE = "private";

    private final ObjectMapper json;

    TelegramUpdates(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Empty for what is not ours to answer: groups, channels, kinds of update we do not know.
     *
     * @throws IOException for what is no update at all
     */
    Optional<Incoming> read(byte[] body) throws IOException {
        var update = json.readValue(body, TelegramUpdate.class);
        if (update == null || update.updateId() == null) {
            throw new IOException("no update");
        }
        long id = update.updateId();
        var message = update.message();
        if (message != null) {
            return fromMessage(id, message);
        }
        var tap = update.callbackQuery();
        if (tap != null) {
            return fromTap(id, tap);
        }
        var member = update.myChatMember();
        return member == null ? Optional.empty() : fromMember(id, member);
    }

    private static Optional<Incoming> fromMessage(long id, TelegramUpdate.Message message) {
        var from = message.from();
        if (from == null || !isPrivate(message.chat())) {
            return Optional.empty();
        }
        return deed(message).map(deed -> new Incoming(id, from.id(), language(from), name(from), deed));
    }

    private static Optional<Incoming.Deed> deed(TelegramUpdate.Message message) {
        var text = message.text();
        if (text != null) {
            // PostgreSQL has no place for it, and nobody types it.
            return Optional.of(new Incoming.Typed(text.replace("\0", "")));
        }
        var contact = message.contact();
        if (contact != null) {
            return Optional.of(new Incoming.SharedContact(contact.phoneNumber(), owner(contact, message)));
        }
        var document = message.document();
        if (document != null) {
            return Optional.of(file(document));
        }
        // A picture, a voice message, a sticker, dice, and whatever Telegram will think of.
        return isNote(message) ? Optional.empty() : Optional.of(new Incoming.SentOther());
    }

    /** A card that was forwarded says whose it is in somebody else's words: only their own hand shares a number. */
    private static Optional<Long> owner(TelegramUpdate.Contact contact, TelegramUpdate.Message message) {
        return Optional.ofNullable(contact.userId()).filter(_ -> message.forwardOrigin() == null);
    }

    private static Incoming.SentFile file(TelegramUpdate.Document document) {
        return new Incoming.SentFile(
                document.fileId(),
                orEmpty(document.fileName()),
                orEmpty(document.mimeType()),
                Optional.ofNullable(document.fileSize()).orElse(0L));
    }

    /** Telegram's own line about the chat: nobody said it, and whoever changed their wallpaper is not answered. */
    private static boolean isNote(TelegramUpdate.Message message) {
        return Stream.of(
                        Optional.ofNullable(message.pinnedMessage()),
                        Optional.ofNullable(message.messageAutoDeleteTimerChanged()),
                        Optional.ofNullable(message.chatBackgroundSet()),
                        Optional.ofNullable(message.writeAccessAllowed()),
                        Optional.ofNullable(message.connectedWebsite()),
                        Optional.ofNullable(message.giveawayCreated()),
                        Optional.ofNullable(message.gift()),
                        Optional.ofNullable(message.uniqueGift()))
                .anyMatch(Optional::isPresent);
    }

    private static Optional<Incoming> fromTap(long id, TelegramUpdate.CallbackQuery tap) {
        var message = tap.message();
        if (message != null && !isPrivate(message.chat())) {
            return Optional.empty();
        }
        var messageId = message == null ? 0 : message.messageId();
        return Optional.of(new Incoming(
                id,
                tap.from().id(),
                language(tap.from()),
                name(tap.from()),
                new Incoming.Tapped(tap.id(), messageId, orEmpty(tap.data()))));
    }

    private static Optional<Incoming> fromMember(long id, TelegramUpdate.ChatMember member) {
        var now = member.newChatMember();
        if (!isPrivate(member.chat()) || now == null) {
            return Optional.empty();
        }
        var reachable = !"kicked".equals(now.status());
        return Optional.of(new Incoming(
                id, member.chat().id(), Optional.empty(), Optional.empty(), new Incoming.Reachable(reachable)));
    }

    private static boolean isPrivate(TelegramUpdate.@Nullable Chat chat) {
        return chat != null && PRIVATE.equals(chat.type());
    }

    private static Optional<Language> language(TelegramUpdate.User from) {
        return Optional.ofNullable(from.languageCode()).flatMap(Language::ofTag);
    }

    private static Optional<String> name(TelegramUpdate.User from) {
        return Optional.ofNullable(from.firstName());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
