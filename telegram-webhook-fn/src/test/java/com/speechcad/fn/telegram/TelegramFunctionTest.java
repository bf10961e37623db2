package com.speechcad.fn.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestDatabase;
import com.speechcad.dialog.DialogWords;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Secret;
import com.speechcad.lambda.HeardLog;
import com.speechcad.lambda.HttpEvents;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.notify.Chats;
import com.speechcad.notify.DeliverOutbox;
import com.speechcad.notify.Message;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramFunctionTest {
    private static final String SEAL = "sealed_by_telegram-1";
    private static final String PLANTED = "PLANTED-PAYLOAD-WORDS";
    private static final String TOKEN = "100001:PLANTED-TOKEN";
    private static final ChatId ANA = new ChatId(4711);

    private final TestApp app = TestApp.start();
    private final TelegramFunction function = new TelegramFunction(app.get(ApplicationContext.class));
    private final HeardLog log = HeardLog.open();
    private long lastUpdate = 500;
    private int stranger = 48_110;

    @BeforeAll
    void key() {
        var tenants = app.get(Tenants.class);
        tenants.setKey(TestApp.TENANT, TenantKey.TELEGRAM_SECRET_TOKEN, new Secret(SEAL));
        tenants.setKey(TestApp.TENANT, TenantKey.TELEGRAM_BOT_TOKEN, new Secret(TOKEN));
    }

    @AfterAll
    void stop() {
        log.close();
        app.close();
    }

    @BeforeEach
    void forget() {
        log.forget();
    }

    @Test
    void an_update_is_answered_in_the_chat() {
        assertThat(post(typed("/start")).getStatusCode()).isEqualTo(200);

        assertThat(app.messenger().shown(ANA)).isNotEmpty();
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void the_name_of_the_profile_is_offered_to_a_newcomer() {
        var from = "\"from\":{\"id\":4999,\"first_name\":\"Zoé\"},";
        var chat = "\"chat\":{\"id\":4999,\"type\":\"private\"}";
        post("{\"update_id\":%d,\"message\":{\"message_id\":3,%s%s,\"text\":\"/start\"}}"
                .formatted(++lastUpdate, from, chat));
        post("{\"update_id\":%d,\"callback_query\":{\"id\":\"9\",%s\"message\":{\"message_id\":1,%s},\"data\":\"%s\"}}"
                .formatted(++lastUpdate, from, chat, key(4999, "✅ English")));

        assertThat(key(4999, "👤 Zoé")).isNotEmpty();
    }

    /** What a button of that label in the chat sends. */
    private String key(long person, String label) {
        return app.messenger().shown(new ChatId(person)).values().stream()
                .flatMap(message -> message.rows().stream())
                .flatMap(List::stream)
                .filter(key -> key.label().equals(label))
                .map(Outgoing.Key::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void a_base64_body_is_the_same() {
        var event = event("POST", "/telegram/default", SEAL, typed("/start"));
        event.setBody(Base64.getEncoder().encodeToString(event.getBody().getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        var before = app.messenger().everything().size();

        assertThat(answer(event).getStatusCode()).isEqualTo(200);
        assertThat(app.messenger().everything().size()).isGreaterThan(before);
    }

    @ParameterizedTest(name = "{0} {1} sealed {2}: {3}")
    @CsvSource(textBlock = """
            # method | path                | seal    | status
            POST     | /telegram/default   | wrong   | 401
            POST     | /telegram/default   | sealed_by_telegram-  | 401
            POST     | /telegram/default   | ''      | 401
            POST     | /telegram/default   |         | 401
            POST     | /telegram/nobody    | right   | 401
            POST     | /telegram/platform  | right   | 401
            POST     | /telegram/a/b/c     | right   | 401
            GET      | /telegram/default   | right   | 405
            PUT      | /telegram/default   | right   | 405
            DELETE   | /telegram/default   | right   | 405
            PATCH    | /telegram/default   | right   | 405
            HEAD     | /telegram/default   | right   | 405
            OPTIONS  | /telegram/default   | right   | 405
            POST     | /health             | right   | 405
            GET      | /health             |         | 200
            """, delimiter = '|')
    void the_answer_table(String method, String path, @Nullable String seal, int status) {
        var before = app.messenger().everything().size();
        var rows = rows();
        // Of somebody whom nobody has seen: an effect would be a row more.
        var letter = typed(PLANTED).replace("4711", Integer.toString(++stranger));
        var event = event(method, path, "right".equals(seal) ? SEAL : seal, letter);

        var answer = answer(event);

        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(app.messenger().everything()).hasSize(before);
        assertThat(rows()).isEqualTo(rows);
        // Whoever looks after its health does so every few seconds.
        assertThat(log.lines()).hasSize(status == 200 ? 0 : 1);
        if (status != 200) {
            assertThat(answer.getBody()).isNullOrEmpty();
        }
    }

    @Test
    void more_than_a_megabyte_is_refused() {
        var event = event("POST", "/telegram/default", SEAL, "x".repeat((1 << 20) + 1));

        assertThat(answer(event).getStatusCode()).isEqualTo(413);
        assertThat(log.lines()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            not JSON
            null
            []
            {"message":{"text":"no number"}}
            {"update_id":"abc"}
            {"update_id":5,"message":{"message_id":1,"from":{"id":4711},"chat":{"id":4711,"type":"private"},"text":{"a":1}}}
            """, delimiter = '\u0001', quoteCharacter = '\u0002')
    void what_cannot_be_read_is_set_aside(String body) {
        var before = quarantined();

        assertThat(post(body).getStatusCode()).isEqualTo(200);

        assertThat(quarantined()).isEqualTo(before + 1);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("ALARM quarantined"));
    }

    @Test
    void what_is_set_aside_lies_unreadable() {
        post("{\"update_id\":\"" + PLANTED + "\"}");

        assertThat(app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.sql()
                                        .of("select encode(raw, 'escape') as kept from quarantine")
                                        .list(row -> row.text("kept"))))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(PLANTED) || kept.contains("update_id"));
    }

    /** Whoever was sent somebody's card and passes it on would bring the number of that somebody. */
    @Test
    void a_forwarded_card_is_nobodys_own_number() {
        post(typed("/start"));
        var share = contact("14155550134");

        assertThat(updates(share)).contains(new Incoming.SharedContact("14155550134", Optional.of(4711L)));
        assertThat(
                        updates(
                                share.replace(
                                        "\"contact\":",
                                        "\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"X\"},\"contact\":")))
                .contains(new Incoming.SharedContact("14155550134", Optional.empty()));
    }

    private Optional<Incoming.Deed> updates(String body) {
        try {
            return app.get(TelegramUpdates.class)
                    .read(body.getBytes(StandardCharsets.UTF_8))
                    .map(Incoming::deed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            {"update_id":9001}
            {"update_id":9002,"brand_new":{"x":[1,{"y":2}]}}
            {"update_id":9003,"edited_message":{"message_id":1,"text":"x"}}
            {"update_id":9004,"message":{"message_id":1,"from":{"id":4711},"chat":{"id":-5,"type":"group"},"text":"x"}}
            {"update_id":9005,"message":{"message_id":1,"from":{"id":4711},"chat":{"id":4711,"type":"private"},"pinned_message":{}}}
            {"update_id":9006,"message":{"message_id":1,"from":{"id":4711},"chat":{"id":4711,"type":"private"},"message_auto_delete_timer_changed":{"message_auto_delete_time":86400}}}
            {"update_id":9007,"message":{"message_id":1,"from":{"id":4711},"chat":{"id":4711,"type":"private"},"chat_background_set":{}}}
            """, delimiter = '\u0001', quoteCharacter = '\u0002')
    void what_is_not_for_us_is_passed_over(String body) {
        var before = app.messenger().everything().size();

        assertThat(post(body).getStatusCode()).isEqualTo(200);

        assertThat(app.messenger().everything()).hasSize(before);
        assertThat(log.lines()).hasSize(1);
    }

    /** Also what Telegram has yet to think of. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "\"photo\":[{}]",
                "\"sticker\":{}",
                "\"dice\":{\"emoji\":\"🎲\",\"value\":4}",
                "\"poll\":{\"id\":\"1\"}",
                "\"story\":{\"id\":1}",
                "\"checklist\":{\"title\":\"x\"}",
                "\"paid_media\":{\"star_count\":1}",
                "\"game\":{\"title\":\"x\"}",
                "\"venue\":{}",
                "\"brand_new\":{}"
            })
    void whatever_somebody_sends_gets_an_answer(String part) {
        post(typed("/start"));

        post("""
                {"update_id":%d,"message":{"message_id":3,"from":{"id":4711},"chat":{"id":4711,"type":"private"},%s}}""".formatted(++lastUpdate, part));

        assertThat(app.messenger().last())
                .containsAnyOf("I was not expecting a message here.", "I cannot use that here.");
    }

    @Test
    void a_duplicate_has_no_effect() {
        var body = typed("/start");
        post(body);
        var before = app.messenger().everything().size();
        var rows = rows();
        log.forget();

        assertThat(post(body).getStatusCode()).isEqualTo(200);

        assertThat(app.messenger().everything()).hasSize(before);
        assertThat(rows()).isEqualTo(rows);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void whoever_blocks_the_bot_is_left_alone_until_they_are_back() {
        post(typed("/start"));
        post(member("kicked"));
        assertThat(reachable()).isFalse();
        say("while away");
        app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));
        assertThat(app.messenger().last()).doesNotContain("Cancelled");

        post(member("member"));
        assertThat(reachable()).isTrue();
        assertThat(app.messenger().last()).contains("Cancelled");
    }

    @Test
    void nothing_that_was_said_is_ever_in_the_log() {
        post(typed(PLANTED + " +1 415 555 0134 ' \" <b>"));
        post("{\"update_id\":" + ++lastUpdate + ",\"message\":{\"text\":\"" + PLANTED + "\"");
        post(contact("14155550134"));
        answer(event("POST", "/telegram/" + PLANTED, SEAL, typed(PLANTED)));
        answer(event("POST", "/telegram/default", PLANTED, typed(PLANTED)));

        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(PLANTED, "4155550134", "555 0134", TOKEN, SEAL));
        assertThat(log.figures())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(PLANTED, "4155550134", "555 0134", TOKEN, SEAL));
    }

    @Test
    void a_store_that_is_down_is_told_to_telegram() {
        try (var broken = TestApp.configured(Map.of("datasources.default.connection-timeout", 500))) {
            broken.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.TELEGRAM_SECRET_TOKEN, new Secret(SEAL));
            var door = new TelegramFunction(broken.get(ApplicationContext.class));
            var letter = event("POST", "/telegram/default", SEAL, typed("/start"));

            shutDown(broken);
            log.forget();

            assertThat(door.handleRequest(letter, new LambdaContext("telegram-webhook-fn"))
                            .getStatusCode())
                    .isEqualTo(503);
            assertThat(log.lines()).filteredOn(line -> line.contains("-> 503")).hasSize(1);
            var health = event("GET", "/health", null, "");
            assertThat(door.handleRequest(health, new LambdaContext("telegram-webhook-fn"))
                            .getStatusCode())
                    .isEqualTo(503);
        }
    }

    private static void shutDown(TestApp app) {
        var name = app.database().url().replaceAll(".*/", "");
        var next = TestDatabase.fresh();
        next.admin("alter database " + name + " with allow_connections false");
        next.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    private APIGatewayV2HTTPResponse post(String body) {
        return answer(event("POST", "/telegram/default", SEAL, body));
    }

    @Test
    void a_form_without_a_seal_is_refused_like_any_other_letter() {
        var event = event("POST", "/telegram/default", null, "{}");
        event.getHeaders().put("content-type", "application/x-www-form-urlencoded");

        assertThat(function.handleRequest(event, new LambdaContext("telegram-webhook-fn"))
                        .getStatusCode())
                .isEqualTo(401);
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return function.handleRequest(event, new LambdaContext("telegram-webhook-fn"));
    }

    private static APIGatewayV2HTTPEvent event(String method, String path, @Nullable String seal, String body) {
        return HttpEvents.of(method, "ANY /telegram/{tenant}", path, "x-telegram-bot-api-secret-token", seal, body);
    }

    private String typed(String text) {
        return """
                {"update_id":%d,"message":{"message_id":3,"date":1,"from":{"id":4711,"is_bot":false,"first_name":"Ana",
                "language_code":"en-GB","brand_new":1},"chat":{"id":4711,"type":"private"},"text":"%s"}}""".formatted(++lastUpdate, text.replace("\"", "\\\""));
    }

    private String contact(String phone) {
        return """
                {"update_id":%d,"message":{"message_id":3,"from":{"id":4711},"chat":{"id":4711,"type":"private"},
                "contact":{"phone_number":"%s","first_name":"Ana","user_id":4711}}}""".formatted(++lastUpdate, phone);
    }

    private String member(String status) {
        return """
                {"update_id":%d,"my_chat_member":{"chat":{"id":4711,"type":"private"},"from":{"id":4711},"date":1,
                "old_chat_member":{"status":"member","user":{"id":1}},"new_chat_member":{"status":"%s","user":{"id":1}}}}""".formatted(++lastUpdate, status);
    }

    private void say(String slot) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Chats.class)
                                .put(ANA, slot, Message.of(Text.text(DialogWords.CANCELLED)), Reader.of(Language.EN)));
    }

    private boolean reachable() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .byTelegramId(ANA.value())
                                .orElseThrow()
                                .reachable());
    }

    private long quarantined() {
        return rows("quarantine");
    }

    /** Of whatever an update leaves behind. */
    private List<Long> rows() {
        return Stream.of("app_user", "claimed_key", "chat_session", "chat_message", "job", "quarantine")
                .map(this::rows)
                .toList();
    }

    private long rows(String table) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select count(*) as many from " + table)
                                .only(row -> row.number("many")));
    }
}
