package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Transcript;
import com.speechcad.flow.Flows;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole ways through the bot, as the person sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysTest {
    private static final long OWNER = 8001;

    private final TestApp app = TestApp.configured(Map.of("owner.telegram.ids", "7, " + OWNER));

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_newcomer_comes_in(Language language) {
        var id = 100 + List.of("en", "hi", "zh", "fr").indexOf(language.code());

        Transcript.replay(DialogDriver.stranger(app, id, language), "onboarding." + language.code());

        var user = user(id);
        assertThat(user.language()).contains(language);
        assertThat(user.termsVersion()).contains(1);
        assertThat(user.welcomed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_flow_is_built_tried_and_published(Language language) {
        var id = 120 + List.of("en", "hi", "zh", "fr").indexOf(language.code());

        Transcript.replay(DialogDriver.onboarded(app, id, "Ana", language), "flow." + language.code());

        var steps = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Flows.class)
                                .of(user(id).id())
                                .getFirst()
                                .draft()
                                .steps());
        assertThat(steps).hasSize(3);
    }

    @Test
    void whoever_comes_by_an_invitation_is_led_to_it_once_the_terms_are_accepted() {
        DialogDriver.onboarded(app, 210, "Ana", Language.EN)
                .type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("👤 Guests")
                .tap("🔗 Make a link");
        var code = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql().of("select code from guest_invitation").only(row -> row.text("code")));

        var bea = DialogDriver.stranger(app, 211, Language.EN);
        bea.type("/start g_" + code).tap("✅ English").type("Bea").tap("✅ I accept");

        assertThat(bea.seen()).contains("would like to call you");
        assertThat(user(211).welcomed()).isTrue();
        bea.type("/start").tap("Invitation");
        assertThat(bea.seen()).contains("would like to call you");
    }

    @Test
    void the_name_of_the_profile_is_one_tap_and_another_one_can_be_typed() {
        var ana = DialogDriver.stranger(app, 212, Language.EN).calledInProfile("  Ana\u202e <b> ");
        ana.type("/start").tap("✅ English");
        assertThat(ana.buttons()).contains("👤 Ana <b>");
        assertThat(user(212).name()).isEmpty();
        ana.tap("👤 Ana <b>");
        assertThat(ana.screen()).contains("Do you accept these terms?");
        assertThat(user(212).name()).contains("Ana <b>");

        var bea = DialogDriver.stranger(app, 213, Language.FR).calledInProfile("Bea");
        bea.type("/start").tap("✅ Français").type("Béatrice");
        assertThat(user(213).name()).contains("Béatrice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u3164\u2800", "an endless name, which nobody could say at once, nor twice"})
    void a_profile_without_a_name_offers_none(String profile) {
        var cleo =
                DialogDriver.stranger(app, 220 + profile.length(), Language.EN).calledInProfile(profile);

        cleo.type("/start").tap("✅ English");

        assertThat(cleo.buttons()).containsExactly("‹ Back");
    }

    @Test
    void the_account_names_the_business_and_how_far_it_is_trusted() {
        var ana = DialogDriver.onboarded(app, 302, "Ana");
        ana.type("/start").tap("Account");
        assertThat(ana.screen()).contains("Business: not named yet · T0, trying out");
        ana.tap("📈 Raise my limits");
        assertThat(ana.screen()).contains("Tier T1, reviewed business");
        ana.tap("‹ Back").tap("⚖️ Whom I may call");
        assertThat(ana.screen()).contains("Your tier: <b>T0, trying out</b>");

        app.tx().run(TestApp.TENANT, () -> {
            var businesses = app.get(Businesses.class);
            var business = businesses.of(user(302).id()).id();
            businesses.setTier(business, Business.Tier.T2);
            businesses.setName(business, "Riverside <Dental>");
        });
        ana.type("/start").tap("Account");
        assertThat(ana.screen()).contains("Business: Riverside &lt;Dental&gt; · T2, verified");
        assertThat(ana.buttons()).doesNotContain("📈 Raise my limits");
    }

    @Test
    void whoever_is_interrupted_goes_on_from_there() {
        Transcript.replay(DialogDriver.stranger(app, 200, Language.FR), "onboarding.resume");
    }

    @Test
    void terms_accepted_twice_are_accepted_once() {
        var ana = DialogDriver.stranger(app, 201, Language.EN);
        ana.type("/start").tap("✅ English").type("Ana");
        var accept = ana.remember("✅ I accept");

        accept.tap();
        var first = acceptedAt(201);
        app.clock().advance(Duration.ofMinutes(1));
        accept.tap();

        assertThat(acceptedAt(201)).isEqualTo(first);
        assertThat(ana.toast()).contains("out of date");
        app.clock().advance(Duration.ofMinutes(-1));
    }

    @Test
    void nobody_slips_past_the_terms_through_an_old_button() {
        var ana = DialogDriver.stranger(app, 202, Language.EN);
        ana.type("/start").tap("✅ English").type("Ana");

        for (var screen : List.of("account", "number", "admin", "home", "hi.ready", "admin.person:1")) {
            ana.send(new Incoming.Tapped("forged", 1, "o:" + screen));
            assertThat(ana.screen()).contains("Do you accept these terms?");
        }
    }

    @Test
    void only_ones_own_contact_counts() {
        var ana = DialogDriver.onboarded(app, 300, "Ana");

        Transcript.replay(ana, "number");

        assertThat(app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.get(Users.class).ownNumber(user(300).id())))
                .hasValueSatisfying(number -> assertThat(number.e164()).isEqualTo("+14155550135"));
        assertThat(ana.messages()).hasSize(1);
    }

    @Test
    void a_number_of_several_zones_asks_for_the_clock_and_a_clock_that_was_set_stays() {
        Transcript.replay(DialogDriver.onboarded(app, 303, "Ana", Language.HI), "clock.hi");

        assertThat(user(303).zone()).isEqualTo(ZoneId.of("Australia/Brisbane"));
    }

    @Test
    void the_account_can_be_changed() {
        Transcript.replay(DialogDriver.onboarded(app, 301, "Ana"), "account");

        assertThat(app.messenger().commands().get("chat:301"))
                .anySatisfy(command -> assertThat(command.description()).isEqualTo("How it works"));
    }

    @Test
    void an_admin_raises_a_tier_with_a_reason_and_the_person_is_told() {
        var ben = DialogDriver.onboarded(app, 8002, "Ben", Language.FR);

        Transcript.replay(DialogDriver.onboarded(app, OWNER, "Olga"), "admin");

        assertThat(ben.messages())
                .extracting(Outgoing::html)
                .anySatisfy(said -> assertThat(said).contains("Vos limites ont été relevées"))
                .anySatisfy(said -> assertThat(said).contains("Vos limites ont été abaissées"))
                .noneSatisfy(said -> assertThat(said).contains("expired"));
        assertThat(tier(8002)).isEqualTo(Business.Tier.T0);
        assertThat(reasons()).contains("Asked for it, showed consent forms", "Consent forms were expired");
        assertThat(app.tx().call(TestApp.TENANT, () -> app.get(Audit.class).brokenLinks()))
                .isZero();
    }

    @Test
    void whoever_is_no_admin_never_sees_their_screens() {
        var ben = DialogDriver.onboarded(app, 8003, "Eve").type("/start");

        assertThat(ben.buttons()).doesNotContain("Admin");
        for (var screen : List.of("admin", "admin.found:a", "admin.person:1", "admin.tier:1.T2")) {
            ben.send(new Incoming.Tapped("forged", 1, "o:" + screen));
            assertThat(ben.screen()).contains("<b>Eve</b>");
        }
    }

    @Test
    void an_owner_makes_an_admin_once() {
        DialogDriver.onboarded(app, 8004, "Carl");
        var owner = DialogDriver.onboarded(app, OWNER, "Olga");
        owner.type("/start").tap("Admin").type("8004").tap("Carl · 8004");
        var make = owner.remember("Make an admin");

        make.tap();
        make.tap();

        assertThat(user(8004).admin()).isTrue();
    }

    private User user(long telegramId) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class).byTelegramId(telegramId).orElseThrow());
    }

    private Business.Tier tier(long telegramId) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Businesses.class)
                                .of(user(telegramId).id())
                                .tier());
    }

    private Instant acceptedAt(long telegramId) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .termsAcceptedAt(user(telegramId).id())
                                .orElseThrow());
    }

    private List<String> reasons() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select detail ->> 'reason' as reason from audit_log where action = 'tier.change'")
                                .list(row -> row.text("reason")));
    }
}
