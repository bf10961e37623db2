package com.speechcad.fn.telegram;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** Telegram's words, as far as we read them; whatever else comes is passed over. */
@Serdeable(naming = SnakeCaseStrategy.class)
record TelegramUpdate(
        @Nullable Long updateId,
        @Nullable Message message,
        @Nullable CallbackQuery callbackQuery,
        @Nullable ChatMember myChatMember) {

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Message(
            int messageId,
            @Nullable User from,
            @Nullable Chat chat,
            @Nullable String text,
            @Nullable Contact contact,
            @Nullable JsonNode forwardOrigin,
            @Nullable Document document,
            @Nullable JsonNode pinnedMessage,
            @Nullable JsonNode messageAutoDeleteTimerChanged,
            @Nullable JsonNode chatBackgroundSet,
            @Nullable JsonNode writeAccessAllowed,
            @Nullable JsonNode connectedWebsite,
            @Nullable JsonNode giveawayCreated,
            @Nullable JsonNode gift,
            @Nullable JsonNode uniqueGift) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record User(
            long id,
            @Nullable Boolean isBot,
            @Nullable String languageCode,
            @Nullable String firstName) {}

    @Serdeable
    record Chat(long id, @Nullable String type) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Contact(String phoneNumber, @Nullable Long userId) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Document(
            String fileId,
            @Nullable String fileName,
            @Nullable String mimeType,
            @Nullable Long fileSize) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record CallbackQuery(
            String id,
            User from,
            @Nullable Message message,
            @Nullable String data) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record ChatMember(
            Chat chat, @Nullable User from, @Nullable Member newChatMember) {}

    @Serdeable
    record Member(@Nullable String status) {}
}
