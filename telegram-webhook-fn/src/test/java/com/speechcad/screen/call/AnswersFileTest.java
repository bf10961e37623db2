package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.ShortId;
import com.speechcad.text.Language;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a flow's answers look like in the inbox when there are many, and the way to all of them. */
class AnswersFileTest {
    private final CallWorld world = new CallWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void of_many_spoken_answers_it_says_how_many_more_there_are() {
        var ana = world.caller("Ana", Language.EN, "+14155550163");
        var call = answered(ana, "My number +1 415-555-0163");
        for (int i = 1; i <= 5; i++) {
            spoken(call, i, "It was fine " + i);
        }
        look(ana);
        assertThat(ana.screen()).contains("It was fine 5").doesNotContain("more answer");

        spoken(call, 6, "It was fine 6");
        spoken(call, 7, "It was fine 6");
        look(ana);
        assertThat(ana.screen()).contains("… and 2 more answers; the file has them all");
    }

    @Test
    void the_file_is_asked_for_once_a_minute_and_only_by_whose_answers_they_are() {
        var ana = world.caller("Ana", Language.EN, "+14155550164");
        answered(ana, "My number +1 415-555-0164");
        look(ana);
        ana.tap("📄 Answers as a file (CSV)").tap("📄 Answers as a file (CSV)");
        assertThat(ana.toast()).contains("The file comes below");
        var user = world.inTenant(() -> world.user(ana.chat().value()).value());
        assertThat(asked()).containsExactly(user + ":" + flow());

        var bob = world.caller("Bob", Language.EN, "+14155550165");
        bob.type("/start").send(new Incoming.Tapped("c", 1, "o:inbox.flow:" + ShortId.of(flow())));
        assertThat(bob.buttons()).doesNotContain("📄 Answers as a file (CSV)");
    }

    @Test
    void without_answers_there_is_no_file() {
        var ana = world.caller("Ana", Language.EN, "+14155550166");
        answered(ana, "My number +1 415-555-0166");
        world.app.database().admin("delete from call_answer");
        look(ana);

        assertThat(ana.screen()).contains("Nobody has answered anything yet");
        assertThat(ana.buttons()).contains("Its calls").doesNotContain("📄 Answers as a file (CSV)");
    }

    private UUID answered(DialogDriver person, String number) {
        person.type("/start").tap("Call").tap("Reminder · v1").tap(number).tap("Call now");
        var call = world.dispatched();
        world.ended(call);
        return call;
    }

    private static void look(DialogDriver person) {
        person.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");
    }

    private void spoken(UUID call, int seq, String words) {
        world.app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                values (1, '%s', %d, 's8', 'SPOKEN', '%s', timestamptz '%s')""".formatted(
                        call, 10 + seq, words, world.app.clock().instant()));
    }

    private UUID flow() {
        return world.inTenant(() -> world.app
                .sql()
                .of("select v.flow_id from attempt a join flow_version v on v.id = a.flow_version_id")
                .only(row -> row.uuid("flow_id")));
    }

    private List<String> asked() {
        return world.inTenant(() -> world.app
                .sql()
                .of("select subject from job where kind = 'export-answers'")
                .list(row -> row.text("subject").replaceFirst(":\\d+$", "")));
    }
}
