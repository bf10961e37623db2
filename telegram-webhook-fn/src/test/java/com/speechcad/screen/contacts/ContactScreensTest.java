package com.speechcad.screen.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.Importing;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Transcript;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.notify.TestChatFiles;
import com.speechcad.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contact lists as people meet them, with the real worker behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactScreensTest {
    private static final String TO_ASK_ABOUT = """
            name,home phone,mobile phone
            Ann,4155550101,4155550102
            Bob,4155550103,4155550104
            Cay,4155550105,4155550106
            Dan,4155550107,
            """;

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(sent);

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_list_is_made_filled_and_brought_back(Language language) {
        var id = 5100 + List.of(Language.values()).indexOf(language);
        var ana = DialogDriver.onboarded(app, id, "Ana", language);
        var worker = new Importing(app, sent, id);

        Transcript.replay(ana, "contacts." + language.code(), what -> happens(ana, worker, what));
    }

    @Test
    void references_come_out_of_a_file_in_whatever_column_they_stand() {
        var ana = DialogDriver.onboarded(app, 5401, "Ana");
        var worker = new Importing(app, sent, 5401);
        ana.send(new Incoming.Tapped("own", 1, "o:refs"));
        ana.tap("New list").type("Customers");
        sent.send("refs-1", "name;customer no\nAnn;40123\nBob;40124\nCay;40124\n".getBytes(StandardCharsets.UTF_8));

        ana.send(new Incoming.SentFile("refs-1", "customers.csv", "text/csv", 60));
        assertThat(ana.screen()).contains("The file is being read");
        worker.work();

        assertThat(ana.seen()).contains("2 numbers are on the list now").doesNotContain("40123");
        sent.send("refs-2", new byte[] {'P', 'K', 3, 4, 0, 0});
        ana.send(new Incoming.SentFile("refs-2", "customers.xlsx", "", 6));
        worker.work();
        assertThat(ana.seen()).contains("damaged");
    }

    @Test
    void only_what_had_no_room_on_a_list_of_references_is_said_to_be_left_out() {
        var ana = DialogDriver.onboarded(app, 5411, "Ana");
        var worker = new Importing(app, sent, 5411);
        ana.send(new Incoming.Tapped("own", 1, "o:refs"));
        ana.tap("New list").type("Customers");
        app.database()
                .admin(
                        "update reference_list set entries = " + (ReferenceLists.MOST_ENTRIES - 1)
                                + " where name = 'Customers' and owner_user_id = (select id from app_user where telegram_id = 5411)");
        sent.send("refs-last", "customer no\n40123\n".getBytes(StandardCharsets.UTF_8));
        sent.send("refs-over", "customer no\n40124\n".getBytes(StandardCharsets.UTF_8));

        ana.send(new Incoming.SentFile("refs-last", "last.csv", "text/csv", 18));
        worker.work();
        assertThat(ana.seen()).contains("numbers are on the list now").doesNotContain("is full");
        ana.type("40125");
        assertThat(ana.screen())
                .contains("Nothing was added", "The list is full", "no room for 1 more")
                .doesNotContain("Nothing new");
        ana.send(new Incoming.SentFile("refs-over", "over.csv", "text/csv", 18));
        worker.work();
        assertThat(ana.seen()).contains("what came after that was left out");
    }

    @Test
    void countries_of_an_earlier_search_are_not_all_that_another_list_may_have() {
        var ana = DialogDriver.onboarded(app, 5421, "Ana");
        var worker = new Importing(app, sent, 5421);
        ana.send(new Incoming.Tapped("own", 1, "o:contacts.list:" + worker.list("US")));
        ana.tap("🌍 Country").type("Congo");
        assertThat(ana.buttons()).noneMatch(label -> label.contains("India"));

        ana.tap("‹ Back").tap("🌍 Country");

        assertThat(ana.buttons())
                .anyMatch(label -> label.contains("India"))
                .noneMatch(label -> label.contains("Congo"));
    }

    @Test
    void a_number_is_found_by_its_last_digits_too() {
        var ana = DialogDriver.onboarded(app, 5601, "Ana");
        var worker = new Importing(app, sent, 5601);
        var list = worker.list("US");
        worker.paste(list, "+14155550101, +14155550102, +14155550202");
        worker.work();
        ana.send(new Incoming.Tapped("own", 1, "o:contacts.find:" + list));

        ana.type("0101");
        assertThat(ana.screen()).contains("It is in this list", "0101");
        ana.type("02");
        assertThat(ana.screen()).contains("Several numbers end like that").doesNotContain("0101");
        ana.type("0202");
        assertThat(ana.screen()).contains("It is in this list", "0202");
        ana.type("9999");
        assertThat(ana.screen()).contains("Nobody here has that number").doesNotContain("0202");
        ana.type("7");
        assertThat(ana.screen()).contains("at least two digits");
        ana.type("(415) 555-0102");
        assertThat(ana.screen()).contains("It is in this list", "0102");
        ana.tap("Take it out of the list");
    }

    @Test
    void whoever_renames_a_list_sees_what_it_is_called() {
        var ana = DialogDriver.onboarded(app, 5701, "Ana");
        var list = new Importing(app, sent, 5701).list("US");

        ana.send(new Incoming.Tapped("own", 1, "o:contacts.rename:" + list));

        assertThat(ana.screen()).contains("is called <b>October</b>");
        ana.type("November");
        assertThat(ana.seen()).contains("November");
    }

    @Test
    void nobody_sees_the_lists_of_another_business() {
        var ana = DialogDriver.onboarded(app, 5201, "Ana");
        var list = new Importing(app, sent, 5201).list("US");
        var eve = DialogDriver.onboarded(app, 5202, "Eve").type("/start");
        var imported = new Importing(app, sent, 5201).paste(list, "+14155550101");

        for (var screen : new String[] {"list", "rows", "find", "add", "delete", "rename", "country", "imports"}) {
            eve.send(new Incoming.Tapped("forged", 1, "o:contacts." + screen + ":" + list));
            assertThat(eve.screen()).as(screen).contains("<b>Eve</b>");
        }
        eve.send(new Incoming.Tapped("forged", 1, "o:contacts.import:" + imported));
        assertThat(eve.screen()).contains("<b>Eve</b>");
        ana.send(new Incoming.Tapped("own", 1, "o:contacts.list:" + list));
        assertThat(ana.screen()).contains("October");
    }

    @Test
    void a_running_import_can_be_cancelled_from_its_message_and_a_second_tap_does_nothing() {
        var ana = DialogDriver.onboarded(app, 5301, "Ana");
        var worker = new Importing(app, sent, 5301);
        var list = worker.list("US");
        worker.paste(list, "+14155550101");
        ana.type("/start").tap("Cancel");
        var cancel = ana.remember("Cancel it");

        cancel.tap();
        cancel.tap();
        worker.work();

        assertThat(ana.seen()).contains("Cancelled. What it had brought");
        assertThat(worker.numbers(list)).isEmpty();
    }

    @Test
    void rejected_rows_come_from_the_message_of_their_import_and_only_to_its_business() {
        var ana = DialogDriver.onboarded(app, 5501, "Ana").type("/start");
        var worker = new Importing(app, sent, 5501);
        var imported = worker.paste(worker.list("US"), "+1 415 555 0101, (415) 555-0102, nonsense 12");
        worker.work();
        assertThat(ana.buttons())
                .startsWith("📣 Call this list", "📄 Rejected rows (file)")
                .contains("Details");

        var eve = DialogDriver.onboarded(app, 5502, "Eve").type("/start");
        eve.send(new Incoming.Tapped("forged", 1, "d:import.rejects:" + imported));
        assertThat(eve.toast()).isEqualTo("It is too late for that.");
        eve.send(new Incoming.Tapped("forged", 1, "d:import.rejects:x"));
        worker.work();
        assertThat(ana.seen()).doesNotContain("did not become");

        ana.tap("📄 Rejected rows (file)");
        assertThat(ana.toast()).isEqualTo("The file will be here in a moment.");
        worker.work();
        assertThat(ana.seen()).contains("1 row that did not become a contact");
        assertThat(eve.seen()).doesNotContain("did not become");
    }

    private void happens(DialogDriver ana, Importing worker, String what) {
        switch (what) {
            case "the worker works" -> worker.work();
            case "a picture arrives" -> ana.send(new Incoming.SentOther());
            case "contacts_oct.csv arrives" -> {
                var id = "oct-" + ana.chat().value();
                sent.send(id, TO_ASK_ABOUT.getBytes(StandardCharsets.UTF_8));
                ana.send(new Incoming.SentFile(id, "contacts_oct.csv", "text/csv", TO_ASK_ABOUT.length()));
            }
            case "a huge.csv arrives" -> {
                ana.tap(ana.buttons().getFirst());
                ana.send(new Incoming.SentFile("huge", "huge.csv", "text/csv", 21 << 20));
            }
            default -> throw new IllegalArgumentException(what);
        }
    }
}
