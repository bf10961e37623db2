package com.speechcad.provider.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Messenger.Delivery;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramMessengerTest {
    private static final String TOKEN = "100001:FAKE-TOKEN-FOR-TESTS-ONLY";
    private static final ChatId ANA = new ChatId(4711);
    private static final String SENT = "{\"ok\":true,\"result\":{\"message_id\":7,\"date\":1}}";

    private final TestApp app = TestApp.start();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private final HttpServer server = server();

    @BeforeAll
    void point_the_tenant_at_the_server() {
        var tenants = app.get(Tenants.class);
        tenants.setKey(TestApp.TENANT, TenantKey.TELEGRAM_BOT_TOKEN, new Secret(TOKEN));
        tenants.setKey(TestApp.TENANT, TenantKey.TELEGRAM_SECRET_TOKEN, new Secret("webhook-secret"));
        tenants.setKey(
                TestApp.TENANT,
                TenantKey.TELEGRAM_BASE_URL,
                new Secret("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterAll
    void stop() {
        server.stop(0);
        app.close();
    }

    @BeforeEach
    void forget() {
        asked.clear();
        answers.clear();
    }

    @Test
    void a_text_goes_out_as_html_with_its_buttons() {
        answers.add("200 " + SENT);

        var delivery = messenger().send(TestApp.TENANT, ANA, said(List.of(new Outgoing.Key("Go", "tap", "o:home"))));

        assertThat(delivery).isEqualTo(new Delivery.Shown(7));
        assertThat(asked.getFirst())
                .startsWith("/bot" + TOKEN + "/sendMessage application/json ")
                .contains("\"chat_id\":4711", "\"text\":\"<b>Hi</b> &amp; bye\"", "\"parse_mode\":\"HTML\"")
                .contains("\"inline_keyboard\":[[{")
                .contains("\"callback_data\":\"o:home\"");
    }

    @ParameterizedTest(name = "{1} {2} is {3}")
    @CsvSource(textBlock = """
            edit | 400 | Bad Request: message is not modified: specified new message content | Shown[messageId=5]
            edit | 400 | Bad Request: message to edit not found | Gone[]
            edit | 400 | Bad Request: message can't be edited | Gone[]
            edit | 400 | Bad Request: there is no text in the message to edit | Gone[]
            send | 400 | Bad Request: chat not found | Blocked[]
            send | 403 | Forbidden: bot was blocked by the user | Blocked[]
            send | 403 | Forbidden: user is deactivated | Blocked[]
            send | 429 | Too Many Requests: retry after 7 | Wait[retryAfter=PT7S]
            send | 400 | Bad Request: message is too long | Refused[why=400 Bad Request: message is too long]
            send | 400 | Bad Request: BUTTON_DATA_INVALID | Refused[why=400 Bad Request: BUTTON_DATA_INVALID]
            """, delimiter = '|')
    void a_refusal_means_what_the_catalogue_says(String deed, int code, String description, String delivery) {
        answers.add(code + " {\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\""
                + (code == 429 ? ",\"parameters\":{\"retry_after\":7}" : "") + "}");

        var message = said(List.of());
        var answer = deed.equals("edit")
                ? messenger().edit(TestApp.TENANT, ANA, 5, message)
                : messenger().send(TestApp.TENANT, ANA, message);

        assertThat(answer).hasToString(delivery);
    }

    @Test
    void markup_that_telegram_cannot_read_is_sent_once_more_without() {
        answers.add("400 {\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: can't parse entities: x\"}");
        answers.add("200 " + SENT);

        assertThat(messenger().send(TestApp.TENANT, ANA, said(List.of()))).isEqualTo(new Delivery.Shown(7));
        assertThat(asked.getLast()).contains("\"text\":\"Hi & bye\"").doesNotContain("parse_mode");
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "401", "404"})
    void what_may_pass_is_tried_again_and_never_names_the_token(int status) {
        answers.add(status + " <html>bad gateway</html>");

        assertThatThrownBy(() -> messenger().send(TestApp.TENANT, ANA, said(List.of())))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(Integer.toString(status))
                .hasMessageNotContaining("FAKE")
                .hasNoCause();
    }

    @Test
    void a_connection_that_breaks_never_names_the_token() {
        answers.add("0 closed");

        assertThatThrownBy(() -> messenger().send(TestApp.TENANT, ANA, said(List.of())))
                .isInstanceOf(Unreachable.class)
                .hasMessageNotContaining("FAKE")
                .hasNoCause();
    }

    @Test
    void a_qr_code_is_a_picture_that_a_phone_can_read() throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(Png.qr("bitcoin:bc1qexample?amount=0.000317")));

        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo("bitcoin:bc1qexample?amount=0.000317");
    }

    @Test
    void a_picture_is_uploaded_with_its_caption_and_edited_with_its_code() {
        answers.add("200 " + SENT);
        answers.add("200 " + SENT);
        var message = new Outgoing("Pay", List.of(), new Outgoing.File("qr", "bc1q", "qr.png"), false);

        messenger().send(TestApp.TENANT, ANA, message);
        messenger().edit(TestApp.TENANT, ANA, 7, message);

        assertThat(asked.getFirst())
                .contains("/sendPhoto multipart/form-data", "name=\"photo\"; filename=\"qr.png\"", "name=\"caption\"");
        assertThat(asked.getLast()).contains("/editMessageMedia", "attach://file", "name=\"file\"");
    }

    @Test
    void a_recording_comes_out_of_the_bucket() {
        answers.add("200 " + SENT);
        app.files().put("1/recordings/a.wav", "audio/wav", new byte[] {1, 2, 3});

        messenger()
                .send(
                        TestApp.TENANT,
                        ANA,
                        new Outgoing(
                                "Call", List.of(), new Outgoing.File("audio", "1/recordings/a.wav", "a.wav"), false));

        assertThat(asked.getFirst()).contains("/sendAudio", "name=\"audio\"; filename=\"a.wav\"", "audio/wav");
    }

    @Test
    void a_voice_message_is_sent_and_never_edited_into_another_message() {
        answers.add("200 " + SENT);
        app.files().put("1/recordings/b.ogg", "audio/ogg", new byte[] {1, 2, 3});
        var voice = new Outgoing("Call", List.of(), new Outgoing.File("voice", "1/recordings/b.ogg", "b.ogg"), false);

        assertThat(messenger().edit(TestApp.TENANT, ANA, 5, voice)).isInstanceOf(Delivery.Gone.class);
        assertThat(asked).isEmpty();
        messenger().send(TestApp.TENANT, ANA, voice);
        assertThat(asked.getFirst()).contains("/sendVoice", "name=\"voice\"; filename=\"b.ogg\"", "audio/ogg");
    }

    /** By Telegram's server, and by a Bot API that knew it already. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: VOICE_MESSAGES_FORBIDDEN",
                "Bad Request: user restricted receiving of voice messages"
            })
    void whoever_lets_nobody_send_them_voice_messages_gets_the_same_file_as_a_document(String refusal) {
        answers.add("400 {\"ok\":false,\"error_code\":400,\"description\":\"" + refusal + "\"}");
        answers.add("200 " + SENT);
        app.files().put("1/recordings/c.ogg", "audio/ogg", new byte[] {1, 2, 3});
        var voice = new Outgoing(
                "Call",
                List.of(List.of(new Outgoing.Key("Back", "tap", "b"))),
                new Outgoing.File("voice", "1/recordings/c.ogg", "c.ogg"),
                false);

        assertThat(messenger().send(TestApp.TENANT, ANA, voice)).isEqualTo(new Delivery.Shown(7));

        assertThat(asked).hasSize(2);
        assertThat(asked.getLast())
                .contains("/sendDocument", "name=\"document\"; filename=\"c.ogg\"", "name=\"caption\"", "Back")
                .doesNotContain("name=\"voice\"");
    }

    @Test
    void a_file_that_is_gone_leaves_its_text_and_its_buttons() {
        answers.add("200 " + SENT);
        answers.add("200 " + SENT);
        var message = new Outgoing(
                "Call",
                List.of(List.of(new Outgoing.Key("Back", "tap", "b"))),
                new Outgoing.File("photo", "1/none.png", "a.png"),
                false);

        assertThat(messenger().send(TestApp.TENANT, ANA, message)).isInstanceOf(Delivery.Shown.class);
        assertThat(messenger().edit(TestApp.TENANT, ANA, 7, message)).isInstanceOf(Delivery.Shown.class);

        assertThat(asked.getFirst()).contains("/sendMessage", "Call", "Back");
        assertThat(asked.getLast()).contains("/editMessageText", "Call", "Back");
    }

    @Test
    void the_button_for_the_contact_stands_under_the_input_line_and_goes_without_a_trace() {
        answers.add("200 " + SENT);
        answers.add("200 " + SENT);
        answers.add("200 {\"ok\":true,\"result\":true}");

        messenger().send(TestApp.TENANT, ANA, said(List.of(new Outgoing.Key("Share", "contact", ""))));
        messenger().send(TestApp.TENANT, ANA, said(List.of(new Outgoing.Key("ok", "close", ""))));

        assertThat(asked.get(0)).contains("\"request_contact\":true", "\"one_time_keyboard\":true");
        assertThat(asked.get(1)).contains("\"remove_keyboard\":true");
        assertThat(asked.get(2)).contains("/deleteMessage", "\"message_id\":7");
    }

    @Test
    void a_tap_answered_too_late_is_no_failure() {
        answers.add("400 {\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: query is too old and response"
                + " timeout expired or query ID is invalid\"}");

        bot().answerTap(TestApp.TENANT, "12", Optional.of("done"));

        assertThat(asked.getFirst())
                .contains("/answerCallbackQuery", "\"callback_query_id\":\"12\"", "\"text\":\"done\"");
    }

    @Test
    void commands_and_webhook_are_set_up() {
        answers.add("200 {\"ok\":true,\"result\":true}");
        answers.add("200 {\"ok\":true,\"result\":true}");

        bot().setCommands(
                        TestApp.TENANT,
                        Optional.of(Language.HI),
                        Optional.empty(),
                        List.of(new Bot.Command("start", "मेन्यू खोलें")));
        bot().setWebhook(TestApp.TENANT, URI.create("https://example.test/telegram/default"));

        assertThat(asked.get(0)).contains("\"language_code\":\"hi\"", "all_private_chats", "\"command\":\"start\"");
        assertThat(asked.get(1))
                .contains("\"secret_token\":\"webhook-secret\"", "\"callback_query\"", "telegram/default");
    }

    private static Outgoing said(List<Outgoing.Key> keys) {
        return new Outgoing("<b>Hi</b> &amp; bye", keys.isEmpty() ? List.of() : List.of(keys), null, false);
    }

    private TelegramMessenger messenger() {
        return app.get(TelegramMessenger.class);
    }

    private TelegramBot bot() {
        return app.get(TelegramBot.class);
    }

    private HttpServer server() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(exchange.getRequestURI().getPath() + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
                var answer = answers.removeFirst().split(" ", 2);
                if (answer[0].equals("0")) {
                    exchange.close();
                    return;
                }
                var bytes = answer[1].getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(Integer.parseInt(answer[0]), bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
