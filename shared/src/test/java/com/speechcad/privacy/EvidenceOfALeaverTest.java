package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.lawful.SendLimitEvidence;
import com.speechcad.notify.TestChatFiles;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document that somebody sent to have their limits raised, and an admin has looked at. */
class EvidenceOfALeaverTest {
    private static final String SLOT = "limit-evidence:";

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(new Leaver.NoCopies(), sent);
    private final Leaver ana = new Leaver(app, 901);
    private final Leaver bob = new Leaver(app, 902);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void it_goes_with_them_from_the_store_and_from_every_admins_chat_in_any_language_and_nobody_elses_does() {
        var anas = asks(ana);
        var bobs = asks(bob);
        Arrays.stream(Language.values()).forEach(language -> {
            looks(admin(language), anas);
            looks(admin(language), bobs);
        });
        assertThat(documents()).hasSize(8);

        ana.leaves();

        assertThat(documents()).hasSize(4);
        assertThat(slots()).hasSize(4).allMatch(slot -> slot.startsWith(SLOT + bobs + ":"));
    }

    @Test
    void it_goes_also_where_its_message_is_older_than_slots_that_name_the_wish() {
        var wish = asks(ana);
        Arrays.stream(Language.values()).forEach(language -> looks(admin(language), wish));
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("update chat_message set slot = 'limit-evidence:' || split_part(slot, ':', 3)"
                                        + " where slot like 'limit-evidence:%'")
                                .update());

        ana.leaves();

        assertThat(documents()).isEmpty();
        assertThat(slots()).isEmpty();
    }

    private long asks(Leaver person) {
        sent.send("licence", "a licence".getBytes(StandardCharsets.UTF_8));
        return app.tx().call(TestApp.TENANT, () -> {
            var requests = app.get(LimitRequests.class);
            requests.ask(
                    person.user(),
                    person.business(),
                    new LimitRequest.Wish(
                            Business.Tier.T1, "The shop", "reminders", "licence.pdf", Optional.of("licence")));
            return requests.newest(person.business()).orElseThrow().id();
        });
    }

    private UserId admin(Language language) {
        return app.tx().call(TestApp.TENANT, () -> {
            var users = app.get(Users.class);
            var id = users.meet(7000 + List.of(Language.values()).indexOf(language), Optional.of(language))
                    .id();
            users.choose(id, language);
            users.makeAdmin(id, true);
            return id;
        });
    }

    private void looks(UserId admin, long wish) {
        app.tx().run(TestApp.TENANT, () -> app.get(SendLimitEvidence.class).ask(admin, wish));
        ana.work();
    }

    private List<String> documents() {
        return app.files().keys().stream()
                .filter(key -> key.contains("/limits/"))
                .toList();
    }

    private List<String> slots() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select slot from chat_message where slot like 'limit-evidence:%'")
                                .list(row -> row.text("slot")));
    }
}
