package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is said once is said once, whoever else says it at the same moment. */
class SaidOnceTest {
    @Test
    void what_somebody_else_has_said_just_then_is_not_said_again() throws SQLException {
        try (var app = TestApp.start();
                var other = app.database().adminConnection()) {
            var chat = app.tx()
                    .call(
                            TestApp.TENANT,
                            () -> app.get(Users.class)
                                    .meet(7_001, Optional.empty())
                                    .chat());
            other.setAutoCommit(false);
            try (var said = other.prepareStatement("""
                    insert into chat_message (tenant_id, chat_id, slot, payload, shown_version, message_id, due_at)
                    values (?, ?, 'alarm:one', '{}', 1, 5, now())""")) {
                said.setLong(1, TestApp.TENANT.value());
                said.setLong(2, chat.value());
                said.execute();
            }
            var saying = CompletableFuture.runAsync(
                    () -> app.tx()
                            .run(
                                    TestApp.TENANT,
                                    () -> app.get(Chats.class)
                                            .putOnce(
                                                    chat,
                                                    "alarm:one",
                                                    Message.of(Text.text(CommandText.START))
                                                            .asNew(),
                                                    Reader.of(Language.EN))),
                    Thread::startVirtualThread);
            app.database().awaitLockWaiter();
            other.commit();
            saying.join();

            assertThat(app.messenger().everything()).isEmpty();
        }
    }
}
