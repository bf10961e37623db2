package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.CallText;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be said is said, and once, whoever else delivers at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverChatTest {
    private static final AtomicLong CHATS = new AtomicLong(7_000);
    private static final Reader READER = Reader.of(Language.EN);

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_message_is_sent_once_however_often_it_is_delivered() {
        var chat = chat();
        put(chat, CommandText.START);
        var sent = app.messenger().everything().size();

        deliver(chat);
        sweep();

        assertThat(app.messenger().everything()).hasSize(sent);
        assertThat(app.messenger().shown(chat)).hasSize(1);
    }

    @Test
    void two_who_deliver_to_one_chat_at_the_same_time_send_it_once() {
        var chat = chat();
        app.messenger().meanwhile(() -> deliver(chat));

        put(chat, CommandText.START);

        assertThat(app.messenger().shown(chat)).hasSize(1);
    }

    @Test
    void a_message_that_takes_as_long_as_one_may_is_sent_once() {
        var chat = chat();
        app.messenger().meanwhile(() -> {
            app.clock().advance(Duration.ofSeconds(28));
            deliver(chat);
        });

        put(chat, CommandText.START);

        assertThat(app.messenger().everything(chat)).hasSize(1);
    }

    @Test
    void what_is_said_while_something_older_is_on_its_way_is_shown_after_it() {
        var chat = chat();
        app.messenger().meanwhile(() -> put(chat, CommandText.HELP));

        put(chat, CommandText.START);

        assertThat(app.messenger().shown(chat).values())
                .singleElement()
                .satisfies(
                        shown -> assertThat(shown.html()).isEqualTo(Words.html(Text.text(CommandText.HELP), READER)));
    }

    @Test
    void what_stands_there_already_is_not_sent_again_and_what_is_new_is() {
        var chat = chat();
        put(chat, CommandText.START);
        var sent = app.messenger().everything().size();

        put(chat, CommandText.START);
        assertThat(app.messenger().everything()).hasSize(sent);

        put(chat, CommandText.HELP);
        assertThat(app.messenger().everything()).hasSize(sent + 1);
    }

    @Test
    void what_never_came_to_the_chat_is_said_again_when_it_is_put_again() {
        var chat = chat();
        app.messenger().nextAnswer(new Messenger.Delivery.Refused("not now"));
        put(chat, CommandText.START);
        assertThat(app.messenger().shown(chat)).isEmpty();

        put(chat, CommandText.START);

        assertThat(app.messenger().shown(chat)).hasSize(1);
    }

    /** Nobody looks every minute for what waits for somebody who is gone; whichever way they come back, it is shown. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_waits_for_somebody_who_blocked_the_bot_has_no_time_until_they_are_back(boolean byWriting) {
        var chat = chat();
        var users = app.get(Users.class);
        app.tx().run(TestApp.TENANT, () -> users.meet(chat.value(), Optional.empty()));
        put(chat, CommandText.START);
        app.messenger().nextAnswer(new Messenger.Delivery.Blocked());
        put(chat, CommandText.HELP);
        put(chat, "later", Message.of(Text.text(CommandText.HELP)));
        assertThat(dueOf(chat)).containsOnly("infinity");
        // As a function of the version before would leave it.
        app.database().admin("update chat_message set due_at = '" + app.clock().instant() + "' where slot = 'later'");
        app.get(RestUnreachable.class).run(Duration.ofSeconds(5));
        assertThat(dueOf(chat)).containsOnly("infinity");

        app.tx().run(TestApp.TENANT, () -> {
            if (byWriting) {
                users.meet(chat.value(), Optional.empty());
            } else {
                users.setReachable(chat.value(), true);
            }
        });
        sweep();

        assertThat(app.messenger().shown(chat).values())
                .hasSize(2)
                .allSatisfy(
                        shown -> assertThat(shown.html()).isEqualTo(Words.html(Text.text(CommandText.HELP), READER)));
    }

    /** It was put while somebody was away whose coming back was not committed yet. */
    @Test
    void what_was_put_down_for_nobody_while_its_person_came_back_is_shown_at_the_next_look() {
        var chat = chat();
        put(chat, CommandText.START);
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).meet(chat.value(), Optional.empty()));
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).setReachable(chat.value(), false));
        put(chat, CommandText.HELP);
        app.database().admin("update app_user set reachable = true where telegram_id = " + chat.value());
        assertThat(dueOf(chat)).containsExactly("infinity");

        put(chat, "another", Message.of(Text.text(CommandText.START)));

        assertThat(dueOf(chat)).isEmpty();
        assertThat(app.messenger().shown(chat)).hasSize(2);
    }

    private List<String> dueOf(ChatId chat) {
        return app.database()
                .lines("select due_at from chat_message where shown_version < wanted_version and chat_id = "
                        + chat.value());
    }

    @Test
    void an_edit_that_was_refused_is_tried_again_when_the_same_is_put_again() {
        var chat = chat();
        put(chat, CommandText.START);
        app.messenger().nextAnswer(new Messenger.Delivery.Refused("not now"));
        put(chat, CommandText.HELP);

        put(chat, CommandText.HELP);

        assertThat(app.messenger().shown(chat).values())
                .singleElement()
                .satisfies(
                        shown -> assertThat(shown.html()).isEqualTo(Words.html(Text.text(CommandText.HELP), READER)));
    }

    @Test
    void while_telegram_wants_a_chat_left_alone_nothing_is_tried_there() {
        var chat = chat();
        app.messenger().nextAnswer(new Messenger.Delivery.Wait(Duration.ofSeconds(10)));
        put(chat, CommandText.START);

        put(chat, "put meanwhile", Message.of(Text.text(CommandText.HELP)));
        app.clock().advance(Duration.ofSeconds(9));
        deliver(chat);
        assertThat(app.messenger().shown(chat)).isEmpty();

        app.clock().advance(Duration.ofSeconds(1));
        deliver(chat);
        assertThat(app.messenger().shown(chat)).hasSize(2);
    }

    @Test
    void a_bot_that_telegram_wants_silent_says_nothing_in_any_chat_until_it_may() {
        var chats = Stream.generate(this::chat).limit(12).toList();
        for (var chat : chats) {
            app.messenger().nextFailure(new Unreachable("a cut"));
            put(chat, CommandText.START);
        }
        app.clock().advance(Duration.ofSeconds(5));
        var end = app.clock().instant().plusSeconds(90);
        app.messenger()
                .flood(() -> Optional.of(Duration.between(app.clock().instant(), end))
                        .filter(Duration::isPositive));

        sweep();
        app.clock().advance(Duration.ofSeconds(60));
        sweep();
        assertThat(app.messenger().turnedAway()).isEqualTo(2);

        app.clock().advance(Duration.ofSeconds(31));
        sweep();
        assertThat(chats)
                .allSatisfy(chat -> assertThat(app.messenger().shown(chat)).hasSize(1));
        app.messenger().flood(Optional::empty);
    }

    @Test
    void one_chat_that_is_left_alone_keeps_nobody_else_waiting() {
        var chats = Stream.generate(this::chat).limit(3).toList();
        for (var chat : chats) {
            app.messenger().nextFailure(new Unreachable("a cut"));
            put(chat, CommandText.START);
        }
        app.clock().advance(Duration.ofSeconds(5));
        app.messenger().nextAnswer(new Messenger.Delivery.Wait(Duration.ofSeconds(90)));

        sweep();

        assertThat(chats.stream().filter(chat -> app.messenger().shown(chat).size() == 1))
                .hasSize(2);
    }

    @Test
    void a_file_that_takes_long_to_send_is_sent_once() {
        var chat = chat();
        app.messenger().meanwhile(() -> {
            app.clock().advance(Duration.ofSeconds(25));
            deliver(chat);
        });

        put(
                chat,
                "file",
                Message.of(Text.text(CommandText.HELP)).with(new Message.Attachment.TextFile("words", "a.txt")));

        assertThat(app.messenger().shown(chat)).hasSize(1);
    }

    @Test
    void what_money_did_is_still_said_after_an_outage_of_hours() {
        var chat = chat();
        app.messenger().nextFailure(new Unreachable("away"));
        put(chat, CommandText.START);
        for (int i = 0; i < 60; i++) {
            app.clock().advance(Duration.ofMinutes(6));
            app.messenger().nextFailure(new Unreachable("away"));
            deliver(chat);
        }
        assertThat(app.messenger().shown(chat)).isEmpty();

        app.clock().advance(Duration.ofMinutes(6));
        app.messenger().nextFailure(null);
        deliver(chat);

        assertThat(app.messenger().shown(chat)).hasSize(1);
    }

    @Test
    void a_message_that_nobody_can_read_keeps_no_other_from_being_shown() {
        var broken = chat();
        var next = chat();
        app.messenger().nextFailure(new Unreachable("away"));
        put(broken, CommandText.START);
        app.clock().advance(Duration.ofSeconds(1));
        app.messenger().nextFailure(new Unreachable("away"));
        put(next, CommandText.START);
        app.messenger().nextFailure(null);
        app.database().admin("update chat_message set payload = '[]' where chat_id = " + broken.value());
        app.clock().advance(Duration.ofMinutes(1));
        put(broken, "after it", Message.of(Text.text(CommandText.HELP)));
        app.clock().advance(Duration.ofMinutes(1));

        assertThatThrownBy(this::sweep).isInstanceOf(IllegalStateException.class);
        assertThat(app.messenger().shown(next)).hasSize(1);
        sweep();

        assertThat(app.messenger().shown(broken)).as("what came after it").hasSize(1);
        app.database().admin("delete from chat_message where chat_id = " + broken.value());
    }

    private void sweep() {
        app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));
    }

    @Test
    void what_is_too_long_for_a_message_comes_all_the_same() {
        var chat = chat();
        put(chat, "long", Message.of(Text.text(CallText.TRANSCRIPT_WORDS).with("words", "word ".repeat(1_000))));

        assertThat(app.messenger().shown(chat).values())
                .singleElement()
                .satisfies(shown ->
                        assertThat(shown.html()).hasSizeLessThanOrEqualTo(4_096).endsWith("word…"));
    }

    /** Of somebody who has written to the bot. */
    private ChatId chat() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .meet(CHATS.incrementAndGet(), Optional.empty())
                                .chat());
    }

    private void put(ChatId chat, TextKey words) {
        put(chat, "menu", Message.of(Text.text(words)));
    }

    private void put(ChatId chat, String slot, Message message) {
        app.tx().run(TestApp.TENANT, () -> app.get(Chats.class).put(chat, slot, message, READER));
    }

    private void deliver(ChatId chat) {
        app.get(DeliverChat.class).now(TestApp.TENANT, chat);
    }
}
