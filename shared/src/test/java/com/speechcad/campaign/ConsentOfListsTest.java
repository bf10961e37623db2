package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.NumberEvidence;
import com.speechcad.campaign.contacts.Contacts;
import com.speechcad.campaign.contacts.Importing;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Purpose;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Scope;
import com.speechcad.lawful.Stage;
import com.speechcad.notify.TestChatFiles;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One call to a number of a list whose consent is on record, at the gate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentOfListsTest {
    /** A Tuesday, ten in California. */
    private static final Instant NOON = Instant.parse("2026-11-24T18:00:00Z");

    private static final PhoneNumber MEMBER = new PhoneNumber("+14155550151");
    private static final PhoneNumber OTHER = new PhoneNumber("+14155550152");
    private static final Decision ALLOWED = new Decision.Allow(Rule.CONSENTED);
    private static final Decision REFUSED = new Decision.Exclude(Rule.NO_CONSENT);

    private final TestChatFiles sent = new TestChatFiles();
    private final TestApp app = TestApp.with(sent);
    private long people = 8_800;

    @BeforeEach
    void at_noon() {
        app.clock().set(NOON);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void counts_for_whoever_is_in_the_list_and_for_nobody_else() {
        var ana = business();
        var eve = business();
        var list = listOf(ana, MEMBER);
        assertThat(ask(ana, MEMBER)).isEqualTo(REFUSED);

        attest(ana, list, Scope.INFORMATIONAL);

        assertThat(ask(ana, MEMBER)).isEqualTo(ALLOWED);
        assertThat(explained(ana, MEMBER)).isEqualTo(ALLOWED);
        assertThat(ask(ana, OTHER)).isEqualTo(REFUSED);
        assertThat(ask(eve, MEMBER)).as("another business").isEqualTo(REFUSED);
        assertThat(ask(ana, MEMBER, Purpose.MARKETING)).isEqualTo(new Decision.Exclude(Rule.CONSENT_TOO_NARROW));
    }

    @Test
    void ends_with_the_lists() {
        var ana = business();
        var list = listOf(ana, MEMBER);
        var consent = attest(ana, list, Scope.INFORMATIONAL);
        assertThat(ask(ana, MEMBER)).isEqualTo(ALLOWED);

        ana.in(() -> app.get(Consents.class).revoke(ana.user().id(), ana.business(), consent));
        assertThat(ask(ana, MEMBER)).as("revoked").isEqualTo(REFUSED);
        attest(ana, list, Scope.INFORMATIONAL);
        assertThat(ask(ana, MEMBER)).isEqualTo(ALLOWED);
        ana.in(() -> ana.comes(list, OTHER.e164()));
        assertThat(ask(ana, MEMBER)).as("somebody came, who was not attested").isEqualTo(REFUSED);
        attest(ana, list, Scope.INFORMATIONAL);
        ana.in(() -> app.get(Contacts.class).remove(list, MEMBER));
        assertThat(ask(ana, MEMBER)).as("no longer in the list").isEqualTo(REFUSED);
        assertThat(ask(ana, OTHER)).isEqualTo(ALLOWED);
    }

    @Test
    void does_not_restore_what_the_number_took_back_after_it() {
        var ana = business();
        var own = ana.in(() ->
                app.get(Consents.class).attest(ana.user().id(), ana.business(), MEMBER, given(Scope.INFORMATIONAL)));
        attest(ana, listOf(ana, MEMBER), Scope.MARKETING_WRITTEN);
        app.clock().advance(Duration.ofMinutes(1));

        ana.in(() -> app.get(Consents.class).revoke(ana.user().id(), ana.business(), own));

        assertThat(ask(ana, MEMBER)).isEqualTo(new Decision.Exclude(Rule.CONSENT_REVOKED));
    }

    @Test
    void is_named_by_the_evidence_of_the_number_that_was_called_on_it() {
        var ana = business();
        attest(ana, listOf(ana, MEMBER, OTHER), Scope.INFORMATIONAL);

        ask(ana, MEMBER);

        assertThat(evidence(ana, MEMBER)).contains("You may call me about appointments.", "October");
        assertThat(evidence(ana, OTHER)).as("was not asked about").doesNotContain("appointments");
    }

    private String evidence(Importing of, PhoneNumber number) {
        return of.in(() -> app.get(NumberEvidence.class).of(of.business(), number, Reader.of(Language.EN)));
    }

    private Importing business() {
        var met = new Importing(app, sent, ++people);
        met.in(() -> {
            app.get(Users.class).rename(met.user().id(), "Ana");
            app.get(Businesses.class).setTier(met.business(), Business.Tier.T1);
            return app.sql()
                    .of("insert into caller_id (number, business_id, present, seen_at) values (:n, :b, true, now())")
                    .with("n", shown(met))
                    .with("b", met.business())
                    .update();
        });
        return met;
    }

    private static PhoneNumber shown(Importing of) {
        return new PhoneNumber("+1415555" + of.user().telegramId());
    }

    private UUID listOf(Importing of, PhoneNumber... numbers) {
        var list = of.list("US");
        for (var number : numbers) {
            of.in(() -> of.comes(list, number.e164()));
        }
        return list;
    }

    private UUID attest(Importing by, UUID list, Scope scope) {
        return by.in(() -> app.get(AttestList.class)
                .attest(by.user().id(), by.business(), by.list(list), given(scope))
                .orElseThrow());
    }

    private static Consent.Given given(Scope scope) {
        return new Consent.Given(
                scope,
                "Our patients",
                "form",
                "You may call me about appointments.",
                LocalDate.of(2026, 11, 2),
                Optional.empty());
    }

    private Decision ask(Importing by, PhoneNumber to) {
        return ask(by, to, Purpose.INFORMATIONAL);
    }

    private Decision ask(Importing by, PhoneNumber to, Purpose purpose) {
        return by.in(() -> app.get(Gate.class)
                .ask(calling(by).to(to, Basis.of(purpose)), Stage.READY, "attempt:" + new UUID(0, people)));
    }

    private Decision explained(Importing by, PhoneNumber to) {
        return by.in(() -> app.get(Gate.class).explain(calling(by).to(to, Basis.PLAIN)));
    }

    private Dial.Calling calling(Importing by) {
        return Dial.Calling.of(by.user().id(), by.business(), shown(by), Dial.Kind.SINGLE, Optional.empty());
    }
}
