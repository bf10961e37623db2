package com.speechcad.dialog;

import static com.speechcad.text.Text.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What stands under a message of its own and does something at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageDeedTest {
    private final Counting counting = new Counting();
    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.with(counting);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void it_is_done_at_once_and_the_menu_stays_where_it_is() {
        var ana = DialogDriver.onboarded(app, 4401, "Ana").type("/start");
        said(ana, "more");
        counting.next = Next.toast(EngineWords.PAID);

        ana.tap("Pay");

        assertThat(counting.said).isEqualTo("4401 more");
        assertThat(ana.toast()).isEqualTo("Paid");
        assertThat(ana.messages()).hasSize(2);
        assertThat(ana.messages().getFirst().html()).contains("<b>Ana</b>");
    }

    @Test
    void where_it_leads_stands_at_the_end_of_the_chat() {
        var ben = DialogDriver.onboarded(app, 4402, "Ben").type("/start");
        said(ben, "more");
        counting.next = Next.goTo("help");

        ben.tap("Pay");

        assertThat(ben.messages()).hasSize(2);
        assertThat(ben.messages().getFirst().html()).isEqualTo("Paid");
        assertThat(ben.buttons()).contains("🏠 Home");
    }

    @Test
    void nobody_does_it_who_has_not_come_in_yet() {
        var cleo = DialogDriver.stranger(app, 4403, Language.EN).type("/start");
        said(cleo, "more");
        counting.said = "";

        cleo.tap("Pay");

        assertThat(counting.said).isEmpty();
        assertThat(cleo.toast()).contains("out of date");
    }

    @Test
    void one_that_nobody_knows_shows_the_menu() {
        var dan = DialogDriver.onboarded(app, 4404, "Dan").type("/start");

        for (var data : new String[] {"d:nobody:x", "d:", "d:counting.x"}) {
            dan.send(new Incoming.Tapped("strange", 1, data));
            assertThat(dan.toast()).as(data).contains("out of date");
        }
    }

    private void said(DialogDriver person, String argument) {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Chats.class)
                                .put(
                                        person.chat(),
                                        "receipt:1",
                                        Message.of(text(EngineWords.PAID))
                                                .row(Button.deed(text(EngineWords.PAY), "counting", argument)),
                                        Reader.of(Language.EN)));
    }

    private static final class Counting implements MessageDeed {
        private String said = "";
        private Next next = Next.stay();

        @Override
        public String id() {
            return "counting";
        }

        @Override
        public Next act(Visitor visitor, String argument) {
            said = visitor.user().telegramId() + " " + argument;
            return next;
        }
    }
}
