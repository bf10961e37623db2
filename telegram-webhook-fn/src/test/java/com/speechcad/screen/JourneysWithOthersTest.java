package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Transcript;
import com.speechcad.flow.Flows;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole ways through the bot in which others have a part: a phone that rings, our team, the worker. */
class JourneysWithOthersTest {
    private static final String NUMBER = "+14155550190";

    private final CallWorld world = new CallWorld();
    private final Deque<UUID> calls = new ArrayDeque<>();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_call_from_the_first_tap_to_the_inbox(Language language) {
        var ana = world.caller("Ana", language, NUMBER);

        Transcript.replay(ana, "call." + language.code(), deed -> {
            switch (deed) {
                case "the phone rings" -> calls.add(world.dispatched());
                case "the call is over" -> world.ended(calls.getLast());
                default -> throw new IllegalArgumentException(deed);
            }
        });
        Transcript.replay(ana, "inbox." + language.code());

        assertThat(calls).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_ai_task_is_described_tried_and_published(Language language) {
        var ana = world.caller("Ana", language, NUMBER);

        Transcript.replay(ana, "task." + language.code());

        var chat = ana.chat().value();
        assertThat(world.inTenant(() -> world.app.get(Flows.class).of(world.user(chat))))
                .anyMatch(flow -> flow.draft().isTask());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_question_to_our_team_is_answered_and_settled(Language language) {
        var olga = admin();
        var ana = world.caller("Ana", language, NUMBER);

        Transcript.replay(ana, "support." + language.code(), deed -> {
            assertThat(deed).isEqualTo("our team answers");
            olga.tap("Answer").type("A recording costs $0.02.");
        });

        assertThat(olga.seen()).contains("Sent to the person");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void ones_data_comes_as_a_file_and_whoever_wants_to_leave_may_stay(Language language) {
        var ana = world.caller("Ana", language, NUMBER);

        Transcript.replay(ana, "leaving." + language.code(), deed -> {
            assertThat(deed).isEqualTo("the file is made");
            world.runJobs();
        });

        assertThat(world.app.files().keys()).anyMatch(key -> key.contains("my-data"));
    }

    private DialogDriver admin() {
        var telegram = world.nextPerson();
        var olga = DialogDriver.onboarded(world.app, telegram, "Olga");
        world.inTenant(() -> {
            world.app.get(Users.class).makeAdmin(world.user(telegram), true);
            return true;
        });
        return olga;
    }
}
