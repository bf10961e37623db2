package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.CallerIds;
import com.speechcad.call.FakeProvider;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.GateAnswers;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Scope;
import com.speechcad.lawful.SwitchCountry;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchCampaignTest {
    private static final PhoneNumber MINE = new PhoneNumber("+14155550101");
    private static final PhoneNumber CALLER = new PhoneNumber("+14155550100");

    private final FakeProvider provider = new FakeProvider();
    private final Clockwork scheduler = new Clockwork();
    private final News news = new News();
    private final TestApp app =
            TestApp.configured(Map.of("platform.caller.id", CALLER.e164()), provider, scheduler, news);
    private final UserId user = inTenant(
            () -> app.get(Users.class).meet(801, Optional.of(Language.EN)).id());
    private final BusinessId business =
            inTenant(() -> app.get(Businesses.class).of(user).id());
    private final UUID list = new UUID(4, 1);

    LaunchCampaignTest() {
        inTenant(() -> {
            app.get(Users.class).setOwnNumber(user, MINE);
            app.get(Businesses.class).setTier(business, Business.Tier.T2);
            app.get(Ledger.class).credit(Movement.of("seed", user, Reason.TOP_UP, Money.dollars(50)));
            return app.sql()
                    .of(
                            "insert into caller_id (number, business_id, present, seen_at) values (:number, :business, true, :now)")
                    .with("number", CALLER)
                    .with("business", business)
                    .with("now", now())
                    .update();
        });
        contacts(list, 3);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void launched_once_however_often_it_is_tapped_and_every_contact_is_somewhere() {
        var campaign = draft();

        var first = launch(campaign);
        var second = launch(campaign);
        work();

        assertThat(first).isInstanceOf(LaunchCampaign.Outcome.Launched.class);
        assertThat(second).isInstanceOf(LaunchCampaign.Outcome.Launched.class);
        var progress = progress(campaign);
        assertThat(progress.imported()).isEqualTo(3);
        assertThat(progress.of(ContactState.RUNNING)).as("my own number").isEqualTo(1);
        assertThat(progress.of(ContactState.EXCLUDED))
                .as("those who never agreed")
                .isEqualTo(2);
        assertThat(provider.orders).singleElement().satisfies(order -> {
            assertThat(order.to()).isEqualTo(MINE);
            assertThat(order.variables()).containsEntry("first_name", "Ana");
        });
        assertThat(news.changed).contains(campaign);
    }

    @Test
    void a_transfer_to_what_is_not_its_owners_any_more_pauses_it_and_leaves_nobody_out() {
        var desk = "+14155550122";
        owns(desk);
        var campaign = draft();
        transferTo(campaign, desk);
        launch(campaign);
        taken(desk, Optional.empty());

        work();

        assertThat(provider.orders).isEmpty();
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.PAUSED);
        assertThat(progress(campaign).campaign().why()).contains(Why.TRANSFER_NOT_OWN);

        taken(desk, Optional.of(business));
        inTenant(() -> app.get(ControlCampaign.class).resume(user, campaign));
        work();

        assertThat(provider.orders).isNotEmpty();
    }

    @Test
    void it_rests_from_its_launch_where_calls_are_switched_off() {
        var campaign = draft();
        inTenant(() -> app.get(KillSwitches.class).throwIt("user:9", Facts.Stop.TENANT, "", "a complaint came in"));

        var outcome = launch(campaign);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LaunchCampaign.Outcome.Launched.class,
                        launched -> assertThat(launched.campaign().why()).contains(Why.STOPPED));
    }

    private void owns(String number) {
        inTenant(() -> app.sql()
                .of(
                        "insert into caller_id (number, business_id, present, seen_at) values (:number, :business, true, :now)")
                .with("number", number)
                .with("business", business)
                .with("now", now())
                .update());
    }

    private void taken(String number, Optional<BusinessId> by) {
        inTenant(() -> {
            app.get(CallerIds.class).assign(new PhoneNumber(number), by);
            return true;
        });
    }

    /** Where a call costs more than at home. */
    private void ownsAPhoneInLondon() {
        owns("+442079460134");
        inTenant(() -> {
            app.get(SwitchCountry.class).byOwner("owner:1", "GB", true);
            return true;
        });
    }

    @Test
    void a_flow_that_may_transfer_is_quoted_held_and_dialled_as_a_single_call_is() {
        ownsAPhoneInLondon();
        var campaign = draft();
        inTenant(() -> app.sql()
                .of("update flow_version set transfers = '{+442079460134}' where id ="
                        + " (select flow_version_id from campaign where id = :id)")
                .with("id", campaign)
                .update());
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        var single = (Quote.Offered) inTenant(() -> app.get(Quotes.class)
                .quote(new Quotes.Call(user, CallKind.BULK, MINE, List.of(new PhoneNumber("+442079460134")), false)));
        assertThat(single.hold()).as("ten minutes at 0.15 and ten at 0.45").isEqualTo(Money.dollars(6));
        assertThat(dryRun(campaign).most().money()).isEqualTo(single.hold());

        inTenant(() -> app.get(LaunchCampaign.class).launch(user, campaign, Money.dollars(6)));
        work();

        assertThat(provider.orders)
                .singleElement()
                .satisfies(order -> assertThat(order.longest()).isEqualTo(single.longest()));
        assertThat(progress(campaign).held()).isEqualTo(single.hold());
    }

    @Test
    void a_transfer_without_a_price_is_named_in_the_quote_with_its_step() {
        var campaign = draft();
        inTenant(() -> app.sql()
                .of("update flow_version set transfers = '{+12423456789}' where id ="
                        + " (select flow_version_id from campaign where id = :id)")
                .with("id", campaign)
                .update());
        inTenant(() -> app.sql().of("""
                        update flow_version set definition = jsonb_set(definition, '{steps}', '[{"kind":"transfer","id":"t1",
                          "text":"One moment.","number":"+12423456789"}]')
                        where id = (select flow_version_id from campaign where id = :id)""").with("id", campaign).update());

        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();

        var run = dryRun(campaign);
        assertThat(run.callable()).isZero();
        assertThat(run.excluded()).containsKey(ContactRule.TRANSFER_NO_PRICE.name());
        assertThat(run.barred()).contains(new DryRun.Barred(1, new PhoneNumber("+12423456789")));
        assertThat(inTenant(() -> app.get(DryRunLines.class)
                        .after(app.get(Campaigns.class).find(campaign).orElseThrow(), 0, 10)))
                .extracting(DryRunLines.Line::to, line -> line.rule().orElseThrow())
                .contains(tuple(MINE, ContactRule.TRANSFER_NO_PRICE.name()));
    }

    @Test
    void a_transfer_whose_price_goes_while_the_campaign_runs_pauses_it_and_leaves_nobody_out() {
        ownsAPhoneInLondon();
        var campaign = draft();
        transferTo(campaign, "+442079460134");
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        inTenant(() -> app.get(LaunchCampaign.class).launch(user, campaign, Money.dollars(6)));
        transferTo(campaign, "+12423456789");

        work();

        assertThat(provider.orders).isEmpty();
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.PAUSED);
        assertThat(progress(campaign).campaign().why()).contains(Why.TRANSFER_NO_PRICE);
        assertThat(progress(campaign).excluded()).doesNotContainKey(ContactRule.TRANSFER_NO_PRICE.name());

        transferTo(campaign, "+442079460134");
        inTenant(() -> app.get(ControlCampaign.class).resume(user, campaign));
        work();

        assertThat(provider.orders).isNotEmpty();
    }

    @Test
    void a_variable_that_the_list_has_no_column_for_is_named_with_what_is_said_instead() {
        var campaign = draft();
        inTenant(() -> app.sql().of("""
                        update flow_version set definition = jsonb_set(
                          jsonb_set(definition, '{steps}', '[{"kind":"message","id":"s1","text":"Hello {{first_name}}, on {{date}}."}]'),
                          '{defaults}', '[{"name":"first_name","value":"you"},{"name":"date","value":"your appointment"}]')
                        where id = (select flow_version_id from campaign where id = :id)""").with("id", campaign).update());

        assertThat(inTenant(() -> app.get(UnfilledVariables.class)
                        .of(app.get(Campaigns.class).find(campaign).orElseThrow())))
                .containsExactly(new UnfilledVariables.Unfilled("date", "your appointment"));
    }

    private void transferTo(UUID campaign, String number) {
        inTenant(() -> app.sql()
                .of("update flow_version set transfers = array[:number] where id ="
                        + " (select flow_version_id from campaign where id = :id)")
                .with("number", number)
                .with("id", campaign)
                .update());
    }

    @Test
    void whoever_would_wait_is_said_as_of_the_planned_start() {
        var campaign = draft();
        attest(LocalDate.of(2027, 11, 25));
        var midnight = Instant.parse("2026-12-02T05:00:00Z");
        app.clock().set(midnight);
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        assertThat(dryRun(campaign).waiting().values())
                .as("at midnight in New York")
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.contacts()).isEqualTo(2));

        startAt(campaign, midnight.plus(Duration.ofHours(12)));
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();

        assertThat(dryRun(campaign).waiting()).as("by noon nobody waits").isEmpty();
        assertThat(dryRun(campaign).callable()).isEqualTo(3);
    }

    @Test
    void everybody_in_a_list_is_called_once_its_consent_is_attested_until_it_ends() {
        var campaign = draft();
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        assertThat(dryRun(campaign).callable()).as("nobody but myself").isEqualTo(1);

        attest(LocalDate.of(2026, 11, 25));
        assertThat(inTenant(() -> app.get(QuoteCampaign.class).of(campaign)))
                .as("the old quote is void")
                .isEmpty();
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        assertThat(dryRun(campaign).callable()).isEqualTo(3);
        launch(campaign);
        // Begun: what becomes of the list's consent in other hands is another matter than what this rests on.
        inTenant(() -> {
            app.get(ContactLists.class).setConsent(list, Optional.empty());
            return true;
        });
        work();
        assertThat(progress(campaign).of(ContactState.EXCLUDED)).isZero();

        attest(LocalDate.of(2026, 11, 20));
        var late = draft();
        launch(late);
        work();
        assertThat(progress(late).of(ContactState.EXCLUDED))
                .as("its last day is over")
                .isEqualTo(2);
    }

    @Test
    void a_campaign_that_waits_for_its_hour_rests_on_the_consent_it_was_confirmed_with_whoever_is_added_to_its_list() {
        attest(LocalDate.of(2027, 11, 25));
        var campaign = draft();
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);
        // As when others are added: nobody attested that they agreed, too.
        inTenant(() -> {
            app.get(ContactLists.class).setConsent(list, Optional.empty());
            return true;
        });

        sweepAt(now().plus(Duration.ofHours(3)));

        assertThat(progress(campaign).of(ContactState.EXCLUDED)).isZero();
    }

    @Test
    void a_campaign_that_waits_for_its_hour_calls_nobody_on_a_consent_that_was_revoked_until_then() {
        attest(LocalDate.of(2027, 11, 25));
        var campaign = draft();
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);
        revoke();

        sweepAt(now().plus(Duration.ofHours(3)));

        assertThat(progress(campaign).of(ContactState.EXCLUDED)).isEqualTo(2);
    }

    @Test
    void a_campaign_that_waits_for_its_hour_rests_on_its_lists_newer_consent_where_there_is_one_by_then() {
        attest(LocalDate.of(2027, 11, 25));
        var campaign = draft();
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);
        revoke();
        attest(LocalDate.of(2027, 12, 25));

        sweepAt(now().plus(Duration.ofHours(3)));

        assertThat(progress(campaign).of(ContactState.EXCLUDED)).isZero();
    }

    private void revoke() {
        inTenant(() -> {
            var consents = app.get(Consents.class);
            consents.page(business, 0, 10).forEach(one -> consents.revoke(user, business, one.id()));
            return true;
        });
    }

    @Test
    void a_draft_that_is_reckoned_again_and_again_leaves_its_answers_on_record_once_and_one_entry_for_each_time() {
        var campaign = draft();
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        var first = dryRun(campaign);
        assertThat(answers()).isEqualTo(3);
        var entries = entries(campaign);

        for (int i = 0; i < 3; i++) {
            inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
            work();
        }

        assertThat(answers()).as("of its three contacts").isEqualTo(3);
        assertThat(entries(campaign) - entries).isEqualTo(3);
        assertThat(dryRun(campaign))
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(first);
        assertThat(inTenant(() -> app.get(GateAnswers.class).broken())).isZero();
    }

    private long answers() {
        return inTenant(
                () -> app.sql().of("select count(*) as n from gate_answer").only(row -> row.number("n")));
    }

    private long entries(UUID campaign) {
        return inTenant(() -> app.sql()
                .of("select count(*) as n from audit_log where action = 'gate.quote' and subject = :about")
                .with("about", "campaign:" + campaign)
                .only(row -> row.number("n")));
    }

    @Test
    void contacts_that_were_counted_by_other_prices_are_counted_anew() {
        var campaign = draft();
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        var first = dryRun(campaign);
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        inTenant(() -> app.sql().of("""
                        update campaign_quote set counted = 3, cursor = 9000000, prices =
                          '{"version":999,"priced":{"US|true|990000":3},"without":{}}' where campaign_id = :id""").with("id", campaign).update());

        work();

        assertThat(dryRun(campaign))
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(first);
    }

    @Test
    void only_the_newest_of_several_reckonings_goes_on() {
        var campaign = draft();
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));

        work();

        assertThat(entries(campaign)).isEqualTo(1);
        assertThat(dryRun(campaign).contacts()).isEqualTo(3);
    }

    @Test
    void whoever_comes_to_the_list_after_the_confirmation_is_not_called() {
        attest(LocalDate.of(2027, 11, 25));
        var campaign = draft();
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);
        inTenant(() -> app.sql().of("""
                        insert into contact (list_id, seq, number, region)
                        select :id, 2000000 + n, '+1' || (2125550150 + n), 'US' from generate_series(1, 40) n""").with("id", list).update());
        inTenant(() -> app.sql().of("update contact_list set contacts = 43").update());

        sweepAt(now().plus(Duration.ofHours(3)));

        assertThat(progress(campaign).imported()).isEqualTo(3);
        assertThat(progress(campaign).contacts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void a_start_beyond_what_the_business_may_call_by_then_is_called_off_and_says_why() {
        var big = new UUID(4, 3);
        contacts(big, 101);
        var campaign = draft();
        change(campaign, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(big)));
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);
        work();
        inTenant(() -> {
            app.get(Businesses.class).setTier(business, Business.Tier.T1);
            return true;
        });

        sweepAt(now().plus(Duration.ofHours(3)));

        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(progress(campaign).campaign().why()).contains(Why.TIER_LIMIT);
        assertThat(provider.orders).isEmpty();
    }

    /** Deleted, its people lie there for some days still, until nobody can bring the list back. */
    @ParameterizedTest(name = "at {0}, {1}")
    @CsvSource({"T2, deleted", "T1, deleted", "T2, emptied"})
    void a_start_of_which_nobody_is_left_is_called_off_and_says_why(Business.Tier byThen, String become) {
        var big = new UUID(4, 3);
        contacts(big, 120);
        var campaign = draft();
        change(campaign, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(big)));
        var start = now().plus(Duration.ofHours(2));
        startAt(campaign, start);
        launch(campaign);
        inTenant(() -> {
            if (become.equals("deleted")) {
                app.get(ContactLists.class).delete(big);
            } else {
                app.sql()
                        .of("delete from contact where list_id = :id")
                        .with("id", big)
                        .update();
            }
            app.get(Businesses.class).setTier(business, byThen);
            return true;
        });

        sweepAt(start);

        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(progress(campaign).campaign().why()).contains(Why.NOBODY_LEFT);
        assertThat(provider.orders).isEmpty();
        int rows = inTenant(
                () -> app.sql().of("select count(*) as n from campaign_contact").only(row -> row.integer("n")));
        assertThat(rows).isZero();
        assertThat(scheduler.schedules).isEmpty();
    }

    @Test
    void a_start_now_of_which_nobody_is_left_is_a_deed_too() {
        var big = new UUID(4, 3);
        contacts(big, 120);
        var campaign = draft();
        change(campaign, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(big)));
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);
        inTenant(() -> {
            app.get(ContactLists.class).delete(big);
            return true;
        });

        assertThat(inTenant(() -> app.get(ControlCampaign.class).startNow(user, campaign)))
                .isEqualTo(LaunchCampaign.Began.CALLED_OFF);
        assertThat(inTenant(() -> app.get(ControlCampaign.class).startNow(user, campaign)))
                .isEqualTo(LaunchCampaign.Began.NO_LONGER);
        assertThat(progress(campaign).campaign().why()).contains(Why.NOBODY_LEFT);
    }

    @Test
    void own_hours_in_which_nobody_may_be_called_leave_them_out_in_the_quote_and_the_campaign_ends() {
        attest(LocalDate.of(2027, 11, 25));
        var campaign = draft();
        change(campaign, new DraftCampaign.Change.Window(Optional.of(new CallingWindow(23 * 60, 24 * 60))));
        inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign));
        work();
        assertThat(dryRun(campaign).excluded())
                .as("whoever agreed, but not at night")
                .containsEntry(ContactRule.OUTSIDE_LAWFUL_HOURS.name(), 2);
        inTenant(() -> app.sql()
                .of("delete from contact where number = '" + MINE.e164() + "'")
                .update());

        launch(campaign);
        work();

        assertThat(progress(campaign).excluded()).containsEntry(ContactRule.OUTSIDE_LAWFUL_HOURS.name(), 2);
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.FINISHED);
    }

    private void attest(LocalDate until) {
        inTenant(() -> app.get(AttestList.class)
                .attest(
                        user,
                        business,
                        app.get(ContactLists.class).find(business, list).orElseThrow(),
                        new Consent.Given(
                                Scope.INFORMATIONAL,
                                "Our patients",
                                "form",
                                "Yes, call me.",
                                LocalDate.of(2026, 11, 2),
                                Optional.of(until))));
    }

    private DryRun dryRun(UUID campaign) {
        return inTenant(() -> app.get(QuoteCampaign.class).of(campaign)).orElseThrow();
    }

    @Test
    void a_quote_that_cannot_be_reckoned_is_not_reckoned_for_ever() {
        var campaign = draft();
        app.database().admin("""
                        create function poison() returns trigger language plpgsql as
                          'begin raise exception ''poison''; end'""");
        app.database()
                .admin("create trigger poison before update on campaign_quote for each row execute function poison()");
        assertThat(inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign)))
                .isTrue();
        for (int i = 0; i < 14; i++) {
            app.get(Jobs.class).due(20).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
            app.clock().advance(Duration.ofMinutes(11));
        }
        assertThat(inTenant(() -> app.get(QuoteCampaign.class).isReckoning(campaign)))
                .isFalse();

        app.database().admin("drop trigger poison on campaign_quote");
        assertThat(inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign)))
                .isTrue();
        work();
        assertThat(dryRun(campaign).contacts()).isPositive();
    }

    @Test
    void a_long_list_is_copied_piece_by_piece_without_gaps_and_without_anybody_twice() {
        var big = new UUID(4, 2);
        contacts(big, 12_000);
        var campaign = draft();
        change(campaign, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(big)));
        launch(campaign);
        assertThat(progress(campaign).toDo()).as("before anything is copied").isEqualTo(12_000);

        work();
        // As after a kill: what was done is done once more.
        app.get(CopyContacts.class)
                .run(new com.speechcad.db.Job(
                        TestApp.TENANT, new UUID(0, 1), CopyContacts.KIND, campaign.toString(), "{}", 2));

        var rows = inTenant(() -> app.sql()
                .of("select count(*) as n, count(distinct number) as numbers, max(seq) as last from campaign_contact")
                .only(row -> List.of(row.number("n"), row.number("numbers"), row.number("last"))));
        assertThat(rows).containsExactly(12_000L, 12_000L, 12_000L);
        assertThat(progress(campaign).contacts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(12_000);
    }

    /** As anything between us and the disk might. */
    @Test
    void a_contact_that_is_not_stored_is_no_quiet_loss() {
        var campaign = draft();
        app.database().admin("""
                create function swallow() returns trigger language plpgsql as
                  $$ begin return case when new.number like '%0102' then null else new end; end $$""");
        app.database()
                .admin(
                        "create trigger swallow before insert on campaign_contact for each row execute function swallow()");
        launch(campaign);
        work();
        assertThat(progress(campaign).campaign().contacts().copied()).isZero();
        assertThat(progress(campaign).toDo()).isEqualTo(3);
        app.database().admin("drop trigger swallow on campaign_contact");

        app.clock().advance(Duration.ofMinutes(20));
        app.get(Jobs.class).due(20).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
        work();

        assertThat(progress(campaign).contacts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(3);
        assertThat(provider.orders).hasSize(1);
    }

    @Test
    void a_dry_run_says_whom_it_would_call_and_for_how_much_and_calls_nobody() {
        var campaign = draft();

        assertThat(inTenant(() -> app.get(QuoteCampaign.class).ask(user, campaign)))
                .isTrue();
        assertThat(inTenant(() -> app.get(QuoteCampaign.class).of(campaign))).isEmpty();
        work();

        var run = inTenant(() -> app.get(QuoteCampaign.class).of(campaign)).orElseThrow();
        assertThat(run.contacts()).isEqualTo(3);
        assertThat(run.callable()).isEqualTo(1);
        assertThat(run.excluded().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(2);
        assertThat(run.excluded().keySet())
                .allSatisfy(rule -> assertThat(ContactRule.why(rule)).isNotNull());
        assertThat(run.destinations())
                .singleElement()
                .satisfies(to -> assertThat(to.region()).isEqualTo("US"));
        assertThat(run.least().money()).isLessThanOrEqualTo(run.likely().money());
        assertThat(run.likely().money()).isLessThanOrEqualTo(run.most().money());
        assertThat(run.end()).get().satisfies(end -> assertThat(end).isAfter(now()));
        assertThat(provider.orders).isEmpty();

        change(campaign, new DraftCampaign.Change.Recording(true));
        assertThat(inTenant(() -> app.get(QuoteCampaign.class).of(campaign)))
                .as("it was about another draft")
                .isEmpty();
    }

    @Test
    void a_scheduled_one_reminds_and_begins_by_itself() {
        var campaign = draft();
        var start = now().plus(Duration.ofHours(2));
        startAt(campaign, start, 10, 20);
        launch(campaign);
        work();

        assertThat(scheduler.schedules.values())
                .containsExactlyInAnyOrder(start, start.minusSeconds(600), start.minusSeconds(1_200));
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.SCHEDULED);

        sweepAt(start.minusSeconds(1_200));
        sweepAt(start.minusSeconds(600));
        sweepAt(start.minusSeconds(600));
        assertThat(news.reminded).containsExactly(20, 10);
        sweepAt(start.minusSeconds(1));
        assertThat(provider.orders).isEmpty();

        sweepAt(start);
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.RUNNING);
        assertThat(provider.orders).hasSize(1);
    }

    /** Rows 18 and 19 of the worked examples of an earlier system. */
    @ParameterizedTest
    @CsvSource({"25, '20,10'", "4, ''"})
    void a_reminder_whose_time_is_over_already_does_not_come(int minutesAhead, String reminded) {
        var campaign = draft();
        var start = now().plus(Duration.ofMinutes(minutesAhead));
        startAt(campaign, start, 10, 20, 30);
        launch(campaign);
        work();

        for (var minutes = minutesAhead; minutes >= 0; minutes--) {
            sweepAt(start.minus(Duration.ofMinutes(minutes)));
        }

        assertThat(news.reminded.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .isEqualTo(reminded);
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void a_start_that_everybody_slept_through_is_caught_by_the_sweep() {
        var campaign = draft();
        startAt(campaign, now().plus(Duration.ofHours(2)), 30);
        launch(campaign);
        work();
        scheduler.schedules.clear();

        sweepAt(now().plus(Duration.ofHours(5)));

        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.RUNNING);
        assertThat(news.reminded).as("nobody is reminded of what has begun").isEmpty();
    }

    @Test
    void cancelled_means_cancelled() {
        var campaign = draft();
        var start = now().plus(Duration.ofHours(2));
        startAt(campaign, start, 10);
        launch(campaign);
        work();

        assertThat(inTenant(() -> app.get(ControlCampaign.class).cancel(user, campaign)))
                .isTrue();
        work();
        sweepAt(start.plus(Duration.ofHours(1)));

        assertThat(scheduler.schedules).isEmpty();
        assertThat(progress(campaign).campaign().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(provider.orders).isEmpty();
        assertThat(news.reminded).isEmpty();
    }

    @Test
    void edited_it_is_a_draft_again_and_started_now_it_does_not_wait() {
        var campaign = draft();
        startAt(campaign, now().plus(Duration.ofHours(2)));
        launch(campaign);

        assertThat(inTenant(() -> app.get(ControlCampaign.class).edit(user, campaign)))
                .isTrue();
        assertThat(change(campaign, new DraftCampaign.Change.Name("Other"))).isTrue();
        launch(campaign);
        assertThat(inTenant(() -> app.get(ControlCampaign.class).startNow(user, campaign)))
                .isEqualTo(LaunchCampaign.Began.RUNS);
        work();

        assertThat(progress(campaign).campaign().plan().name()).isEqualTo("Other");
        assertThat(provider.orders).hasSize(1);
    }

    @Test
    void a_launch_that_cannot_be_says_why() {
        inTenant(() -> app.sql().of("update contact_list set contacts = 101").update());
        inTenant(() -> {
            app.get(Businesses.class).setTier(business, Business.Tier.T1);
            return true;
        });
        assertThat(why(launch(draft()))).isEqualTo(LaunchText.TOO_MANY);

        inTenant(() -> app.sql().of("update contact_list set contacts = 0").update());
        assertThat(why(launch(draft()))).isEqualTo(LaunchText.NO_CONTACTS);

        var unpublished = draft();
        inTenant(() -> app.sql().of("update flow_version set state = 'REFUSED'").update());
        assertThat(why(launch(unpublished))).isEqualTo(LaunchText.FLOW_NOT_PUBLISHED);
        assertThat(provider.orders).isEmpty();
    }

    private static LaunchText why(LaunchCampaign.Outcome outcome) {
        return (LaunchText) ((LaunchCampaign.Outcome.Refused) outcome).why().key();
    }

    @Test
    void somebody_elses_campaign_is_nobodys_to_touch() {
        var campaign = draft();
        var other = new UserId(user.value() + 1);

        assertThat(inTenant(() -> app.get(LaunchCampaign.class).launch(other, campaign, Money.dollars(5))))
                .isEqualTo(new LaunchCampaign.Outcome.NotReady());
        assertThat(inTenant(() -> app.get(ControlCampaign.class).cancel(other, campaign)))
                .isFalse();
        assertThat(inTenant(() ->
                        app.get(DraftCampaign.class).change(other, campaign, new DraftCampaign.Change.Name("Mine"))))
                .isFalse();
    }

    @Test
    void those_not_reached_are_called_again_by_another_campaign() {
        var campaign = draft();
        launch(campaign);
        work();
        inTenant(() -> app.sql()
                .of("update campaign_contact set state = 'EXHAUSTED', held_micros = 0 where state = 'RUNNING'")
                .update());
        inTenant(() -> app.sql().of("update campaign set state = 'FINISHED'").update());

        var again = inTenant(() -> app.get(DraftCampaign.class).again(user, campaign))
                .orElseThrow();
        assertThat(inTenant(() -> app.get(DraftCampaign.class).duplicate(user, campaign)))
                .isPresent();
        launch(again);
        work();

        assertThat(progress(again).imported())
                .as("one was not reached, and two can be called once they agree")
                .isEqualTo(3);
        assertThat(progress(again).excluded()).containsEntry(Rule.NO_CONSENT.name(), 2);
    }

    private UUID draft() {
        var flow = inTenant(() -> app.get(Flows.class).create(user, "Reminder " + ids(), Language.EN))
                .orElseThrow();
        var version = new UUID(5, ids());
        inTenant(() -> app.sql()
                .of("""
                        insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                          agent_version, created_at)
                        select :id, id, 1, name, language, draft, 'digest', 'PUBLISHED', 'agent_1', 1, :now from flow
                        where id = :flow""")
                .with("id", version)
                .with("flow", flow.value())
                .with("now", now())
                .update());
        var id = inTenant(() -> app.get(DraftCampaign.class).create(user, business, "Reminder"));
        change(id, new DraftCampaign.Change.Flow(version));
        change(id, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(list)));
        change(id, new DraftCampaign.Change.CallerId(CALLER));
        return id;
    }

    private int made;

    private int ids() {
        return ++made;
    }

    private boolean change(UUID campaign, DraftCampaign.Change change) {
        return inTenant(() -> app.get(DraftCampaign.class).change(user, campaign, change));
    }

    private void startAt(UUID campaign, Instant at, Integer... reminders) {
        change(
                campaign,
                new DraftCampaign.Change.Start(
                        Optional.of(new Campaign.Start(at, ZoneId.of("Europe/Paris"), List.of(reminders)))));
    }

    private LaunchCampaign.Outcome launch(UUID campaign) {
        return inTenant(() -> app.get(LaunchCampaign.class).launch(user, campaign, Money.dollars(5)));
    }

    private CampaignProgress.Progress progress(UUID campaign) {
        return inTenant(() -> app.get(CampaignProgress.class)
                .of(app.get(Campaigns.class).find(campaign).orElseThrow()));
    }

    private void sweepAt(Instant at) {
        app.clock().set(at);
        app.get(StartCampaigns.class).run(Duration.ofSeconds(30));
        work();
    }

    /** What the queues hold, until nothing new comes. */
    private void work() {
        for (int round = 0; round < 20 && !app.queue().sent().isEmpty(); round++) {
            var sent = List.copyOf(app.queue().sent());
            app.queue().sent().clear();
            sent.stream()
                    .filter(message -> message.delay().isZero())
                    .forEach(message -> QueueWorker.work(app, message.body()));
            app.get(Jobs.class).due(20).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
        }
    }

    /** The first is the person's own number. */
    private void contacts(UUID id, int many) {
        inTenant(() -> app.sql()
                .of("""
                        insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)
                        values (:id, :business, :user, 'List', 'US', :many, :now)""")
                .with("id", id)
                .with("business", business)
                .with("user", user)
                .with("many", many)
                .with("now", now())
                .update());
        inTenant(() -> app.sql()
                .of("""
                        insert into contact (list_id, seq, number, region, variables)
                        select :id, 1000000 + n * 3, case n when 1 then :mine else '+1' || (2125550100 + n) end, 'US',
                          '{"first_name":"Ana"}' from generate_series(1, :many) n""")
                .with("id", id)
                .with("mine", MINE)
                .with("many", many)
                .update());
    }

    private Instant now() {
        return app.clock().instant();
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    private static final class Clockwork implements Scheduler {
        final Map<String, Instant> schedules = new TreeMap<>();

        @Override
        public void put(String name, Instant at, String task) {
            assertThat(name).matches("[0-9a-zA-Z-]{1,64}");
            assertThat(task).isEqualTo("start-campaigns");
            schedules.put(name, at);
        }

        @Override
        public void remove(String name) {
            schedules.remove(name);
        }
    }

    private static final class News implements CampaignNews {
        final List<UUID> changed = new ArrayList<>();
        final List<Integer> reminded = new ArrayList<>();

        @Override
        public void changed(UUID campaign) {
            changed.add(campaign);
        }

        @Override
        public void startsSoon(UUID campaign, int minutes) {
            reminded.add(minutes);
        }
    }
}
