package com.speechcad.dialog;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.Next.toast;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {
    private final RoomScreen room = new RoomScreen();
    private TestApp app;
    private DialogDriver ana;
    private long lastPerson = 100;

    @BeforeAll
    void start() {
        app = TestApp.with(room, new BrokenScreen());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void newcomer() {
        room.paid = 0;
        room.price = 5;
        room.isThere = true;
        ana = DialogDriver.onboarded(app, ++lastPerson, "Ana");
    }

    @Test
    void starts_at_home_without_back_and_home() {
        ana.type("/start");

        assertThat(ana.screen()).contains("<b>Ana</b>");
        assertThat(ana.buttons()).doesNotContain("‹ Back", "🏠 Home");
    }

    @Test
    void every_other_screen_has_back_and_home() {
        enter("blue");

        assertThat(ana.buttons()).endsWith("‹ Back", "🏠 Home");
        ana.tap("🏠 Home");
        assertThat(ana.screen()).contains("<b>Ana</b>");
    }

    @Test
    void a_chats_commands_are_told_once_and_again_when_their_words_have_changed() {
        ana.type("/start");
        assertThat(app.messenger().commands()).containsKey("chat:" + ana.chat().value());
        var told = app.messenger().commandsTold();
        enter("blue");
        ana.tap("Pay");
        assertThat(app.messenger().commandsTold()).isEqualTo(told);

        app.database()
                .admin("update chat_session set commands = 'older words' where chat_id = "
                        + ana.chat().value());
        ana.tap("Pay");
        assertThat(app.messenger().commandsTold()).isEqualTo(told + 1);
        ana.tap("Pay");
        assertThat(app.messenger().commandsTold()).isEqualTo(told + 1);
    }

    @Test
    void commands_that_telegram_did_not_take_are_told_with_the_next_update() {
        var told = app.messenger().commandsTold();
        app.database()
                .admin("update chat_session set commands = 'older words' where chat_id = "
                        + ana.chat().value());
        app.messenger().refuseCommands(2);
        enter("blue");
        assertThat(app.messenger().commandsTold()).isEqualTo(told);

        ana.tap("Pay");

        assertThat(app.messenger().commandsTold()).isEqualTo(told + 1);
    }

    @Test
    void a_tap_edits_the_one_menu_and_is_answered_once() {
        enter("blue");
        var answered = ana.answers();

        ana.tap("Pay");

        assertThat(ana.screen()).contains("paid 1 time");
        assertThat(ana.toast()).isEqualTo("Paid");
        assertThat(ana.answers()).isEqualTo(answered + 1);
        assertThat(menus()).hasSize(1);
    }

    @Test
    void a_confirmation_tapped_twice_acts_once() {
        enter("blue");
        var pay = ana.remember("Pay");

        pay.tap();
        pay.tap();

        assertThat(room.paid).isEqualTo(1);
        assertThat(ana.toast()).contains("out of date");
    }

    @Test
    void a_confirmation_tapped_twice_at_the_same_time_acts_once() throws Exception {
        enter("blue");
        var pay = ana.remember("Pay");
        try (var hands = Executors.newFixedThreadPool(2)) {
            for (var tap : hands.invokeAll(List.<Callable<DialogDriver>>of(pay::tap, pay::tap))) {
                tap.get();
            }
        }

        assertThat(room.paid).isEqualTo(1);
    }

    @Test
    void two_quick_messages_are_taken_one_after_the_other_and_neither_is_lost() throws Exception {
        for (var time = 0; time < 10; time++) {
            newcomer();
            enter("lines");
            try (var hands = Executors.newFixedThreadPool(2)) {
                for (var line :
                        hands.invokeAll(List.<Callable<DialogDriver>>of(() -> ana.type("a"), () -> ana.type("b")))) {
                    line.get();
                }
            }
            ana.tap("Note");

            assertThat(ana.screen()).containsAnyOf("Room ab,", "Room ba,");
        }
    }

    @Test
    void a_message_that_the_next_one_overtook_is_not_lost() {
        enter("lines");
        var earlier = new Incoming(
                66_000 + lastPerson, lastPerson, Optional.empty(), Optional.empty(), new Incoming.Typed("a"));
        var later = new Incoming(
                66_500 + lastPerson, lastPerson, Optional.empty(), Optional.empty(), new Incoming.Typed("b"));

        assertThat(handle(later)).isEqualTo(Dialogs.Handled.DONE);
        assertThat(handle(earlier)).isEqualTo(Dialogs.Handled.DONE);
        assertThat(handle(later)).isEqualTo(Dialogs.Handled.DUPLICATE);
        ana.tap("Note");

        assertThat(ana.screen()).contains("Room ba,");
    }

    @Test
    void a_confirmation_of_other_facts_shows_the_new_ones_instead() {
        enter("blue");
        room.price = 6;

        ana.tap("Pay");

        assertThat(room.paid).isZero();
        assertThat(ana.toast()).contains("out of date");
        ana.tap("Pay");
        assertThat(room.paid).isEqualTo(1);
    }

    @Test
    void an_old_button_redraws_instead_of_acting() {
        enter("blue");
        var note = ana.remember("Note");
        enter("green");

        note.tap();

        assertThat(ana.screen()).contains("Room green");
        assertThat(ana.toast()).contains("out of date");
    }

    @Test
    void data_that_nobody_ever_wrote_redraws() {
        ana.type("/start");

        for (var data : List.of("x", "", "t:", "t:room", "o:nowhere", "o:", "t:room:pay:zzzz", "🙂")) {
            ana.send(new Incoming.Tapped("strange", 1, data));
            assertThat(ana.screen()).contains("<b>Ana</b>");
            assertThat(ana.toast()).contains("out of date");
        }
    }

    @Test
    void the_same_update_twice_counts_once() {
        enter("blue");
        var tap = new Incoming(
                77_000 + lastPerson, lastPerson, Optional.empty(), Optional.empty(), new Incoming.Typed("red"));

        assertThat(handle(tap)).isEqualTo(Dialogs.Handled.DONE);
        assertThat(handle(tap)).isEqualTo(Dialogs.Handled.DUPLICATE);
    }

    @Test
    void back_leads_where_one_came_from_and_ends_at_home() {
        enter("blue");
        ana.tap("Door");
        assertThat(ana.screen()).contains("Room next");

        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("Room blue");
        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("<b>Ana</b>");
    }

    @Test
    void back_leads_over_screens_about_nothing() {
        enter("");
        ana.tap("Door");
        ana.tap("‹ Back");
        assertThat(ana.screen()).startsWith("Room ,");

        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("<b>Ana</b>");
    }

    @Test
    void a_typed_line_reaches_the_screen_escaped_and_the_menu_stands_at_the_end() {
        enter("blue");
        var before = menus().getFirst();

        ana.type("  <b>red</b> & co ");

        assertThat(ana.screen())
                .startsWith("So &lt;b&gt;red&lt;/b&gt; &amp; co\n\n")
                .contains("Room blue");
        assertThat(menus()).hasSize(1).doesNotContain(before);
    }

    @Test
    void a_line_where_none_is_expected_is_answered_kindly() {
        ana.type("/start");

        ana.type("hello?");

        assertThat(ana.screen()).contains("not expecting").contains("<b>Ana</b>");
    }

    @Test
    void a_sticker_where_something_is_to_be_typed_is_not_told_that_nothing_is() {
        enter("blue");

        ana.send(new Incoming.SentOther());

        assertThat(ana.screen()).contains("cannot use that here").doesNotContain("not expecting");
    }

    @Test
    void cancel_leaves_an_input_and_says_so() {
        enter("blue");

        ana.type("/cancel");

        assertThat(ana.screen()).startsWith("Cancelled").contains("<b>Ana</b>");
    }

    @Test
    void a_start_parameter_is_kept() {
        ana.type("/start friend_42");
        enter("parameter");

        assertThat(ana.screen()).contains("Room friend_42");
    }

    @Test
    void a_button_of_another_message_opens_its_screen_at_the_end_of_the_chat() {
        ana.type("/start");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Chats.class)
                                .put(
                                        ana.chat(),
                                        "receipt:1",
                                        Message.of(text(EngineWords.PAID))
                                                .row(Button.open(text(EngineWords.DOOR), "room", "old")),
                                        Reader.of(Language.EN)));

        ana.tap("Door");

        assertThat(ana.messages()).hasSize(2);
        assertThat(ana.screen()).contains("Room old");
    }

    @Test
    void what_is_gone_leads_back() {
        enter("blue");
        room.isThere = false;

        ana.tap("Note");

        assertThat(ana.screen()).contains("<b>Ana</b>");
        assertThat(ana.toast()).contains("out of date");
    }

    @Test
    void a_command_typed_where_something_is_gone_is_answered_without_a_remark_about_that() {
        enter("blue");
        room.isThere = false;

        ana.type("/help");

        assertThat(ana.screen()).startsWith("<b>How it works").doesNotContain("out of date");
    }

    @Test
    void the_button_to_share_a_contact_comes_and_goes() {
        enter("contact");
        assertThat(ana.buttons()).containsExactly("Share");
        assertThat(ana.messages().getLast().rows().getFirst().getFirst())
                .isEqualTo(new Outgoing.Key("Share", "contact", ""));

        ana.shareOwnContact("14155550134");

        assertThat(ana.screen()).startsWith("So 14155550134");
        ana.tap("🏠 Home");
        assertThat(ana.messages()).hasSize(1);
    }

    @Test
    void a_poisonous_update_is_set_aside_after_three_tries_and_answered_once() {
        ana.type("/start");
        var answered = ana.answers();
        var poison = new Incoming(
                88_000 + lastPerson,
                lastPerson,
                Optional.empty(),
                Optional.empty(),
                new Incoming.Tapped("bad", 1, "o:broken"));

        assertThatThrownBy(() -> handle(poison)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> handle(poison)).isInstanceOf(IllegalStateException.class);
        assertThat(handle(poison)).isEqualTo(Dialogs.Handled.QUARANTINED);
        assertThat(handle(poison)).isEqualTo(Dialogs.Handled.DUPLICATE);

        assertThat(ana.answers()).isEqualTo(answered + 1);
        assertThat(ana.toast()).contains("went wrong");
        ana.type("/start");
        assertThat(ana.screen()).contains("<b>Ana</b>");
        assertThat(setAside()).isNotEmpty().allSatisfy(kept -> assertThat(kept).doesNotContain("poison"));
    }

    /** What lies in quarantine with its person's number, as it lies there. */
    private List<String> setAside() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql().of("""
                                select encode(raw, 'escape') as kept from quarantine q join app_user u on u.id = q.user_id
                                where u.telegram_id = :telegram""").with("telegram", lastPerson).list(row -> row.text("kept")));
    }

    private void enter(String argument) {
        ana.type("/start").send(new Incoming.Tapped("enter", menuId(), "o:room:" + argument));
    }

    private int menuId() {
        return app.messenger().shown(ana.chat()).keySet().stream()
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private List<Integer> menus() {
        return List.copyOf(app.messenger().shown(ana.chat()).keySet());
    }

    private Dialogs.Handled handle(Incoming incoming) {
        return app.get(Dialogs.class).handle(TestApp.TENANT, incoming, "poison".getBytes(StandardCharsets.UTF_8));
    }

    /** Everything a screen can do. */
    private static final class RoomScreen implements Screen {
        private int paid;
        private int price = 5;
        private boolean isThere = true;

        @Override
        public String id() {
            return "room";
        }

        @Override
        public View show(Visitor visitor, String argument) {
            if (!isThere) {
                return View.gone();
            }
            var name = switch (argument) {
                case "parameter" -> visitor.startParameter().orElse("");
                case "lines" -> visitor.note("lines").orElse("");
                default -> argument;
            };
            var view = view(text(EngineWords.ROOM).with("name", name).with("paid", paid))
                    .row(button(EngineWords.TOGGLE, "note", _ -> stay().noting("toggled", "yes")))
                    .row(confirm(EngineWords.PAY, "pay", "price=" + price, this::pay))
                    .row(open(text(EngineWords.DOOR), "room", "next"));
            return argument.equals("contact") ? view.askingContact(EngineWords.SHARE) : view.takingText();
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            return stay(text(EngineWords.NAMED).with("name", line))
                    .noting("lines", visitor.note("lines").orElse("") + line);
        }

        @Override
        public Next contact(Visitor visitor, Incoming.SharedContact contact) {
            return goTo("room", "shared").saying(text(EngineWords.NAMED).with("name", contact.phone()));
        }

        private Next pay(Visitor visitor) {
            paid++;
            return toast(EngineWords.PAID);
        }
    }

    private static final class BrokenScreen implements Screen {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public View show(Visitor visitor, String argument) {
            throw new IllegalStateException("a bug");
        }
    }
}
