package com.speechcad.campaign.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.AttestList;
import com.speechcad.db.Overtaken;
import com.speechcad.db.TestApp;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Scope;
import com.speechcad.notify.TestChatFiles;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Consent of everybody in a list is of those whom its owner was shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttestedMeanwhileTest {
    private static final Consent.Given GIVEN = new Consent.Given(
            Scope.MARKETING_WRITTEN,
            "Our patients",
            "form",
            "Yes, call me.",
            LocalDate.of(2026, 11, 2),
            Optional.empty());

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(sent);
    private final Importing ana = new Importing(app, sent, 5_801);

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void who_came_since_it_was_shown_is_not_covered() {
        var list = ana.list("US");
        ana.in(() -> ana.comes(list, "+14155550101"));
        var shown = ana.list(list);
        ana.in(() -> ana.comes(list, "+14155550102"));

        assertThat(ana.in(() -> attest(shown))).isEmpty();
        assertThat(ana.list(list).consent()).isEmpty();
        assertThat(ana.in(() -> attest(ana.list(list)))).isPresent();
        assertThat(ana.list(list).consent()).isPresent();
    }

    @Test
    void who_comes_at_the_same_moment_is_not_covered() throws Exception {
        var list = ana.list("US");
        ana.in(() -> ana.comes(list, "+14155550101"));
        var shown = ana.list(list);

        var attested = Overtaken.by(app, () -> ana.comes(list, "+14155550102"), () -> attest(shown));

        assertThat(attested).isEmpty();
        assertThat(ana.list(list).contacts()).isEqualTo(2);
        assertThat(ana.list(list).consent()).isEmpty();
    }

    private Optional<UUID> attest(ContactList shown) {
        return app.get(AttestList.class).attest(ana.user().id(), ana.business(), shown, GIVEN);
    }
}
