package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Messenger;
import com.speechcad.notify.Messenger.Delivery;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestMessenger;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the product sends is what this Telegram, as strict as the real one, takes and shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OurClientTest {
    private static final ChatId ANN = new ChatId(Lab.ANN);

    private final TestApp app = TestApp.start();
    private final Lab lab = Lab.started();

    @BeforeAll
    void point_the_tenant_at_the_lab() {
        var tenants = app.get(Tenants.class);
        tenants.setKey(TestApp.TENANT, TenantKey.TELEGRAM_BOT_TOKEN, new Secret(Lab.ACCOUNT.token()));
        tenants.setKey(
                TestApp.TENANT,
                TenantKey.TELEGRAM_BASE_URL,
                new Secret(lab.telegram.url().toString()));
    }

    @AfterAll
    void stop() {
        lab.close();
        app.close();
    }

    @Test
    void a_menu_is_sent_and_edited_in_place() {
        var id = sent(text("<b>One</b>", List.of(tap("Go"), new Outgoing.Key("Copy", "copy", "bc1q"))));

        assertThat(edit(id, text("Two", List.of(tap("Go"))))).isEqualTo(new Delivery.Shown(id));
        assertThat(edit(id, text("Two", List.of(tap("Go"))))).isEqualTo(new Delivery.Shown(id));

        assertThat(lab.chat().lastOfBot().text()).isEqualTo("Two");
        assertThat(lab.chat().lastOfBot().buttons()).hasSize(1);
        assertThat(edit(id, text("Three", List.of()))).isEqualTo(new Delivery.Shown(id));
        assertThat(lab.chat().lastOfBot().buttons()).isEmpty();
    }

    @Test
    void a_qr_code_is_a_photo_whose_caption_and_code_change_together() {
        var id = sent(qr("Waiting", "bitcoin:one"));
        var before = fileId();

        assertThat(edit(id, qr("Credited", "bitcoin:two"))).isEqualTo(new Delivery.Shown(id));

        assertThat(lab.chat().lastOfBot().text()).isEqualTo("Credited");
        assertThat(fileId()).isNotEqualTo(before);
        assertThat(edit(id, text("a text now", List.of()))).isInstanceOf(Delivery.Gone.class);
        var plain = sent(text("a text", List.of()));
        assertThat(edit(plain, qr("a photo now", "x"))).isEqualTo(new Delivery.Shown(plain));
        assertThat(lab.chat().lastOfBot().text()).isEqualTo("a photo now");
    }

    @Test
    void a_voice_message_becomes_no_picture_so_that_a_new_one_is_sent() {
        var opus = "OggS" + " ".repeat(24) + "OpusHead";
        app.files().put("1/r.ogg", "audio/ogg", opus.getBytes(StandardCharsets.US_ASCII));
        var voice = sent(new Outgoing("Call", List.of(), new Outgoing.File("voice", "1/r.ogg", "call.ogg"), false));

        assertThat(edit(voice, qr("a photo now", "x"))).isInstanceOf(Delivery.Gone.class);
    }

    @Test
    void files_arrive() {
        app.files().put("1/r.mp3", "audio/mpeg", new byte[] {1, 2, 3});
        sent(new Outgoing("Call", List.of(), new Outgoing.File("audio", "1/r.mp3", "call.mp3"), false));
        assertThat(name()).isEqualTo("call.mp3");

        sent(new Outgoing("Statement", List.of(), new Outgoing.File("text", "a,b\n", "statement.csv"), false));
        assertThat(name()).isEqualTo("statement.csv");
    }

    @Test
    void a_recording_arrives_as_a_file_where_voice_messages_are_forbidden() {
        app.files().put("1/r.ogg", "audio/ogg", new byte[] {1, 2, 3});
        lab.telegram.faults().failNextSends(1, SendFault.of(SendFault.Kind.VOICES_FORBIDDEN));

        sent(new Outgoing("Call", List.of(), new Outgoing.File("voice", "1/r.ogg", "call.ogg"), false));

        assertThat(name()).isEqualTo("call.ogg");
        assertThat(lab.chat().lastOfBot().text()).isEqualTo("Call");
    }

    @Test
    void the_button_for_the_contact_comes_and_goes() {
        var id = sent(text("below", List.of(new Outgoing.Key("Share", "contact", ""))));
        assertThat(lab.chat().replyKeyboard()).hasSize(1);
        var messages = lab.chat().messages().size();

        assertThat(edit(id, text("ok", List.of(new Outgoing.Key("ok", "close", "")))))
                .isInstanceOf(Delivery.Gone.class);
        sent(text("ok", List.of(new Outgoing.Key("ok", "close", ""))));

        assertThat(lab.chat().replyKeyboard()).isEmpty();
        assertThat(lab.chat().messages()).hasSize(messages);
    }

    @Test
    void a_deleted_message_is_gone_and_a_blocked_chat_is_blocked() {
        var id = sent(text("short-lived", List.of()));
        messenger().delete(TestApp.TENANT, ANN, id);
        assertThat(edit(id, text("late", List.of()))).isInstanceOf(Delivery.Gone.class);

        lab.telegram.block(Lab.BOB, Lab.BOT);
        assertThat(messenger().send(TestApp.TENANT, new ChatId(Lab.BOB), text("hi", List.of())))
                .isInstanceOf(Delivery.Blocked.class);
        assertThat(messenger().send(TestApp.TENANT, new ChatId(999), text("hi", List.of())))
                .isInstanceOf(Delivery.Blocked.class);
    }

    @Test
    void taps_are_answered_and_commands_are_set() {
        var bot = bot();
        bot.answerTap(TestApp.TENANT, "unknown", Optional.of("too late"));

        bot.setCommands(
                TestApp.TENANT,
                Optional.of(Language.EN),
                Optional.empty(),
                List.of(new Bot.Command("start", "Open the menu")));
        bot.setCommands(
                TestApp.TENANT, Optional.empty(), Optional.of(ANN), List.of(new Bot.Command("start", "मेन्यू खोलें")));

        assertThat(lab.ok("getMyCommands", "{\"scope\":{\"type\":\"chat\",\"chat_id\":" + Lab.ANN + "}}")
                        .get(0)
                        .path("description")
                        .asText())
                .isEqualTo("मेन्यू खोलें");
    }

    @Test
    void the_bot_is_described_by_language_and_shows_its_commands_beside_the_text() {
        var bot = bot();
        bot.describe(TestApp.TENANT, Optional.empty(), "What it does");
        bot.describe(TestApp.TENANT, Optional.of(Language.HI), "यह क्या करता है");
        bot.describeBriefly(TestApp.TENANT, Optional.of(Language.FR), "Des appels");
        lab.ok(
                "setChatMenuButton",
                "{\"menu_button\":{\"type\":\"web_app\",\"text\":\"Open\",\"web_app\":{\"url\":\"https://a.b\"}}}");
        bot.showCommandsBesideText(TestApp.TENANT);

        assertThat(lab.ok("getMyDescription", "{\"language_code\":\"hi\"}")
                        .path("description")
                        .asText())
                .isEqualTo("यह क्या करता है");
        assertThat(lab.ok("getMyDescription", "{\"language_code\":\"zh\"}")
                        .path("description")
                        .asText())
                .isEqualTo("What it does");
        assertThat(lab.ok("getMyShortDescription", "{\"language_code\":\"fr\"}")
                        .path("short_description")
                        .asText())
                .isEqualTo("Des appels");
        assertThat(lab.telegram.menuButton(Lab.ANN, Lab.BOT)).isEqualTo("{\"type\":\"commands\"}");
        assertThatThrownBy(() -> bot.describeBriefly(TestApp.TENANT, Optional.empty(), "x".repeat(121)))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("too long");
    }

    private int sent(Outgoing message) {
        var delivery = messenger().send(TestApp.TENANT, ANN, message);
        assertThat(delivery).isInstanceOf(Delivery.Shown.class);
        return ((Delivery.Shown) delivery).messageId();
    }

    private Delivery edit(int id, Outgoing message) {
        return messenger().edit(TestApp.TENANT, ANN, id, message);
    }

    private String fileId() {
        var file = lab.chat().lastOfBot().file();
        return file == null ? "" : file.fileId();
    }

    private String name() {
        var file = lab.chat().lastOfBot().file();
        return file == null ? "" : file.name();
    }

    private static Outgoing text(String html, List<Outgoing.Key> keys) {
        return new Outgoing(html, keys.isEmpty() ? List.of() : List.of(keys), null, false);
    }

    private static Outgoing qr(String caption, String content) {
        return new Outgoing(caption, List.of(List.of(tap("Check"))), new Outgoing.File("qr", content, "qr.png"), false);
    }

    private static Outgoing.Key tap(String label) {
        return new Outgoing.Key(label, "tap", "o:home");
    }

    private Messenger messenger() {
        return real(Messenger.class);
    }

    private Bot bot() {
        return real(Bot.class);
    }

    /** The one that speaks to Telegram, not the one in memory. */
    private <T> T real(Class<T> port) {
        return app.get(ApplicationContext.class).getBeansOfType(port).stream()
                .filter(bean -> !(bean instanceof TestMessenger))
                .findFirst()
                .orElseThrow();
    }
}
