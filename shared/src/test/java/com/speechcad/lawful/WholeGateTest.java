package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Decision.Allow;
import com.speechcad.lawful.Decision.Exclude;
import com.speechcad.lawful.Decision.Wait;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.tenant.Business.Tier;
import com.speechcad.tenant.Users;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeGateTest {
    /** A Tuesday, ten in California, one in New York. */
    private static final Instant NOON = Instant.parse("2026-11-24T18:00:00Z");

    /** Of California. */
    private static final List<String> AREAS = List.of(
            "213", "310", "323", "408", "510", "619", "650", "707", "714", "760", "818", "858", "916", "925", "949");

    private static final Exclude TAKEN_BACK = new Exclude(Rule.CONSENT_REVOKED);

    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", GateWorld.SHOWN.e164()));
    private long people = 700;
    private int numbers;

    @BeforeEach
    void at_noon() {
        app.clock().set(NOON);
        inTenant(() -> app.sql()
                .of("insert into provider_account (provider) values ('retell') on conflict do nothing")
                .update());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0}, consent {1}, for {2}: {3}")
    @CsvSource(textBlock = """
            T0 |                   | INFORMATIONAL | NO_OWN_NUMBER
            T0 | MARKETING_WRITTEN | INFORMATIONAL | NO_OWN_NUMBER
            T1 |                   | INFORMATIONAL | NO_CONSENT
            T1 | INFORMATIONAL     | INFORMATIONAL | CONSENTED
            T1 | INFORMATIONAL     | MARKETING     | CONSENT_TOO_NARROW
            T1 | MARKETING_WRITTEN | INFORMATIONAL | CONSENTED
            T1 | MARKETING_WRITTEN | MARKETING     | REGISTRY_STALE
            T2 |                   | INFORMATIONAL | NO_CONSENT
            T2 | INFORMATIONAL     | INFORMATIONAL | CONSENTED
            """, delimiter = '|')
    void strangers_need_tier_and_consent(Tier tier, Scope consent, Purpose purpose, Rule rule) {
        var ana = business(tier);
        var to = number();
        if (consent != null) {
            ana.consented(to, consent);
        }

        assertThat(ana.ask(to, Basis.of(purpose), Stage.QUOTE).rule()).isEqualTo(rule);
    }

    @Test
    void consent_of_one_business_is_nothing_to_another() {
        var to = number();
        business(Tier.T1).consented(to, Scope.MARKETING_WRITTEN);

        assertThat(business(Tier.T1).ask(to)).isEqualTo(new Exclude(Rule.NO_CONSENT));
    }

    @Test
    void consent_ends_when_it_is_revoked_or_has_run_out() {
        var ana = business(Tier.T1);
        var to = number();
        var id = ana.consented(to, Scope.INFORMATIONAL);
        assertThat(ana.ask(to)).isInstanceOf(Allow.class);
        inTenant(() -> app.get(Consents.class).revoke(ana.user, ana.business, id));
        assertThat(ana.ask(to)).isEqualTo(TAKEN_BACK);

        var given = new Consent.Given(
                Scope.INFORMATIONAL,
                "Bea",
                "form",
                "Yes.",
                LocalDate.of(2025, 1, 1),
                Optional.of(LocalDate.of(2026, 11, 24)));
        inTenant(() -> app.get(Consents.class).attest(ana.user, ana.business, to, given));
        assertThat(ana.ask(to)).isEqualTo(TAKEN_BACK);
    }

    @Test
    void what_a_number_took_back_no_list_gives_that_was_attested_before() {
        var ana = business(Tier.T1);
        var to = number();
        var other = number();
        var own = ana.consented(to, Scope.INFORMATIONAL);
        var before = ofList(ana);
        app.clock().set(NOON.plusSeconds(60));
        assertThat(ana.ask(to, before, Stage.DIAL)).isEqualTo(new Allow(Rule.CONSENTED));

        inTenant(() -> app.get(Consents.class).revoke(ana.user, ana.business, own));

        assertThat(ana.ask(to, before, Stage.DIAL)).isEqualTo(TAKEN_BACK);
        assertThat(asked(ana, before, List.of(new Dial.Callee(new UUID(0, 1), to, Optional.empty())))
                        .values())
                .containsExactly(TAKEN_BACK);
        assertThat(ana.ask(other, before, Stage.DIAL))
                .as("the others agreed still")
                .isInstanceOf(Allow.class);
        app.clock().set(NOON.plusSeconds(120));
        assertThat(ana.ask(to, ofList(ana), Stage.DIAL))
                .as("attested again, of everybody, after that")
                .isEqualTo(new Allow(Rule.CONSENTED));
        assertThat(ana.ask(to, before, Stage.DIAL)).isEqualTo(TAKEN_BACK);
        ana.consented(to, Scope.INFORMATIONAL);
        assertThat(ana.ask(to, before, Stage.DIAL)).as("agreed anew").isEqualTo(new Allow(Rule.CONSENTED));
    }

    private Basis ofList(GateWorld ana) {
        var list = inTenant(() -> app.get(Consents.class)
                .attestList(ana.user, ana.business, "October", GateWorld.given(Scope.INFORMATIONAL)));
        return new Basis(Purpose.INFORMATIONAL, Optional.of(list), Optional.empty());
    }

    @Test
    void a_lists_consent_counts_for_calls_that_name_it() {
        var ana = business(Tier.T1);
        var to = number();
        var list = inTenant(() -> app.get(Consents.class)
                .attestList(ana.user, ana.business, "October", GateWorld.given(Scope.INFORMATIONAL)));

        assertThat(ana.ask(to)).isEqualTo(new Exclude(Rule.NO_CONSENT));
        var basis = new Basis(Purpose.INFORMATIONAL, Optional.of(list), Optional.empty());
        assertThat(ana.ask(to, basis, Stage.QUOTE)).isEqualTo(new Allow(Rule.CONSENTED));
        assertThat(business(Tier.T1).ask(to, basis, Stage.QUOTE)).isEqualTo(new Exclude(Rule.NO_CONSENT));
    }

    @Test
    void offers_need_a_check_against_the_registry_of_the_last_31_days() {
        var ana = business(Tier.T1);
        var to = number();
        ana.consented(to, Scope.MARKETING_WRITTEN);
        var offers = Basis.of(Purpose.MARKETING);
        checked(ana, LocalDate.of(2026, 10, 23));
        assertThat(ana.ask(to, offers, Stage.QUOTE)).isEqualTo(new Exclude(Rule.REGISTRY_STALE, "US-registry"));
        checked(ana, LocalDate.of(2026, 10, 24));
        assertThat(ana.ask(to, offers, Stage.QUOTE)).isEqualTo(new Allow(Rule.CONSENTED));
    }

    @Test
    void a_guest_may_be_called_at_any_hour_anywhere_until_they_leave() {
        var ana = business(Tier.T0);
        var german = new PhoneNumber("+4915123456789");
        var bea = person();
        inTenant(
                () -> app.get(Guests.class).join(bea, app.get(Invitations.class).code(ana.business), german));
        app.clock().set(Instant.parse("2026-11-22T03:00:00Z"));
        assertThat(ana.ask(german)).isEqualTo(new Allow(Rule.GUEST));

        inTenant(() -> app.get(Guests.class).leave(bea, ana.business));
        assertThat(ana.ask(german)).isEqualTo(new Exclude(Rule.NO_OWN_NUMBER));
    }

    @Test
    void a_guest_who_left_is_not_called_on_consent_either_until_they_join_again() {
        var ana = business(Tier.T1);
        var to = number();
        ana.consented(to, Scope.INFORMATIONAL);
        var bea = person();
        var code = inTenant(() -> app.get(Invitations.class).code(ana.business));
        inTenant(() -> app.get(Guests.class).join(bea, code, to));
        assertThat(ana.ask(to)).isEqualTo(new Allow(Rule.GUEST));

        inTenant(() -> app.get(Guests.class).leave(bea, ana.business));
        assertThat(ana.ask(to)).isEqualTo(new Exclude(Rule.DO_NOT_CALL));

        app.clock().set(NOON.plusSeconds(1));
        assertThat(inTenant(() -> app.get(Guests.class).join(bea, code, to))).isEqualTo(Guests.Joined.SOON);
        app.clock().set(NOON.plus(Duration.ofHours(1)));
        inTenant(() -> app.get(Guests.class).join(bea, code, to));
        assertThat(ana.ask(to)).isEqualTo(new Allow(Rule.GUEST));
    }

    @Test
    void a_guest_fills_nobodys_chat_and_comes_back_by_a_new_link_once_taken_off() {
        var ana = business(Tier.T0);
        var guests = app.get(Guests.class);
        var bea = person();
        var to = number();
        var code = inTenant(() -> app.get(Invitations.class).code(ana.business));
        for (var hour = 0; hour < 5; hour++) {
            for (var again = 0; again < 5; again++) {
                inTenant(() -> guests.join(bea, code, to));
                inTenant(() -> guests.leave(bea, ana.business));
            }
            app.clock().advance(Duration.ofHours(1));
        }
        var chat = inTenant(() -> app.get(Users.class).get(ana.user)).chat();
        assertThat(app.messenger().everything(chat))
                .as("two an hour, of fifty that came and went")
                .hasSize(10);
        assertThat(app.messenger().shown(chat)).as("one at a time").hasSize(1);

        assertThat(inTenant(() -> guests.join(bea, code, to))).isEqualTo(Guests.Joined.YES);
        inTenant(() -> guests.remove(ana.user, ana.business, bea));
        app.clock().advance(Duration.ofDays(2));
        assertThat(inTenant(() -> guests.join(bea, code, to))).isEqualTo(Guests.Joined.GONE);

        app.clock().advance(Duration.ofSeconds(1));
        inTenant(() -> {
            app.get(Invitations.class).renew(ana.business);
            return true;
        });
        assertThat(inTenant(() -> guests.join(bea, app.get(Invitations.class).code(ana.business), to)))
                .isEqualTo(Guests.Joined.YES);
    }

    @Test
    void a_number_is_only_the_last_ones_who_shared_it() {
        var ana = business(Tier.T0);
        var dan = business(Tier.T0);
        var to = number();
        var bea = person();
        var share = app.get(ShareNumber.class);
        change(() -> share.share(ana.user, to));
        inTenant(() ->
                app.get(Guests.class).join(ana.user, app.get(Invitations.class).code(dan.business), to));
        assertThat(ana.ask(to)).isEqualTo(new Allow(Rule.SELF_CALL));
        assertThat(dan.ask(to)).isEqualTo(new Allow(Rule.GUEST));
        app.clock().set(NOON.plusSeconds(1));

        change(() -> share.share(bea, to));

        assertThat(ana.ask(to)).isEqualTo(new Exclude(Rule.NO_OWN_NUMBER));
        assertThat(dan.ask(to)).isEqualTo(new Exclude(Rule.NO_OWN_NUMBER));
        change(() -> app.get(DoNotCall.class).addForAll("user:1", to, DoNotCall.Source.BOT, NOON));
        assertThat(inTenant(() -> app.get(LiftOptOuts.class).liftEverywhere(ana.user, NOON.plusSeconds(2))))
                .isFalse();
        assertThat(inTenant(() -> app.get(LiftOptOuts.class).liftEverywhere(bea, NOON.plusSeconds(2))))
                .isTrue();
    }

    @Test
    void after_a_year_the_contact_is_asked_for_again_and_guests_agree_again() {
        var ana = business(Tier.T0);
        var mine = number();
        var theirs = number();
        var bea = person();
        change(() -> app.get(ShareNumber.class).share(ana.user, mine));
        inTenant(
                () -> app.get(Guests.class).join(bea, app.get(Invitations.class).code(ana.business), theirs));
        app.clock().set(NOON.plus(Duration.ofDays(365)));
        app.get(LapseNumbers.class).run(Duration.ofSeconds(10));
        assertThat(ana.ask(mine)).isEqualTo(new Allow(Rule.SELF_CALL));
        assertThat(ana.ask(theirs)).isEqualTo(new Allow(Rule.GUEST));

        app.clock().set(NOON.plus(Duration.ofDays(365)).plusSeconds(1));
        app.get(LapseNumbers.class).run(Duration.ofSeconds(10));
        assertThat(ana.ask(mine)).isEqualTo(new Exclude(Rule.NO_OWN_NUMBER));
        assertThat(app.messenger().everything())
                .anySatisfy(message -> assertThat(message.html()).contains(mine.masked(), "share your contact again"))
                .anySatisfy(message -> assertThat(message.html()).contains("agreed to your calls a year ago"));
        change(() -> app.get(ShareNumber.class).share(ana.user, mine));
        assertThat(ana.ask(mine)).isEqualTo(new Allow(Rule.SELF_CALL));
        assertThat(ana.ask(theirs)).isEqualTo(new Exclude(Rule.NOT_OWN_NUMBER));
    }

    @Test
    void of_two_who_hold_a_number_since_before_only_the_last_one_does() {
        var ana = business(Tier.T0);
        var to = number();
        change(() -> app.get(Users.class).setOwnNumber(ana.user, to));
        assertThat(ana.ask(to)).isEqualTo(new Allow(Rule.SELF_CALL));
        app.clock().set(NOON.plusSeconds(1));

        var bea = person();
        change(() -> app.get(Users.class).setOwnNumber(bea, to));

        assertThat(ana.ask(to)).isEqualTo(new Exclude(Rule.NO_OWN_NUMBER));
        app.get(LapseNumbers.class).run(Duration.ofSeconds(10));
        assertThat(app.messenger().everything())
                .filteredOn(message -> message.html().contains(to.masked()))
                .singleElement()
                .satisfies(message -> assertThat(message.html()).contains("shared by another Telegram account"));
        assertThat(holders("own_number", to)).containsExactly(bea.value());
        assertThat(holders("own_number_past", to)).containsExactly(ana.user.value());
    }

    private List<Long> holders(String table, PhoneNumber number) {
        return inTenant(() -> app.sql()
                .of("select user_id from " + table + " where number = :number")
                .with("number", number)
                .list(row -> row.number("user_id")));
    }

    @Test
    void the_eleventh_guest_is_one_too_many_and_a_renewed_link_is_another() {
        var ana = business(Tier.T0);
        var guests = app.get(Guests.class);
        var code = inTenant(() -> app.get(Invitations.class).code(ana.business));
        for (int i = 0; i < 10; i++) {
            assertThat(inTenant(() -> guests.join(person(), code, number()))).isEqualTo(Guests.Joined.YES);
        }
        assertThat(inTenant(() -> guests.join(person(), code, number()))).isEqualTo(Guests.Joined.FULL);
        assertThat(inTenant(() -> guests.join(ana.user, code, number()))).isEqualTo(Guests.Joined.OWN);
        inTenant(() -> {
            app.get(Invitations.class).renew(ana.business);
            return guests.remove(
                    ana.user, ana.business, guests.of(ana.business).getFirst().user());
        });
        assertThat(inTenant(() -> guests.join(person(), code, number()))).isEqualTo(Guests.Joined.GONE);
        assertThat(inTenant(
                        () -> guests.join(person(), app.get(Invitations.class).code(ana.business), number())))
                .isEqualTo(Guests.Joined.YES);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            +18005550101  | NUMBER_SPECIAL
            +19005550101  | NUMBER_SPECIAL
            +15005550101  | NUMBER_SPECIAL
            +448712345678 | NUMBER_SPECIAL
            +16001234567  | NUMBER_UNKNOWN
            +17875550101  | COUNTRY_CLOSED
            +4915123456789 | COUNTRY_CLOSED
            +442071234567 | COUNTRY_CLOSED
            +918012345678 | COUNTRY_CLOSED
            """, delimiter = '|')
    void what_may_never_be_called_is_not_opened_by_consent(String to, Rule rule) {
        var ana = business(Tier.T2);
        ana.consented(new PhoneNumber(to), Scope.MARKETING_WRITTEN);

        assertThat(ana.ask(new PhoneNumber(to))).isEqualTo(new Exclude(rule));
    }

    @Test
    void the_owner_opens_a_country_and_a_tenant_can_only_close() {
        var ana = business(Tier.T1);
        var london = new PhoneNumber("+442071234567");
        ana.consented(london, Scope.INFORMATIONAL);
        var countries = app.get(SwitchCountry.class);
        change(() -> countries.byTenant("user:1", "GB", true));
        assertThat(ana.ask(london)).isEqualTo(new Exclude(Rule.COUNTRY_CLOSED));
        change(() -> countries.byOwner("telegram:7", "GB", true));
        assertThat(ana.ask(london)).isInstanceOf(Allow.class);
        change(() -> countries.byTenant("user:1", "GB", false));
        assertThat(ana.ask(london)).isEqualTo(new Exclude(Rule.COUNTRY_CLOSED));
        change(() -> {
            countries.byTenant("user:1", "GB", true);
            countries.byOwner("telegram:7", "GB", false);
        });
        assertThat(ana.ask(london)).isEqualTo(new Exclude(Rule.COUNTRY_CLOSED));
        assertThat(platformChain()).isZero();
    }

    @Test
    void an_opt_out_from_everybody_holds_everywhere_and_only_the_owner_lifts_it() {
        var ana = business(Tier.T1);
        var list = app.get(DoNotCall.class);
        var forTenant = number();
        var forAll = number();
        List.of(forTenant, forAll).forEach(to -> ana.consented(to, Scope.INFORMATIONAL));
        change(() -> {
            list.addForAll("user:1", forTenant, DoNotCall.Source.OPERATOR, NOON);
            list.addEverywhere("telegram:7", forAll, DoNotCall.Source.OPERATOR, NOON);
        });
        assertThat(ana.ask(forTenant)).isEqualTo(new Exclude(Rule.DO_NOT_CALL_TENANT));
        assertThat(ana.ask(forAll)).isEqualTo(new Exclude(Rule.DO_NOT_CALL_PLATFORM));

        var bea = person();
        assertThat(inTenant(() -> app.get(LiftOptOuts.class).liftEverywhere(bea, NOON)))
                .isFalse();
        change(() -> app.get(Users.class).setOwnNumber(bea, forAll));
        assertThat(inTenant(() -> app.get(LiftOptOuts.class).liftEverywhere(bea, NOON.plusSeconds(1))))
                .isTrue();
        assertThat(ana.ask(forAll)).isInstanceOf(Allow.class);
        assertThat(ana.ask(forTenant)).isEqualTo(new Exclude(Rule.DO_NOT_CALL_TENANT));
    }

    @ParameterizedTest(name = "hours ago {1}: {2}")
    @CsvSource(textBlock = """
            +14155550191 | 1          | allowed
            +14155550192 | 1 2        | DAY-cap 23
            +14155550193 | 23 30      | allowed
            +14155550194 | 1 30 100   | WEEK-cap 71
            +14155550195 | 30 100 160 | WEEK-cap 8
            +14155550196 | 30 100 169 | allowed
            # Where the cap ends at night, the morning.
            # A clock that was put back: what it says lies ahead counts.
            +14155550197 | -2 1       | DAY-cap 23
            """, delimiter = '|')
    void a_number_is_rung_twice_a_day_and_thrice_a_week_by_all_businesses_together(
            String number, String hoursAgo, String said) {
        var to = new PhoneNumber(number);
        var ana = business(Tier.T2);
        ana.consented(to, Scope.INFORMATIONAL);
        var others = business(Tier.T2);
        for (var hours : hoursAgo.split(" ")) {
            others.dialled(to, NOON.minus(Duration.ofHours(Long.parseLong(hours))));
        }

        assertThat(caps(ana.ask(to))).isEqualTo(said);
    }

    /** A wait goes on until the hours are right too. */
    private static String caps(Decision decision) {
        if (!(decision instanceof Wait(var until, var _, var row))) {
            return "allowed";
        }
        var free = NOON;
        for (int hours = 0; free.isBefore(until); hours++) {
            free = NOON.plus(Duration.ofHours(hours));
        }
        return row + " " + Duration.between(NOON, until).toHours();
    }

    @Test
    void ten_an_hour_even_when_twenty_ask_at_once_and_the_clock_jumps() throws Exception {
        var ana = business(Tier.T1);
        assertThat(together(ana, 20)).isEqualTo(10);
        // An hour later there is room again, and none of it is lost to a clock that goes back.
        app.clock().set(NOON.plus(Duration.ofMinutes(61)));
        assertThat(together(ana, 14)).isEqualTo(10);
        app.clock().set(NOON.plus(Duration.ofMinutes(30)));
        assertThat(together(ana, 6)).isZero();
    }

    /** @return how many were allowed, each written down in the transaction that asked */
    private int together(GateWorld ana, int many) throws Exception {
        var calls = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < many; i++) {
            var to = number();
            ana.consented(to, Scope.INFORMATIONAL);
            calls.add(() -> inTenant(() -> {
                var allowed = ana.ask(to, Basis.PLAIN, Stage.DIAL) instanceof Allow;
                if (allowed) {
                    ana.dialled(to, app.clock().instant());
                }
                return allowed;
            }));
        }
        int allowed = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(calls)) {
                allowed += done.get() ? 1 : 0;
            }
        }
        return allowed;
    }

    @ParameterizedTest
    @CsvSource({"PLATFORM", "TENANT", "BUSINESS", "CALLER_ID"})
    void a_kill_switch_stops_the_next_dial_even_of_ones_own_number_until_two_people_release_it(Stop scope) {
        var ana = business(Tier.T1);
        var mine = number();
        change(() -> app.get(Users.class).setOwnNumber(ana.user, mine));
        var switches = app.get(KillSwitches.class);
        var subject = switch (scope) {
            case BUSINESS -> Long.toString(ana.business.value());
            case CALLER_ID -> ana.shown().e164();
            default -> "";
        };
        assertThat(ana.ask(mine)).isInstanceOf(Allow.class);
        inTenant(() -> switches.throwIt("user:1", scope, subject, "abuse"));
        assertThat(ana.ask(mine).rule()).isEqualTo(Rule.valueOf("STOPPED_" + scope));
        assertThat(inTenant(() -> switches.throwIt("user:2", scope, subject, "again")))
                .isFalse();

        var id = inTenant(switches::thrown).stream()
                .filter(thrown -> thrown.scope() == scope && thrown.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(inTenant(() -> switches.release("user:1", id))).isEqualTo(KillSwitches.Release.ASKED);
        assertThat(inTenant(() -> switches.release("user:1", id))).isEqualTo(KillSwitches.Release.NEEDS_ANOTHER);
        assertThat(ana.ask(mine)).isInstanceOf(Exclude.class);
        assertThat(inTenant(() -> switches.release("user:2", id))).isEqualTo(KillSwitches.Release.RELEASED);
        assertThat(inTenant(() -> switches.release("user:2", id))).isEqualTo(KillSwitches.Release.GONE);
        assertThat(ana.ask(mine)).isInstanceOf(Allow.class);
        assertThat(platformChain()).isZero();
    }

    @Test
    void a_stopped_campaign_waits_and_keeps_its_rows() {
        var ana = business(Tier.T1);
        inTenant(() -> app.get(KillSwitches.class)
                .throwIt("user:1", Stop.BUSINESS, Long.toString(ana.business.value()), "look"));
        var row = new Dial.Callee(new UUID(0, 1), number(), Optional.empty());

        assertThat(asked(ana, Basis.PLAIN, List.of(row)).values())
                .containsExactly(new Wait(NOON.plus(Duration.ofMinutes(5)), Rule.STOPPED_BUSINESS));
    }

    @Test
    void a_thousand_rows_are_one_entry_of_the_chain_and_each_its_own_answer() {
        var ana = business(Tier.T2);
        var list = inTenant(() -> app.get(Consents.class)
                .attestList(ana.user, ana.business, "All", GateWorld.given(Scope.INFORMATIONAL)));
        var rows = new ArrayList<Dial.Callee>();
        for (int i = 0; i < 1000; i++) {
            rows.add(new Dial.Callee(new UUID(7, i), number(), Optional.empty()));
        }
        change(() -> app.get(DoNotCall.class).add(ana.business, rows.get(41).to(), DoNotCall.Source.KEY, NOON));
        var before = entries();

        var answers = asked(ana, new Basis(Purpose.INFORMATIONAL, Optional.of(list), Optional.empty()), rows);

        assertThat(entries()).isEqualTo(before + 1);
        assertThat(answers).hasSize(1000);
        assertThat(answers.values().stream().filter(Allow.class::isInstance)).hasSize(999);
        assertThat(answers).containsEntry(new UUID(7, 41), new Exclude(Rule.DO_NOT_CALL));
        var kept = inTenant(() ->
                app.get(GateAnswers.class).about(ana.business, rows.get(41).to(), 10));
        assertThat(kept)
                .singleElement()
                .satisfies(answer -> assertThat(answer.rule()).isEqualTo("DO-NOT-CALL"));
        assertThat(inTenant(() -> app.get(GateAnswers.class).broken())).isZero();
    }

    @Test
    void an_answer_changed_afterwards_is_found() throws SQLException {
        var ana = business(Tier.T1);
        var to = number();
        ana.ask(to);
        assertThat(inTenant(() -> app.get(GateAnswers.class).broken())).isZero();
        try (var admin = app.database().adminConnection();
                var statement = admin.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.executeUpdate("update gate_answer set decision = 'ALLOW' where number = '" + to.e164() + "'");
            assertThat(inTenant(() -> app.get(GateAnswers.class).broken())).isOne();
            assertThat(inTenant(() -> app.get(Audit.class).brokenLinks())).isZero();
            statement.executeUpdate("update gate_answer set decision = 'EXCLUDE' where number = '" + to.e164() + "'");
            statement.executeUpdate("update audit_log set detail = detail || '{\"rule\":\"CONSENTED\"}' where seq = 1");
            assertThat(inTenant(() -> app.get(Audit.class).brokenLinks())).isOne();
            statement.executeUpdate("update audit_log set detail = detail - 'rule' where seq = 1");
        }
    }

    private Map<UUID, Decision> asked(GateWorld ana, Basis basis, List<Dial.Callee> rows) {
        return inTenant(
                () -> app.get(Gate.class).askAll(ana.calling(Dial.Kind.BULK), basis, rows, Stage.READY, "campaign:1"));
    }

    private long entries() {
        return inTenant(
                () -> app.sql().of("select count(*) as n from audit_log").only(row -> row.number("n")));
    }

    private long platformChain() {
        return app.tx().call(TenantId.PLATFORM, () -> app.get(Audit.class).brokenLinks());
    }

    private void checked(GateWorld ana, LocalDate on) {
        change(() -> app.get(RegistryChecks.class)
                .attest(ana.user, ana.business, "US", new RegistryChecks.Check("SAN-1", on)));
    }

    private GateWorld business(Tier tier) {
        return new GateWorld(app, ++people, tier);
    }

    private UserId person() {
        return inTenant(
                () -> app.get(Users.class).meet(++people, Optional.empty()).id());
    }

    /** Fictional ones: each area code has a hundred, and all of these are of one state. */
    private PhoneNumber number() {
        var next = numbers++;
        return new PhoneNumber("+1%s55501%02d".formatted(AREAS.get(next / 100), next % 100));
    }

    private void change(Runnable work) {
        app.tx().run(TestApp.TENANT, work);
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
