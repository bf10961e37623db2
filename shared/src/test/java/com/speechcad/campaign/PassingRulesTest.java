package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.ControlCampaign.Running;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.RegistryChecks;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Scope;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in the way of everybody and can be put right costs nobody their call. */
class PassingRulesTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    private static final int ALL = 8;
    /** A Friday, six in the evening in New York; in an hour a day of UTC begins. */
    private static final Instant EVENING = Instant.parse("2026-11-20T23:00:00Z");

    private final Sim sim = new Sim(23, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(500));

    PassingRulesTest() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.app.clock().set(EVENING);
        inTenant(() -> {
            sim.app.get(Users.class).rename(person.user(), "Ana");
            return true;
        });
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_check_that_grows_too_old_while_a_campaign_runs_pauses_it_and_a_new_one_lets_it_go_on() {
        checked(today().minusDays(31));
        var campaign = offers();
        later(campaign, ALL / 2, Duration.ofMinutes(65));
        sim.run(Duration.ofMinutes(30));
        assertThat(sim.provider.calls()).hasSize(ALL / 2);

        sim.run(Duration.ofMinutes(40));

        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.PAUSED);
        assertThat(why(campaign)).contains("REGISTRY_STALE");
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isZero();
        assertThat(sim.provider.calls()).hasSize(ALL / 2);

        assertThat(resume(campaign)).isTrue();
        sim.run(Duration.ofMinutes(5));
        assertThat(why(campaign)).as("nothing was put right").contains("REGISTRY_STALE");
        checked(today());
        assertThat(resume(campaign)).isTrue();
        assertThat(sim.run(Duration.ofHours(20), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        assertThat(sim.provider.calls()).hasSize(ALL);
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isZero();
        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(sim.leftOver(person)).isEmpty();
    }

    @Test
    void whoever_was_left_out_for_want_of_a_check_as_the_quote_said_can_be_called_again_once_there_is_one() {
        var campaign = offers();
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(person, campaign).excluded()).containsEntry(Rule.REGISTRY_STALE.name(), ALL);
        assertThat(sim.provider.calls()).isEmpty();

        assertThat(leftFor(campaign)).isEqualTo(ALL);
    }

    @Test
    void a_check_from_before_people_were_added_covers_none_of_them_and_a_new_one_does() {
        checked(today().minusDays(3));
        var campaign = offers();
        imported(sim.now().minus(Duration.ofDays(1)));
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(person, campaign).excluded()).containsEntry(Rule.REGISTRY_STALE.name(), ALL);
        assertThat(why(campaign)).as("the quote said so").isNotEqualTo(Optional.of("REGISTRY_STALE"));
        assertThat(inTenant(() -> sim.app.get(WhyContact.class).explain(person.user(), campaign, 1)))
                .get()
                .extracting(said -> said.law().decision().rule())
                .isEqualTo(Rule.REGISTRY_STALE);

        checked(today());
        var again = offers();
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, again) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.provider.calls()).hasSize(ALL);
    }

    /** Into the list of all campaigns here. */
    private void imported(Instant at) {
        inTenant(() -> {
            sim.app
                    .sql()
                    .of("""
                    insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)
                    values (:list, :business, :user, 'List', 'US', :many, :at)""")
                    .with("list", new UUID(0, 7))
                    .with("business", person.business())
                    .with("user", person.user())
                    .with("many", ALL)
                    .with("at", at)
                    .update();
            return sim.app
                    .sql()
                    .of("""
                    insert into contact_import (id, list_id, number, user_id, source, state, total_rows, rows_read, ready,
                      created_at, finished_at)
                    values (:list, :list, 1, :user, 'FILE', 'DONE', :many, :many, :many, :at, :at)""")
                    .with("list", new UUID(0, 7))
                    .with("user", person.user())
                    .with("many", ALL)
                    .with("at", at)
                    .update();
        });
    }

    @Test
    void who_said_no_is_never_offered_again() {
        checked(today());
        var campaign = offers();
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set state = 'EXCLUDED', rule = :rule where campaign_id = :id and seq = 1")
                .with("rule", Rule.DO_NOT_CALL.name())
                .with("id", campaign)
                .update());
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        assertThat(leftFor(campaign)).isZero();
    }

    @Test
    void who_marked_a_call_as_spam_is_never_offered_again() {
        var campaign = sim.campaign(person, ALL, Money.dollars(100), ONCE, 2);
        var first = new AtomicBoolean(true);
        sim.provider.fate = _ -> new SimProvider.Fate(
                Duration.ofSeconds(5), Duration.ZERO, first.getAndSet(false) ? "marked_as_spam" : "dial_no_answer");
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();

        var progress = sim.progress(person, campaign);
        assertThat(progress.of(ContactState.EXHAUSTED)).isEqualTo(ALL);
        assertThat(progress.left()).as("as is shown").isEqualTo(ALL - 1);
        assertThat(leftFor(campaign)).isEqualTo(ALL - 1);
    }

    @Test
    void a_caller_id_that_was_taken_away_pauses_a_campaign_and_given_back_it_goes_on() {
        var campaign = sim.campaign(person, 20, Money.dollars(100), ONCE, 2);
        sim.run(Duration.ofSeconds(20));
        assertThat(sim.provider.calls()).hasSizeBetween(1, 19);
        present(false);

        sim.run(Duration.ofMinutes(30));

        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.PAUSED);
        assertThat(why(campaign)).contains("CALLER_ID_GONE");
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isZero();

        present(true);
        assertThat(resume(campaign)).isTrue();
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isZero();
        assertThat(sim.provider.calls()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(sim.leftOver(person)).isEmpty();
    }

    @Test
    void calls_that_went_back_in_line_are_not_left_out_for_a_caller_id_that_was_taken_away() {
        sim.provider.reply = _ -> SimProvider.Reply.BUSY;
        var campaign = sim.campaign(person, 20, Money.dollars(100), ONCE, 2);
        sim.run(Duration.ofSeconds(20));
        assertThat(sim.provider.calls()).isEmpty();
        present(false);

        sim.run(Duration.ofMinutes(30));

        assertThat(sim.state(person, campaign)).isEqualTo(CampaignState.PAUSED);
        assertThat(why(campaign)).contains("CALLER_ID_GONE");
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isZero();
    }

    @Test
    void calls_can_be_hung_up_after_a_campaign_was_told_to_let_them_finish() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(9), "user_hangup");
        var campaign = sim.campaign(person, 20, Money.dollars(100), ONCE, 2);
        sim.run(Duration.ofSeconds(20));

        assertThat(stop(campaign, Running.LET_FINISH)).isTrue();
        assertThat(stop(campaign, Running.LET_FINISH))
                .as("nothing more comes of it")
                .isFalse();
        assertThat(stop(campaign, Running.HANG_UP)).isTrue();

        assertThat(sim.run(Duration.ofMinutes(2), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .as("long before they would have ended")
                .isTrue();
        assertThat(stop(campaign, Running.HANG_UP)).as("it is over").isFalse();
    }

    private boolean stop(UUID campaign, Running running) {
        return inTenant(() -> sim.app.get(ControlCampaign.class).stop(person.user(), campaign, running));
    }

    private boolean resume(UUID campaign) {
        return inTenant(() -> sim.app.get(ControlCampaign.class).resume(person.user(), campaign));
    }

    private Optional<String> why(UUID campaign) {
        return sim.progress(person, campaign).campaign().why().map(Enum::name);
    }

    /** How many a campaign for those not reached would begin with. */
    private int leftFor(UUID campaign) {
        return inTenant(() -> {
            var again = sim.app
                    .get(DraftCampaign.class)
                    .again(person.user(), campaign)
                    .orElseThrow();
            return sim.app
                    .get(CampaignRows.class)
                    .inSource(sim.app.get(Campaigns.class).find(again).orElseThrow());
        });
    }

    /** A campaign with offers for strangers in New York who agreed to them in writing. */
    private UUID offers() {
        var id = sim.campaign(person, ALL, Money.dollars(200), ONCE, 4);
        inTenant(() -> {
            for (int i = 1; i <= ALL; i++) {
                var number = new PhoneNumber("+1212555011" + i);
                sim.app
                        .get(Consents.class)
                        .attest(
                                person.user(),
                                person.business(),
                                number,
                                new Consent.Given(
                                        Scope.MARKETING_WRITTEN,
                                        "Bea Brown",
                                        "paper form",
                                        "You may call me.",
                                        LocalDate.of(2026, 11, 1),
                                        Optional.empty()));
                sim.app
                        .sql()
                        .of("update campaign_contact set number = :number where campaign_id = :id and seq = :seq")
                        .with("number", number)
                        .with("id", id)
                        .with("seq", i)
                        .update();
            }
            return sim.app
                    .sql()
                    .of("update campaign set purpose = 'MARKETING' where id = :id")
                    .with("id", id)
                    .update();
        });
        return id;
    }

    private void later(UUID campaign, int many, Duration after) {
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set next_at = :later where campaign_id = :id and seq <= :many")
                .with("later", sim.now().plus(after))
                .with("id", campaign)
                .with("many", many)
                .update());
    }

    private void checked(LocalDate on) {
        inTenant(() -> {
            sim.app
                    .get(RegistryChecks.class)
                    .attest(person.user(), person.business(), "US", new RegistryChecks.Check("SAN-1", on));
            return true;
        });
    }

    private void present(boolean isThere) {
        inTenant(() -> sim.app
                .sql()
                .of("update caller_id set present = :there where number = :number")
                .with("there", isThere)
                .with("number", Sim.CALLER_ID)
                .update());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(sim.now(), ZoneOffset.UTC);
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }
}
