package com.speechcad.screen.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Invitations;
import com.speechcad.lawful.Scope;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is called says no in the bot, whoever they are, and whose number it is now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SayingNoTest {
    /** A Tuesday: ten in California. */
    private static final Instant NOON = Instant.parse("2026-11-24T18:00:00Z");

    private final CallWorld world = new CallWorld();
    private final TestApp app = world.app;
    private int numbers = 3000;
    private int tests;

    /** Each test a while after the one before: what was dialled then is no matter of now. */
    @BeforeEach
    void around_noon() {
        app.clock().set(NOON.plus(Duration.ofMinutes(5L * tests++)));
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "EN, /dnc",
        "EN, /stop",
        "EN, STOP",
        "EN, Please stop calling me!",
        "FR, Arrêt",
        "ZH, 停止",
        "HI, रोको",
    })
    void a_stranger_who_never_saw_the_terms_is_rung_by_nobody(Language language, String word) {
        var number = number();
        var ana = calling(number);

        DialogDriver.stranger(app, world.nextPerson(), language).type(word).shareOwnContact(number.e164());

        assertNotRung(ana, number, "wants no calls from anybody here");
    }

    @Test
    void whoever_declined_the_terms_says_no_and_yes_again() {
        var number = number();
        var bea = DialogDriver.stranger(app, world.nextPerson(), Language.EN);
        bea.type("/start").tap("✅ English").type("Bea").tap("No, I do not");
        assertThat(bea.screen()).contains("/stop");

        bea.type("stop");
        bea.shareContactOf(1, number.e164());
        assertThat(bea.seen()).contains("somebody else’s contact");
        bea.shareOwnContact(number.e164());
        assertThat(bea.seen()).contains("Nobody here may ring");
        bea.tap("🔔 Allow calls again");
        assertThat(bea.screen()).contains("on no do-not-call list");
        bea.tap("‹ Back");
        assertThat(bea.screen()).contains("decision to make");
    }

    @Test
    void a_stranger_who_shares_once_more_to_allow_calls_again_is_not_taken_to_say_no_again() {
        var number = number();
        var ana = world.caller("Ana", Language.EN, number().e164());
        var bea = DialogDriver.stranger(app, world.nextPerson(), Language.EN);
        bea.type("/stop").shareOwnContact(number.e164()).tap("🔔 Allow calls again");
        app.clock().advance(Duration.ofMinutes(1));
        world.inTenant(() -> {
            app.get(DoNotCall.class)
                    .add(
                            business(ana).id(),
                            number,
                            DoNotCall.Source.KEY,
                            app.clock().instant());
            return true;
        });
        app.clock().advance(Duration.ofMinutes(1));

        bea.type("/stop");
        assertThat(bea.screen()).contains("share your contact once more");
        bea.shareOwnContact(number.e164());

        assertThat(bea.screen()).doesNotContain("Nobody here may ring");
        bea.tap("🔔 Allow calls again");
        assertThat(bea.screen()).contains("on no do-not-call list");
    }

    @Test
    void a_name_and_a_screen_that_takes_text_are_not_mistaken_for_a_no() {
        var bea = world.caller("Bea", Language.EN, number().e164());
        bea.type("/start").tap("Help").type("stop");
        assertThat(bea.buttons()).contains("🔕 No calls from anybody here");
        bea.type("/start").tap("Account").tap("✏️ Name").type("Stop");
        assertThat(bea.screen()).contains("Stop").doesNotContain("may ring");
    }

    @Test
    void whoever_types_their_own_number_is_led_to_a_no_for_everybody() {
        var number = number();
        var bea = world.caller("Bea", Language.EN, number.e164());

        bea.type("/dnc " + number.e164());
        assertThat(bea.screen()).contains("your own number");
        assertThat(bea.buttons()).contains("🔕 No calls from anybody here");

        bea.type("/dnc " + number().e164());
        assertThat(bea.screen()).contains("Your calls and campaigns do not ring", "Is it your own?");
    }

    @Test
    void a_list_is_typed_line_by_line_and_counts_for_what_waits() {
        var number = number();
        var ana = calling(number);

        ana.type("/dnc").type(number.e164() + "\n555 0134\n" + number().e164());
        assertThat(ana.screen()).contains("do not ring 2 numbers", "Not a number: 555 0134");
        assertNotRung(ana, number, "asked not to be called");
        ana.type("/dnc").send(new Incoming.SentFile("file-1", "list.csv", "text/csv", 400));
        assertThat(ana.screen()).contains("as soon as the file is read");
    }

    @Test
    void whoever_left_as_a_guest_is_not_called_on_older_consent_and_may_come_back() {
        var number = number();
        var ana = calling(number);
        var code = world.inTenant(
                () -> app.get(Invitations.class).code(business(ana).id()));
        var bea = DialogDriver.onboarded(app, world.nextPerson(), "Bea");
        bea.type("/start g_" + code).shareOwnContact(number.e164());

        bea.type("/leave").tap("🚪 No more calls from Ana");

        assertNotRung(ana, number, "asked not to be called");
        bea.type("/start g_" + code).shareOwnContact(number.e164());
        assertThat(bea.seen()).contains("Please try again in an hour");
        // Not by the clock: the others' calls would wait until it is as late there.
        app.database().admin("update guest set agreed_at = agreed_at - interval '1 hour' where left_at is not null");
        bea.type("/start g_" + code).shareOwnContact(number.e164());
        request(ana, number);
        assertRung(number);
    }

    @Test
    void a_number_that_somebody_else_shares_is_theirs_from_then_on() {
        var number = number();
        var ana = world.caller("Ana", Language.EN, number.e164());
        ana.type("/start").tap("Call").tap("Reminder · v1").tap("My number " + number.readable());
        ana.tap("Call now");
        var dan = world.caller("Dan", Language.EN, number().e164());
        var code = world.inTenant(
                () -> app.get(Invitations.class).code(business(dan).id()));
        ana.type("/start g_" + code).shareOwnContact(number.e164());

        app.clock().advance(Duration.ofSeconds(1));
        var bea = DialogDriver.onboarded(app, world.nextPerson(), "Bea");
        bea.type("/stop").shareOwnContact(number.e164()).tap("🔕 No calls from anybody here");

        assertThat(ana.seen()).contains("shared by another Telegram account");
        assertThat(dan.seen()).contains("<b>Ana</b> is no longer your guest");
        var before = world.provider.orders.size();
        world.dispatchedAll();
        assertThat(world.provider.orders).hasSize(before);
        ana.type("/stop");
        assertThat(ana.seen()).contains("Share your own number first");
        assertThat(ana.buttons()).doesNotContain("🔔 Allow calls again");
    }

    @Test
    void a_guest_with_a_new_number_is_not_called_at_the_old_one() {
        var old = number();
        var dan = world.caller("Dan", Language.EN, number().e164());
        var code = world.inTenant(
                () -> app.get(Invitations.class).code(business(dan).id()));
        var bea = DialogDriver.onboarded(app, world.nextPerson(), "Bea");
        bea.type("/start g_" + code).shareOwnContact(old.e164());

        bea.type("/start").tap("Account").tap("📱 My number").tap("Share another number");
        bea.shareOwnContact(number().e164());

        assertThat(dan.seen()).contains("<b>Bea</b> is no longer your guest");
    }

    @Test
    void an_opt_out_is_lifted_only_by_a_contact_shared_after_it() {
        var number = number();
        var bea = world.caller("Bea", Language.EN, number.e164());
        app.clock().advance(Duration.ofDays(1));
        world.inTenant(() -> {
            app.get(DoNotCall.class)
                    .add(
                            business(bea).id(),
                            number,
                            DoNotCall.Source.KEY,
                            app.clock().instant());
            return true;
        });
        app.clock().advance(Duration.ofMinutes(1));

        bea.type("/start").tap("Call").tap("Reminder · v1").tap("Allow calls to my number again");
        assertThat(bea.seen()).contains("once more").doesNotContain("may be called again");
        bea.shareOwnContact(number.e164());
        assertThat(bea.seen()).contains("Your number may be called again");

        world.inTenant(() -> {
            app.clock().advance(Duration.ofMinutes(1));
            app.get(DoNotCall.class)
                    .addForAll(
                            "user:1",
                            number,
                            DoNotCall.Source.OPERATOR,
                            app.clock().instant());
            return true;
        });
        app.clock().advance(Duration.ofMinutes(1));
        bea.type("/stop");
        assertThat(bea.buttons()).doesNotContain("🔔 Allow calls again");
        bea.shareOwnContact(number.e164()).tap("🔔 Allow calls again");
        assertThat(bea.screen()).contains("on no do-not-call list");
    }

    /** A business that may call the number, and has a call to it waiting. */
    private DialogDriver calling(PhoneNumber number) {
        var ana = world.caller("Ana", Language.EN, number().e164());
        world.inTenant(() -> {
            app.get(Businesses.class).setTier(business(ana).id(), Business.Tier.T1);
            app.get(Consents.class)
                    .attest(
                            world.user(ana.chat().value()),
                            business(ana).id(),
                            number,
                            new Consent.Given(
                                    Scope.INFORMATIONAL,
                                    "Fay",
                                    "form",
                                    "Yes.",
                                    LocalDate.of(2026, 11, 2),
                                    Optional.empty()));
            return app.sql()
                    .of("""
                            insert into caller_id (number, business_id, present, seen_at)
                            values (:number, :business, true, now())""")
                    .with("number", number().e164())
                    .with("business", business(ana).id())
                    .update();
        });
        request(ana, number);
        return ana;
    }

    private static void request(DialogDriver ana, PhoneNumber number) {
        ana.type("/start").tap("Call").tap("Reminder · v1").type(number.e164()).tap("Call now");
    }

    private void assertNotRung(DialogDriver ana, PhoneNumber number, String why) {
        world.dispatchedAll();
        assertThat(world.provider.orders).noneMatch(order -> order.to().equals(number));
        assertThat(ana.seen()).contains(why);
    }

    private void assertRung(PhoneNumber number) {
        world.dispatchedAll();
        assertThat(world.provider.orders).anyMatch(order -> order.to().equals(number));
    }

    private Business business(DialogDriver person) {
        return world.inTenant(
                () -> app.get(Businesses.class).of(world.user(person.chat().value())));
    }

    private PhoneNumber number() {
        return new PhoneNumber("+1415555" + ++numbers);
    }
}
