package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Overtaken;
import com.speechcad.db.TestApp;
import com.speechcad.notify.Chats;
import com.speechcad.notify.FileText;
import com.speechcad.notify.Message;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is being written to at the moment at which they are forgotten. */
class MessagesOnTheWayTest {
    private final TestApp app = TestApp.through("", port -> port, Map.of(), new Leaver.NoCopies());
    private final Leaver ana = new Leaver(app, 901);
    private User before;

    @BeforeEach
    void isKnown() {
        before = app.tx().call(TestApp.TENANT, () -> app.get(Users.class).get(ana.user()));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_message_that_was_written_first_is_waited_for_and_deleted() throws Exception {
        Overtaken.by(app, this::write, () -> {
            forget();
            return true;
        });

        assertThat(messages()).isZero();
    }

    @Test
    void a_message_that_comes_second_is_not_kept() throws Exception {
        Overtaken.by(app, this::forget, () -> {
            write();
            return true;
        });

        assertThat(messages()).isZero();
    }

    @Test
    void a_message_at_the_end_of_an_update_is_not_kept_either() throws Exception {
        Overtaken.by(app, this::forget, () -> {
            writeWithTheSession();
            return true;
        });

        assertThat(messages()).isZero();
    }

    @Test
    void a_message_at_the_end_of_an_update_that_was_written_first_is_waited_for_and_deleted() throws Exception {
        Overtaken.by(app, this::writeWithTheSession, () -> {
            forget();
            return true;
        });

        assertThat(messages()).isZero();
    }

    @Test
    void nobody_writes_to_whoever_is_gone() {
        ana.leaves();

        app.tx().run(TestApp.TENANT, () -> {
            write();
            var now = app.get(Users.class).get(ana.user());
            app.get(Chats.class).putOnce(now.chat(), "late", Message.of(Text.text(FileText.NOT_MADE)), now.reader());
        });

        assertThat(messages()).isZero();
    }

    @Test
    void who_comes_back_is_written_to_again() {
        ana.leaves();
        var farewell = app.messenger().everything().size();
        ana.comesBack();

        app.tx().run(TestApp.TENANT, this::write);

        assertThat(app.messenger().everything()).hasSize(farewell + 1);
    }

    /** To the chat as it was known before. */
    private void write() {
        app.get(Chats.class).put(before.chat(), "news", Message.of(Text.text(FileText.NOT_MADE)), before.reader());
        isSent();
    }

    /** As an update ends: with its chat's session, as one statement. */
    private void writeWithTheSession() {
        app.tx().inOneStatement(() -> {
            app.get(Chats.class).put(before.chat(), "news", Message.of(Text.text(FileText.NOT_MADE)), before.reader());
            app.sql()
                    .of("update chat_session set nonce = 'later' where chat_id = :chat")
                    .with("chat", before.chat())
                    .soon();
            return true;
        });
        isSent();
    }

    private void forget() {
        app.get(EraseAccount.class).erase(ana.user());
        isSent();
    }

    /** Whatever was left for the next round trip is on its way with this one. */
    private void isSent() {
        app.get(Users.class).find(ana.user());
    }

    private int messages() {
        return app.database().lines("select slot from chat_message").size();
    }
}
