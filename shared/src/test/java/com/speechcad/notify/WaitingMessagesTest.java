package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.WaitingMessages.Waiting;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long somebody waits for a message, however often it was tried. */
class WaitingMessagesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestApp app = TestApp.start();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void it_waits_since_it_was_wanted_whatever_is_tried_and_whatever_it_says_by_now() {
        var chat = chat(7_401);
        var wanted = app.clock().instant();
        putInVain(chat, CommandText.START);
        failsFor(6);
        putInVain(chat, CommandText.HELP);
        failsFor(4);

        assertThat(waiting()).isEqualTo(new Waiting(1, Optional.of(wanted)));
        assertThat(waitingSince(wanted.minusMillis(1)).count()).isZero();

        app.messenger().nextFailure(null);
        app.clock().advance(Duration.ofMinutes(5));
        sweep();
        assertThat(waiting()).isEqualTo(new Waiting(0, Optional.empty()));

        // What is wanted anew waits anew.
        var again = app.clock().instant();
        putInVain(chat, CommandText.START);
        failsFor(2);
        assertThat(waiting().since()).contains(again);
    }

    @Test
    void what_waits_for_somebody_who_blocked_the_bot_is_not_waited_for_until_they_are_back() {
        var chat = chat(7_402);
        app.messenger().nextAnswer(new Messenger.Delivery.Blocked());
        put(chat, CommandText.START);
        put(chat, CommandText.HELP);
        app.clock().advance(Duration.ofHours(3));
        assertThat(waiting().count()).isZero();

        var back = app.clock().instant();
        app.tx().run(TestApp.TENANT, () -> app.get(Users.class).meet(chat.value(), Optional.empty()));
        failsFor(2);

        assertThat(waiting().since()).contains(back);
    }

    @Test
    void what_was_given_up_is_not_waited_for() {
        var chat = chat(7_403);
        app.messenger().nextAnswer(new Messenger.Delivery.Refused("invented"));

        put(chat, CommandText.START);

        assertThat(waiting().count()).isZero();
    }

    @Test
    void it_is_found_among_many_that_were_shown() {
        var tables = new LargeTables(app)
                .fill("chat_message", Map.of("chat_id", "5000 + n", "wanted_version", "1", "shown_version", "1"));

        assertThat(tables.plan(WaitingMessages.SELECT, sql -> sql.with("before", Instant.EPOCH)))
                .contains("chat_message_due");
    }

    /** With the sweep of every minute. */
    private void failsFor(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            app.clock().advance(MINUTE);
            app.messenger().nextFailure(new Unreachable("away"));
            sweep();
        }
    }

    private void sweep() {
        app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));
    }

    private Waiting waiting() {
        return waitingSince(app.clock().instant());
    }

    private Waiting waitingSince(Instant moment) {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(WaitingMessages.class).wantedBy(moment));
    }

    private ChatId chat(long telegram) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .meet(telegram, Optional.empty())
                                .chat());
    }

    private void putInVain(ChatId chat, TextKey words) {
        app.messenger().nextFailure(new Unreachable("away"));
        put(chat, words);
    }

    private void put(ChatId chat, TextKey words) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Chats.class)
                                .put(chat, "menu", Message.of(Text.text(words)), Reader.of(Language.EN)));
    }
}
