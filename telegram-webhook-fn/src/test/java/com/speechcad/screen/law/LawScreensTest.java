package com.speechcad.screen.law;

import static com.speechcad.text.Text.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.Dispatch;
import com.speechcad.call.FakeProvider;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.RuleSaid;
import com.speechcad.lawful.RuleTables;
import com.speechcad.notify.ChatFiles;
import com.speechcad.notify.SetUpBot;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Cities;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawScreensTest {
    private static final long OWNER = 9100;
    /** A Tuesday: ten in California, one in New York and Kentucky. */
    private static final Instant NOON = Instant.parse("2026-11-24T18:00:00Z");

    private final FakeProvider provider = new FakeProvider();
    private final ChatFiles sent =
            (tenant, id) -> new ChatFiles.Fetched.Got(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private final TestApp app = TestApp.configured(
            Map.of("platform.caller.id", "+14155550100", "owner.telegram.ids", Long.toString(OWNER)), provider, sent);
    private long lastPerson = 9200;

    @ParameterizedTest
    @CsvSource({
        "EN, 📚 National do-not-call lists",
        "HI, 📚 राष्ट्रीय “कॉल न करें” रजिस्टर",
        "ZH, 📚 国家谢绝来电登记册",
        "FR, 📚 Registres d’opposition"
    })
    void registries_are_called_by_what_they_are_for(Language language, String label) {
        var ana = DialogDriver.onboarded(app, ++lastPerson, "Ana", language);

        ana.send(new Incoming.Tapped("law", 0, "o:law"));
        assertThat(ana.buttons()).contains(label);
        ana.tap(label);

        assertThat(ana.screen()).startsWith("📚 <b>");
    }

    @Test
    void a_sent_request_is_acknowledged_in_a_whole_french_sentence() {
        var ana = DialogDriver.onboarded(app, ++lastPerson, "Ana", Language.FR);
        ana.send(new Incoming.Tapped("limits", 0, "o:" + LimitsScreen.ID));

        ana.tap("Faire la demande").type("Clinique Rivière").type("Rappels, accord donné à l’accueil");
        ana.type("https://clinique.example, registre 123").tap("✅ Envoyer");

        assertThat(ana.toast() + ana.seen())
                .contains("Demande envoyée. Vous serez prévenu ici dès que la décision sera prise.");
    }

    @BeforeEach
    void at_noon() {
        app.clock().set(NOON);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_guest_joins_by_the_link_is_called_and_leaves() {
        app.get(SetUpBot.class).words(TestApp.TENANT);
        var ana = caller("Ana", "+14155550171", Business.Tier.T0);
        ana.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("👤 Guests")
                .tap("🔗 Make a link");
        assertThat(ana.screen()).contains("https://t.me/speechcad_test_bot?start=g_");
        var link = ana.screen().replaceAll("(?s).*\\?start=(g_[0-9a-f]+).*", "$1");

        var bea = DialogDriver.stranger(app, ++lastPerson, Language.EN);
        bea.type("/start " + link).tap("✅ English").type("Bea").tap("✅ I accept");
        assertThat(bea.seen()).contains("<b>Ana</b> would like to call you");
        bea.type("/start").tap("Invitation");
        assertThat(bea.seen()).contains("<b>Ana</b> would like to call you", "/leave");
        bea.shareContactOf(1, "+14155550199");
        assertThat(bea.seen()).contains("somebody else’s contact");
        bea.shareOwnContact("+14155550172");
        assertThat(bea.seen()).contains("No more calls from Ana");
        assertThat(ana.seen()).contains("<b>Bea</b> accepted your invitation");
        bea.type("/start");
        assertThat(bea.seen()).doesNotContain("Invitation");

        ana.type("/start").tap("Call").tap("Reminder · v1").tap("👤 Bea · +1 ••• ••• 0172");
        assertThat(ana.screen()).contains("Only your own phone", "your business needs a number of its own");
        ana.tap("📞 Ask for a number").type("May I have a number to call my guests from?");
        assertThat(ana.screen()).contains("May I have a number to call my guests from?");

        assign(ana, "+14155550101");
        ana.type("/start").tap("Call").tap("Reminder · v1").tap("👤 Bea · +1 ••• ••• 0172");
        assertThat(ana.screen()).contains("+1 ••• ••• 0172");
        ana.tap("Call now");
        dispatch();
        assertThat(provider.orders.getLast().to()).isEqualTo(new PhoneNumber("+14155550172"));

        bea.type("/leave").tap("🚪 No more calls from Ana");
        assertThat(ana.seen()).contains("<b>Bea</b> is no longer your guest");
        ana.type("/start").tap("Call").tap("Reminder · v1").type("+1 415 555 0172");
        assertThat(ana.screen()).contains("your own number and your guests only");
    }

    @Test
    void the_inviter_takes_a_guest_off() {
        var cleo = caller("Cleo", "+14155550173", Business.Tier.T0);
        cleo.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("👤 Guests")
                .tap("🔗 Make a link");
        var code = inTenant(() -> app.sql()
                .of("select code from guest_invitation i join business b on b.id = i.business_id"
                        + " where b.owner_user_id = :owner")
                .with("owner", user(cleo))
                .only(row -> row.text("code")));
        var dan = DialogDriver.onboarded(app, ++lastPerson, "Dan");
        dan.type("/start g_" + code).shareOwnContact("14155550174");
        cleo.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("👤 Guests")
                .tap("Dan · +1 ••• ••• 0174");
        cleo.tap("Take off the list");
        assertThat(cleo.screen()).contains("Take <b>Dan</b> off the list?", "cannot call them any more");
        assertThat(dan.seen()).doesNotContain("took you off");
        cleo.tap("✅ Yes, take off");

        assertThat(dan.seen()).contains("took you off the guest list");
        assertThat(cleo.buttons()).doesNotContain("Dan · +1 ••• ••• 0174");
    }

    @Test
    void a_number_is_called_once_its_consent_is_recorded_in_the_chat() {
        var eve = caller("Eve", "+14155550175", Business.Tier.T1);
        assign(eve, "+14155550102");
        eve.type("/start").tap("Call").tap("Reminder · v1").type("+1 415 555 0176");
        assertThat(eve.screen()).contains("no consent on record");
        eve.tap("📝 Record consent").tap("News about what they have with me");
        eve.type("Fay Foster").tap("On paper").type("You may call me about my appointments.");
        eve.type("2027-01-01");
        assertThat(eve.screen()).contains("not in the future");
        eve.type("2026-11-02").tap("No end");
        assertThat(eve.screen())
                .contains(
                        "+1 415-555-0176",
                        "Fay Foster",
                        "on Nov 2, 2026",
                        "On paper",
                        "You may call me about my appointments.");
        eve.tap("✅ True, record it").tap("✅ +1 ••• ••• 0176, with consent").tap("Call now");
        dispatch();
        assertThat(provider.orders.getLast().to()).isEqualTo(new PhoneNumber("+14155550176"));

        // Offers are more than that consent covers.
        eve.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("🎯 Purpose: news (tap to change)")
                .type("+1 415 555 0176");
        assertThat(eve.screen()).contains("consent in writing");

        eve.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("📝 Consent")
                .tap("✅ +1 ••• ••• 0176 · Nov 2, 2026");
        eve.tap("📄 Evidence as a file");
        runJobs();
        var file = eve.messages().stream()
                .filter(message -> message.attachment() != null
                        && message.attachment().kind().equals("document"))
                .findFirst()
                .orElseThrow();
        var text = new String(
                app.files()
                        .get(Objects.requireNonNull(file.attachment()).value())
                        .orElseThrow(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text)
                .contains("Fay Foster", "You may call me about my appointments.", "rule CONSENTED", "rule NO-CONSENT")
                .contains("call with “Reminder”");
        eve.tap("❌ It was revoked");
        assertThat(eve.seen())
                .contains(
                        "Did <b>Fay Foster</b> take the consent",
                        "None of your calls and campaigns",
                        "cannot be undone");
        eve.tap("‹ Back");
        assertThat(eve.seen()).doesNotContain("· revoked");
        eve.tap("❌ It was revoked").tap("❌ Yes, it was revoked");
        assertThat(eve.toast()).contains("for this number neither does a list’s consent");
        assertThat(eve.messages())
                .anySatisfy(message -> assertThat(message.html())
                        .contains("· revoked", "attested before the revocation does not count"));
        eve.type("/start").tap("Call").tap("Reminder · v1").type("+1 415 555 0176");
        assertThat(eve.screen()).contains("The consent for this number was revoked.");
        assertThat(eve.buttons()).contains("📝 Record consent");
    }

    @Test
    void a_call_begun_by_its_command_takes_over_nothing_that_was_said_of_one_that_was_left() {
        var mia = caller("Mia", "+14155550187", Business.Tier.T1);
        assign(mia, "+14155550106");
        mia.type("/start").tap("Call").tap("Reminder · v1").tap("🎯 Purpose: news (tap to change)");
        mia.type("+1 415 555 0188").tap("📝 Record consent");

        mia.type("/call").tap("Reminder · v1");

        assertThat(mia.buttons())
                .contains("🎯 Purpose: news (tap to change)")
                .doesNotContain("✅ +1 ••• ••• 0188, with consent");
    }

    @Test
    void an_opt_out_reaches_a_call_that_waits_already() {
        var gus = caller("Gus", "+14155550177", Business.Tier.T1);
        assign(gus, "+14155550103");
        consent(gus, "+14155550178");
        gus.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .type("+1 415 555 0178")
                .tap("Call now");
        var before = provider.orders.size();
        gus.type("/dnc +1 415 555 0178");
        assertThat(gus.screen()).contains("do not ring +1 415-555-0178 any more", "added here");
        dispatch();

        assertThat(provider.orders).hasSize(before);
        assertThat(gus.seen()).contains("Not called", "asked not to be called");
        gus.type("/dnc").tap("📄 As a file");
        runJobs();
        assertThat(gus.seen()).contains("(document do-not-call.csv)");
    }

    @Test
    void only_the_numbers_owner_takes_it_off_the_lists() {
        var hal = caller("Hal", "+14155550179", Business.Tier.T1);
        hal.type("/dnc").tap("📵 My own number").tap("🔕 No calls from anybody here");
        assertThat(hal.screen()).contains("Nobody here may ring it");
        hal.type("/start").tap("Call").tap("Reminder · v1").tap("My number +1 415-555-0179");
        assertThat(hal.screen()).contains("no calls from anybody here");
        hal.type("/dnc").tap("📵 My own number").tap("🔔 Allow calls again");
        assertThat(hal.screen()).contains("on no do-not-call list");
    }

    @Test
    void why_not_now_says_the_rule_its_source_and_the_next_lawful_minute() {
        var ivy = caller("Ivy", "+14155550181", Business.Tier.T1);
        assign(ivy, "+14155550104");
        consent(ivy, "+15025550177");
        app.clock().set(Instant.parse("2026-11-24T13:40:00Z"));
        ivy.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("❓ Why not now?")
                .type("+1 502 555 0177");

        assertThat(ivy.screen())
                .contains("+1 ••• ••• 0177", "United States", "Nov 24, 2026, 8:40\u202fAM (New York)")
                .contains("not an hour for calls", "next lawful minute Nov 24, 2026, 10:00\u202fAM", "1 h 20 min")
                .contains("Calling hours by this rule (Kentucky, United States)", "Mon–Sun 10:00\u202fAM–9:00\u202fPM")
                .contains("Drop Cowboy; Call Desk", "October 2026", "specialists");
        app.clock().set(Instant.parse("2026-11-24T15:00:00Z"));
        ivy.type("+1 502 555 0177");
        assertThat(ivy.screen()).contains("may be called now").doesNotContain("next lawful");
        ivy.type("+1 415 555 0199");
        assertThat(ivy.screen()).contains("no consent on record");
        assertThat(ivy.buttons()).contains("📝 Record consent");
    }

    @Test
    void why_not_now_answers_about_the_call_that_was_refused() {
        var kim = caller("Kim", "+14155550183", Business.Tier.T1);
        assign(kim, "+14155550105");
        consent(kim, "+14155550178");
        kim.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("🎯 Purpose: news (tap to change)")
                .type("+1 415 555 0178");
        assertThat(kim.screen()).contains("Offers need consent in writing");

        kim.tap("❓ Why not now?");
        assertThat(kim.screen()).contains("Offers need consent in writing").doesNotContain("may be called now");
        kim.type("+1 415 555 0178");
        assertThat(kim.screen()).as("typed anew, for news").contains("may be called now");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void why_not_now_in_every_language(Language language) {
        var hari = DialogDriver.onboarded(app, ++lastPerson, "Hari", language);
        hari.type("/start").send(new com.speechcad.dialog.Incoming.Tapped("why", 1, "o:law.why"));
        hari.type("+15025550177");
        assertThat(hari.screen())
                .contains(
                        Words.plain(text(LawWords.WHY_HOUSE), Reader.of(language)),
                        Cities.name(ZoneId.of("America/New_York"), language));
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"HI", "ZH"})
    void every_rule_of_the_tables_is_said_in_the_readers_own_script(Language language) {
        var tables = app.get(RuleTables.class);
        for (var row : tables.all()) {
            var said = RuleLines.of(row, RuleSaid.of(tables, row, Year.of(2026))).stream()
                    .map(line -> Words.plain(line, Reader.of(language)))
                    .collect(Collectors.joining("\n"));
            // The law's own name and a tier may stay.
            var rest = said.replace(row.source(), "").replaceAll("\\bT[012]\\b", "");
            assertThat(rest).as(row.id()).doesNotContainPattern("[A-Za-z]");
            assertThat(said)
                    .as(row.id())
                    .contains(
                            row.isHouse() ? Words.plain(text(LawWords.WHY_HOUSE), Reader.of(language)) : row.source());
        }
        assertThat(tables.all()).hasSizeGreaterThan(75);
    }

    /** Ten signs of Chinese say what takes twenty letters elsewhere. */
    @Test
    void a_chinese_sentence_is_long_enough_in_half_as_many_signs() {
        var mei = DialogDriver.onboarded(app, 9_402, "Mei", Language.ZH);
        mei.type("/start");
        mei.send(new Incoming.Tapped("limits", 0, "o:" + LimitsScreen.ID));
        mei.tap("提出申请").type("河畔牙科").type("提醒患者");
        assertThat(mei.screen()).contains("10 到 600 个字");
        mei.type("提醒患者按时就诊，前台登记");
        assertThat(mei.screen()).contains("第 3 步");
    }

    @Test
    void limits_are_raised_on_request_by_an_admin_with_a_reason() {
        var jo = caller("Jo", "+14155550182", Business.Tier.T0);
        jo.type("/start").tap("Account").tap("⚖️ Whom I may call").tap("📈 Raise my limits");
        assertThat(jo.screen()).contains("Tier T1", "two working days", "10 an hour and 100 a day");
        jo.tap("Ask for it").type("Jo's Dental Practice").type("short");
        assertThat(jo.screen()).contains("20 to 600");
        jo.type("Appointment reminders for patients who agreed on our form.");
        jo.send(new com.speechcad.dialog.Incoming.SentFile("file-7", "licence.pdf", "application/pdf", 4000));
        assertThat(jo.screen()).contains("Jo's Dental Practice", "Appointment reminders", "licence.pdf");
        jo.tap("✅ Send it");
        assertThat(jo.screen()).contains("being looked at");

        var olga = DialogDriver.onboarded(app, OWNER, "Olga").type("/start");
        olga.tap("Admin").tap("⚖️ Calling rules").tap("📈 Requests");
        olga.tap(olga.buttons().stream()
                .filter(label -> label.startsWith("Jo's Dental"))
                .findFirst()
                .orElseThrow());
        assertThat(olga.screen()).contains("Appointment reminders", "licence.pdf");
        olga.tap("📎 Send me the document");
        runJobs();
        assertThat(olga.seen()).contains("(document evidence-", ".pdf)");
        olga.tap("✅ Grant").type("short");
        assertThat(olga.screen()).contains("10 to 300");
        olga.type("Licence seen, the practice is on the register.");

        assertThat(jo.seen()).contains("raised to tier T1", "Licence seen, the practice is on the register.");
        assertThat(business(jo).tier()).isEqualTo(Business.Tier.T1);
        assertThat(business(jo).name()).contains("Jo's Dental Practice");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void cancel_leaves_the_request_for_higher_limits_at_any_of_its_steps(int step) {
        var lou = caller("Lou", "+1415555019" + step, Business.Tier.T0);
        lou.type("/start").tap("Account").tap("⚖️ Whom I may call").tap("📈 Raise my limits");
        lou.tap("Ask for it");
        if (step > 1) {
            lou.type("Lou's Laundry");
        }
        if (step > 2) {
            lou.type("Messages for customers who agreed in the shop.");
        }

        lou.type("/cancel");

        assertThat(lou.screen()).startsWith("Cancelled").contains("Tier T1");
        assertThat(lou.buttons()).contains("Ask for it");
    }

    @Test
    void a_refused_request_says_why_and_one_waits_at_a_time() {
        var olga = DialogDriver.onboarded(app, OWNER, "Olga").type("/start");
        var kim = caller("Kim", "+14155550183", Business.Tier.T0);
        ask(kim, "Kim's Kiosk");
        kim.type("/start").tap("Account").tap("⚖️ Whom I may call").tap("📈 Raise my limits");
        assertThat(kim.buttons()).contains("Take the request back").doesNotContain("Ask for it");
        assertThat(olga.seen()).contains("<b>Kim's Kiosk</b> asks for tier T1");
        olga.type("/start").tap("Admin").tap("⚖️ Calling rules").tap("📈 Requests");
        olga.tap(olga.buttons().stream()
                .filter(label -> label.startsWith("Kim's Kiosk"))
                .findFirst()
                .orElseThrow());
        olga.tap("❌ Refuse").type("Nothing shows that the kiosk is yours.");

        assertThat(olga.seen())
                .as("what asked for a decision says that there is one")
                .contains("<b>Kim's Kiosk</b> asks for tier T1", "☑️ Declined · Olga · ")
                .doesNotContain("[📈 Look at it]");
        assertThat(kim.seen()).contains("was not granted", "Nothing shows that the kiosk is yours.", "[📈 Ask again]");
        assertThat(business(kim).tier()).isEqualTo(Business.Tier.T0);
        kim.type("/start").tap("Account").tap("⚖️ Whom I may call").tap("📈 Raise my limits");
        assertThat(kim.buttons()).contains("Ask for it");
    }

    @Test
    void a_check_against_the_registry_opens_offers() {
        var lea = caller("Lea", "+14155550184", Business.Tier.T1);
        lea.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("📚 National do-not-call lists")
                .tap("United States");
        lea.type("SAN 12345, 2026-12-24");
        assertThat(lea.screen()).contains("not in the future");
        lea.type("SAN 12345, 2026-11-20");
        assertThat(lea.screen()).contains("United States", "Nov 20, 2026");
    }

    @ParameterizedTest(name = "at {0} in {1}")
    @CsvSource({
        "2026-11-25T06:00:00Z, Pacific/Honolulu, 2026-11-25, 2026-11-24, 'Nov 24, 2026'",
        "2026-11-24T19:00:00Z, Pacific/Auckland, 2026-11-26, 2026-11-25, 'Nov 25, 2026'",
    })
    void the_day_of_a_check_is_one_of_whoever_says_so(
            Instant now, ZoneId zone, String toCome, String today, String shown) {
        var lea = caller("Lea", "+14155550184", Business.Tier.T1);
        inTenant(() -> {
            app.get(Users.class)
                    .move(
                            app.get(Users.class)
                                    .byTelegramId(lastPerson)
                                    .orElseThrow()
                                    .id(),
                            zone);
            return true;
        });
        app.clock().set(now);
        lea.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("📚 National do-not-call lists")
                .tap("United States");

        lea.type("SAN 12345, " + toCome);
        assertThat(lea.screen()).contains("not in the future");
        lea.type("SAN 12345, " + today);

        assertThat(lea.screen()).contains("United States", shown);
    }

    private static void ask(DialogDriver person, String name) {
        person.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("📈 Raise my limits")
                .tap("Ask for it");
        person.type(name).type("Reminders for customers who agreed in the shop.");
        person.type("https://example.test is our page, since 2019.").tap("✅ Send it");
    }

    private DialogDriver caller(String name, String number, Business.Tier tier) {
        var person = ++lastPerson;
        var driver = DialogDriver.onboarded(app, person, name);
        inTenant(() -> {
            var user = app.get(Users.class).byTelegramId(person).orElseThrow().id();
            app.get(Users.class).setOwnNumber(user, new PhoneNumber(number));
            app.get(Businesses.class).setTier(app.get(Businesses.class).of(user).id(), tier);
            app.get(Ledger.class).credit(Movement.of("topup:" + person, user, Reason.TOP_UP, Money.dollars(20)));
            var flow =
                    app.get(Flows.class).create(user, "Reminder", Language.EN).orElseThrow();
            app.get(Flows.class).edit(user, flow, draft -> draft.with(new Step.End("s1", "Goodbye.")));
            return app.sql().of("""
                insert into flow_version (id, flow_id, number, name, language, definition, digest, state,
                  agent_id, agent_version, created_at)
                select gen_random_uuid(), id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0,
                  updated_at from flow where id = :flow\
                """).with("flow", flow.value()).update();
        });
        return driver;
    }

    private void assign(DialogDriver person, String number) {
        inTenant(() -> app.sql()
                .of("""
                    insert into caller_id (number, business_id, present, seen_at)
                    values (:number, :business, true, now())\
                    """)
                .with("number", number)
                .with("business", business(person).id())
                .update());
    }

    private void consent(DialogDriver person, String number) {
        inTenant(() -> app.get(com.speechcad.lawful.Consents.class)
                .attest(
                        user(person),
                        business(person).id(),
                        new PhoneNumber(number),
                        new com.speechcad.lawful.Consent.Given(
                                com.speechcad.lawful.Scope.INFORMATIONAL,
                                "Fay",
                                "form",
                                "Yes.",
                                java.time.LocalDate.of(2026, 11, 2),
                                Optional.empty())));
    }

    private void dispatch() {
        long account =
                inTenant(() -> app.sql().of("select id from provider_account").only(row -> row.number("id")));
        for (int i = 0; i < 3; i++) {
            app.clock().advance(Duration.ofSeconds(2));
            app.get(Dispatch.class).run(TestApp.TENANT, account);
        }
    }

    private void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private UserId user(DialogDriver person) {
        return inTenant(() -> app.get(Users.class).byTelegramId(person.chat().value()))
                .orElseThrow()
                .id();
    }

    private Business business(DialogDriver person) {
        return inTenant(() -> app.get(Businesses.class).of(user(person)));
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
