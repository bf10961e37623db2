package com.speechcad.screen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.privacy.Leaver;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesScreensTest {
    private final TestApp app = TestApp.configured(
            Map.of("owner.telegram.ids", "8100,8101", "platform.caller.id", "+14155550100"), new Leaver.NoCopies());
    private final DialogDriver olga = DialogDriver.onboarded(app, 8100, "Olga");
    private final DialogDriver otto = DialogDriver.onboarded(app, 8101, "Otto");

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_person_a_flow_and_everything_is_stopped_and_released_by_two() {
        var pat = DialogDriver.onboarded(app, 8200, "Pat Parker");
        inTenant(() -> app.get(Flows.class)
                .create(
                        app.get(Users.class)
                                .byTelegramId(pat.chat().value())
                                .orElseThrow()
                                .id(),
                        "Survey",
                        Language.EN));
        olga.type("/start")
                .tap("Admin")
                .type("Pat Parker")
                .tap("Pat Parker · 8200")
                .tap("🛑 Stop calls …");
        olga.tap("🛑 Calls with Survey").type("too short");
        assertThat(olga.screen()).contains("10 to 300");
        olga.type("It asks for codes, see ticket 7.");
        assertThat(olga.screen()).contains("Stopped now").doesNotContain("ticket 7");
        var line = olga.buttons().stream()
                .filter(label -> label.startsWith("🛑 Flow"))
                .findFirst()
                .orElseThrow();
        olga.type("/start")
                .tap("Admin")
                .type("Pat Parker")
                .tap("Pat Parker · 8200")
                .tap("🛑 Stop calls …");
        assertThat(olga.buttons()).contains("🛑 All their calls").doesNotContain("🛑 Calls with Survey");
        olga.tap("🟢 Release calls with Survey");
        assertThat(olga.screen()).contains("see ticket 7", "Stopped by Olga");
        olga.tap("Ask for its release");
        assertThat(olga.buttons()).doesNotContain("✅ Agree and release");

        otto.type("/start")
                .tap("Admin")
                .tap("⚖️ Calling rules")
                .tap("🛑 Kill switches")
                .tap(line);
        otto.tap("✅ Agree and release");
        assertThat(otto.screen()).contains("Nothing is stopped");

        olga.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("🛑 Kill switches");
        olga.tap("🛑 Stop the whole platform").type("Something is very wrong.");
        assertThat(olga.buttons())
                .anyMatch(label -> label.startsWith("🛑 The whole platform"))
                .contains("🛑 Stop all calls here", "🟢 Release the whole platform")
                .doesNotContain("🛑 Stop the whole platform");
        olga.tap("🟢 Release the whole platform");
        assertThat(olga.screen()).contains("Something is very wrong.");
        var admin = admin(8300, "Ada");
        admin.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("🛑 Kill switches");
        assertThat(admin.buttons()).doesNotContain("🛑 Stop the whole platform");
        admin.tap(admin.buttons().stream()
                .filter(label -> label.startsWith("🛑 The whole platform"))
                .findFirst()
                .orElseThrow());
        assertThat(admin.buttons()).doesNotContain("Ask for its release");
    }

    @Test
    void countries_open_for_all_by_the_owner_and_close_here_by_an_admin() {
        var admin = admin(8301, "Bo");
        admin.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("🌍 Countries");
        assertThat(admin.screen()).contains("🟢 open: United States", "🔴 closed: France");
        assertThat(admin.buttons()).doesNotContain("Open France for all");
        olga.type("/start")
                .tap("Admin")
                .tap("⚖️ Calling rules")
                .tap("🌍 Countries")
                .tap("Open France for all");
        assertThat(olga.screen()).contains("🟢 open: France");
        admin.type("/start")
                .tap("Admin")
                .tap("⚖️ Calling rules")
                .tap("🌍 Countries")
                .tap("Close France here");
        assertThat(admin.screen()).contains("🟡 closed here: France");
    }

    @Test
    void a_complainers_number_is_closed_for_all() {
        olga.type("/start")
                .tap("Admin")
                .tap("⚖️ Calling rules")
                .tap("🔕 Do not call")
                .type("+1 415 555 0155");
        olga.tap("🔕 Close it for all businesses here").tap("🔕 Close it on the whole platform");

        assertThat(olga.screen()).contains("🔕 closed for all businesses here", "🔕 closed on the whole platform");
        var standing = inTenant(() -> app.get(DoNotCall.class).standing(new PhoneNumber("+14155550155")));
        assertThat(standing.tenant() && standing.platform()).isTrue();
    }

    @Test
    void a_caller_id_is_given_to_one_business_and_taken_back() {
        inTenant(() -> app.sql().of("""
                insert into caller_id (number, present, seen_at, nickname)
                values ('+14155550166', true, now(), 'Main line')""").update());
        DialogDriver.onboarded(app, 8400, "Quinn Quist");
        olga.type("/start")
                .tap("Admin")
                .tap("⚖️ Calling rules")
                .tap("☎ Caller IDs")
                .tap("+1 415-555-0166 · nobody's");
        olga.type("Nobody At All");
        assertThat(olga.screen()).contains("Nobody fits");
        olga.type("Quinn").tap("→ Quinn Quist · 8400");
        assertThat(olga.screen()).contains("Main line", "Belongs to: Quinn Quist");
        olga.tap("Take it back");
        assertThat(olga.screen()).contains("Belongs to: nobody's");
    }

    @Test
    void nobody_gives_themselves_a_number_or_a_tier_while_another_admin_is_there() {
        inTenant(() -> app.sql().of("""
                insert into caller_id (number, present, seen_at, nickname)
                values ('+14155550167', true, now(), 'Second line')""").update());
        olga.type("/start")
                .tap("Admin")
                .tap("⚖️ Calling rules")
                .tap("☎ Caller IDs")
                .tap("+1 415-555-0167 · nobody's");
        olga.type("8100").tap("→ Olga · 8100");
        assertThat(olga.screen()).contains("Nobody gives themselves a number", "Belongs to: nobody's");

        olga.type("/start").tap("Admin").type("8100").tap("Olga · 8100");
        olga.tap(olga.buttons().stream()
                .filter(label -> label.contains("T1"))
                .findFirst()
                .orElseThrow());
        olga.type("I trust myself");
        assertThat(olga.screen()).contains("your own tier");
        assertThat(inTenant(() -> app.get(Businesses.class).of(id(8100)).tier()))
                .isEqualTo(Business.Tier.T0);
    }

    @Test
    void a_no_to_the_business_of_before_counts_once_an_admin_trusts_whoever_came_back() {
        var number = new PhoneNumber("+14155550156");
        var left = new Leaver(app, 8500);
        var before = left.business();
        left.leaves();
        DialogDriver.onboarded(app, 8500, "Rae Returner");
        var business = inTenant(() -> app.get(Businesses.class).of(id(8500)).id());
        inTenant(() -> {
            app.get(DoNotCall.class)
                    .add(before, number, DoNotCall.Source.BOT, app.clock().instant());
            return true;
        });

        olga.type("/start").tap("Admin").type("8500").tap("Rae Returner · 8500");
        olga.tap(olga.buttons().stream()
                .filter(label -> label.contains("T1"))
                .findFirst()
                .orElseThrow());
        olga.type("Showed consent forms");

        assertThat(inTenant(() -> app.get(Businesses.class).of(id(8500)).tier()))
                .isEqualTo(Business.Tier.T1);
        assertThat(inTenant(() -> app.get(DoNotCall.class).holds(business, number)))
                .isTrue();
    }

    @Test
    void a_stop_of_an_admins_own_business_is_released_by_two_others() {
        admin(8302, "Cyd");
        var own = inTenant(() -> app.get(Businesses.class).of(id(8100)).id());
        var switches = app.get(KillSwitches.class);
        var actor = "user:" + inTenant(() -> id(8100)).value();
        inTenant(() -> switches.throwIt(actor, Stop.BUSINESS, Long.toString(own.value()), "a complaint came in"));
        var stop = inTenant(switches::thrown).stream()
                .filter(thrown -> thrown.scope() == Stop.BUSINESS)
                .findFirst()
                .orElseThrow();

        assertThat(inTenant(() -> switches.release(actor, stop.id()))).isEqualTo(KillSwitches.Release.OWN);
        assertThat(inTenant(() -> switches.release("user:" + id(8101).value(), stop.id())))
                .isEqualTo(KillSwitches.Release.ASKED);
        assertThat(inTenant(() -> switches.release(actor, stop.id()))).isEqualTo(KillSwitches.Release.OWN);
        assertThat(inTenant(() -> switches.release("user:" + id(8302).value(), stop.id())))
                .isEqualTo(KillSwitches.Release.RELEASED);
    }

    @Test
    void other_admins_are_told_of_a_new_one_who_is_nobodys_second_person_for_a_day() {
        DialogDriver.onboarded(app, 8303, "Dee");
        olga.type("/start").tap("Admin").type("8303").tap("Dee · 8303").tap("Make an admin");
        assertThat(otto.seen()).contains("Olga made Dee an admin");
        var switches = app.get(KillSwitches.class);
        inTenant(() -> switches.throwIt("user:1", Stop.CALLER_ID, "+14155550168", "a complaint came in"));
        var stop = inTenant(switches::thrown).stream()
                .filter(thrown -> thrown.subject().equals("+14155550168"))
                .findFirst()
                .orElseThrow();
        inTenant(() -> switches.release("user:" + id(8101).value(), stop.id()));

        assertThat(inTenant(() -> switches.release("user:" + id(8303).value(), stop.id())))
                .isEqualTo(KillSwitches.Release.TOO_NEW);
        app.clock().advance(Duration.ofHours(24));
        assertThat(inTenant(() -> switches.release("user:" + id(8303).value(), stop.id())))
                .isEqualTo(KillSwitches.Release.RELEASED);
    }

    private UserId id(long telegram) {
        return app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
    }

    @Test
    void the_platforms_own_number_is_given_to_no_business() {
        inTenant(() -> app.sql()
                .of("insert into caller_id (number, present, seen_at) values ('+14155550100', true, now())")
                .update());
        DialogDriver.onboarded(app, 8401, "Rosa Rost");
        olga.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("☎ Caller IDs");
        olga.tap("+1 415-555-0100 · the platform's, for self-calls");
        assertThat(olga.screen()).contains("cannot be given to one business");
        assertThat(olga.screen()).contains("Belongs to: the platform's, for self-calls");
        olga.type("Rosa");
        assertThat(olga.screen()).as("nobody is offered").doesNotContain("→ Rosa Rost");
    }

    @Test
    void what_tells_numbers_apart_is_no_law_that_anybody_read() {
        olga.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("📚 Rule tables");
        for (var page = 0; page < 20 && !olga.screen().contains("libphonenumber"); page++) {
            olga.tap("›");
        }

        assertThat(olga.screen().lines().filter(line -> line.contains("libphonenumber")))
                .singleElement()
                .asString()
                .contains("the public list of telephone number ranges")
                .doesNotContain("law itself");
    }

    @Test
    void rules_older_than_a_year_stand_first_and_are_flagged() {
        olga.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("📚 Rule tables");
        assertThat(olga.screen()).contains("checked within a year").doesNotContain("⚠️ check again");
        var before = app.clock().instant();
        app.clock().set(Instant.parse("2027-11-20T12:00:00Z"));
        olga.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("📚 Rule tables");
        assertThat(olga.screen())
                .contains(
                        "⚠️ check again: 🌍 United Kingdom: its rules are known",
                        "October 2026",
                        "<code>GB-country</code>");
        app.clock().set(before);
    }

    @Test
    void nobody_but_an_admin_gets_in() {
        var zoe = DialogDriver.onboarded(app, 8500, "Zoe").type("/start");
        for (var screen :
                new String[] {"rules", "kill", "kill.why:0.", "limits.list", "callerids", "rules.countries"}) {
            zoe.send(new Incoming.Tapped("forged", 1, "o:" + screen));
            assertThat(zoe.screen()).as(screen).contains("Zoe");
        }
        assertThat(inTenant(() -> app.get(Audit.class).brokenLinks())).isZero();
    }

    private DialogDriver admin(long id, String name) {
        var driver = DialogDriver.onboarded(app, id, name);
        inTenant(() -> {
            var users = app.get(Users.class);
            users.makeAdmin(users.byTelegramId(id).orElseThrow().id(), true);
            return true;
        });
        return driver;
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
