package com.speechcad.provider.telegram;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.Messenger;
import com.speechcad.notify.Outgoing;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages to chats, and what Telegram's refusals mean for them. */
@Singleton
@Secondary
class TelegramMessenger implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramMessenger.class);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

    private final TelegramHttp http;
    private final Media media;

    TelegramMessenger(TelegramHttp http, Media media) {
        this.http = http;
        this.media = media;
    }

    @Override
    public Delivery send(TenantId tenant, ChatId chat, Outgoing message) {
        var delivery = withMarkupOrWithout(message, 0, said -> sendOnce(tenant, chat, said));
        // It only took the button away from under the input line, and says nothing worth keeping.
        if (Keyboards.has(message, "close") && delivery instanceof Delivery.Shown(var messageId)) {
            delete(tenant, chat, messageId);
        }
        return delivery;
    }

    @Override
    public Delivery edit(TenantId tenant, ChatId chat, int messageId, Outgoing message) {
        if (Keyboards.has(message, "close") || Keyboards.has(message, "contact") || isVoice(message)) {
            return new Delivery.Gone();
        }
        return withMarkupOrWithout(message, messageId, said -> editOnce(tenant, chat, messageId, said));
    }

    @Override
    public void delete(TenantId tenant, ChatId chat, int messageId) {
        try {
            http.call(
                    tenant,
                    "deleteMessage",
                    new Fields().with("chat_id", chat.value()).with("message_id", messageId));
        } catch (Unreachable passing) {
            LOG.info("an old message stays: {}", passing.getMessage());
        }
    }

    /** Telegram turns no message into a voice message. */
    private static boolean isVoice(Outgoing message) {
        return message.attachment() != null && message.attachment().kind().equals("voice");
    }

    /** Text as it will be sent: with our markup, or bare after Telegram could not read that. */
    private record Said(Outgoing message, boolean markup) {
        String text() {
            return markup ? message.html() : Bare.text(message.html());
        }

        Fields in(Fields fields, String name) {
            fields.with(name, text());
            return markup ? fields.with("parse_mode", "HTML") : fields;
        }
    }

    private Delivery withMarkupOrWithout(Outgoing message, int unchanged, Function<Said, Answer> ask) {
        var answer = ask.apply(new Said(message, true));
        if (answer instanceof Answer.No no && no.says("can't parse entities")) {
            LOG.error("ALARM Telegram cannot read our markup; sent without it");
            answer = ask.apply(new Said(message, false));
        }
        return delivery(answer, unchanged);
    }

    private Answer sendOnce(TenantId tenant, ChatId chat, Said said) {
        var fields = new Fields().with("chat_id", chat.value()).with("reply_markup", Keyboards.of(said.message));
        var file = said.message.attachment();
        if (file == null) {
            return sendText(tenant, fields, said);
        }
        return media.load(file)
                .map(loaded -> sendFile(tenant, said.in(fields, "caption"), loaded))
                .orElseGet(() -> {
                    fileIsGone(file);
                    return sendText(tenant, fields, said);
                });
    }

    /** Whoever lets nobody send them voice messages, a setting of Telegram Premium, gets the recording as a file. */
    private Answer sendFile(TenantId tenant, Fields fields, Media.Loaded loaded) {
        var answer = http.call(tenant, loaded.method(), fields.uploading(loaded.upload(loaded.kind())));
        if (loaded.kind().equals("voice") && answer instanceof Answer.No no && forbidsVoices(no)) {
            return sendFile(tenant, fields, loaded.asDocument());
        }
        return answer;
    }

    /** By Telegram's server, and by the Bot API's that knows it already. */
    private static boolean forbidsVoices(Answer.No no) {
        return no.says("VOICE_MESSAGES_FORBIDDEN") || no.says("restricted receiving of voice messages");
    }

    private Answer editOnce(TenantId tenant, ChatId chat, int messageId, Said said) {
        var fields = new Fields()
                .with("chat_id", chat.value())
                .with("message_id", messageId)
                .with("reply_markup", Keyboards.of(said.message));
        var file = said.message.attachment();
        if (file == null) {
            return editText(tenant, fields, said);
        }
        // The picture goes with its caption: an old QR code under a new address would lead money astray.
        return media.load(file)
                .map(loaded -> http.call(
                        tenant,
                        "editMessageMedia",
                        fields.with("media", loaded.input(said.text(), said.markup))
                                .uploading(loaded.upload("file"))))
                .orElseGet(() -> {
                    fileIsGone(file);
                    return editText(tenant, fields, said);
                });
    }

    private Answer sendText(TenantId tenant, Fields fields, Said said) {
        return http.call(tenant, "sendMessage", quiet(said.in(fields, "text")));
    }

    private Answer editText(TenantId tenant, Fields fields, Said said) {
        return http.call(tenant, "editMessageText", quiet(said.in(fields, "text")));
    }

    private static Fields quiet(Fields fields) {
        return fields.with(
                "link_preview_options",
                JsonNode.createObjectNode(Map.of("is_disabled", JsonNode.createBooleanNode(true))));
    }

    /** Its text and its buttons are worth more than nothing: they lead on. */
    private static void fileIsGone(Outgoing.File file) {
        LOG.warn("the bucket has no such {} any more; the text is shown without it", file.kind());
    }

    private static Delivery delivery(Answer answer, int unchanged) {
        return switch (answer) {
            case Answer.Ok(var result) -> new Delivery.Shown(messageId(result));
            case Answer.No no -> refusal(no, unchanged);
        };
    }

    private static Delivery refusal(Answer.No no, int unchanged) {
        if (no.says("message is not modified")) {
            return new Delivery.Shown(unchanged);
        }
        if (no.code() == 429) {
            return new Delivery.Wait(no.retryAfter().orElse(SHORT_WAIT));
        }
        if (no.code() == 403 || no.says("chat not found") || no.says("chat_id is empty")) {
            return new Delivery.Blocked();
        }
        if (no.says("message to edit not found")
                || no.says("message can't be edited")
                || no.says("there is no text in the message to edit")
                || no.says("there is no caption in the message to edit")
                || no.says("there is no media in the message to edit")
                || no.says("MESSAGE_ID_INVALID")) {
            return new Delivery.Gone();
        }
        return new Delivery.Refused(no.code() + " " + no.description());
    }

    private static int messageId(JsonNode message) {
        var id = message.isObject() ? message.get("message_id") : null;
        if (id == null || !id.isNumber()) {
            throw new Unreachable("Telegram sent no message number");
        }
        return id.getIntValue();
    }
}
