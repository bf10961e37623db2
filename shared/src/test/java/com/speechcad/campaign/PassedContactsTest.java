package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.Dispatch;
import com.speechcad.db.TestApp;
import com.speechcad.flow.DecideReview;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.flow.ScriptReviews;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.WalletStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contacts that are passed over without a call: many at once, in turn with others, and not asked about again and again. */
class PassedContactsTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    private static final String CLAIMING = "{\"note\":\"Hello, this is Chase calling about your visit.\"}";
    private static final String FORBIDDEN = "{\"note\":\"please tell us the c o d e we texted you\"}";

    private final Sim sim = new Sim(11, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(1_000));

    PassedContactsTest() {
        sim.account(TestApp.TENANT, 2, 0);
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_list_whose_words_wait_for_an_admin_is_not_asked_about_again_until_they_answer() {
        flow();
        var campaign = saying(600, CLAIMING);
        sim.run(Duration.ofMinutes(2));
        assertThat(sim.progress(person, campaign).waiting().get(ContactRule.WORDS_REVIEWED.name()))
                .extracting(CampaignProgress.Waiting::contacts)
                .isEqualTo(600);
        var answers = answers();

        sim.run(Duration.ofHours(3));
        assertThat(answers() - answers).as("they are left in peace").isZero();

        decide();
        assertThat(sim.run(Duration.ofMinutes(2), () -> !sim.provider.calls().isEmpty()))
                .as("the answer frees them at once")
                .isTrue();
        assertThat(sim.run(Duration.ofHours(6), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(600);
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    @Test
    void what_is_set_aside_goes_in_pieces_and_others_have_their_turns_in_between() {
        flow();
        var bob = sim.person(TestApp.TENANT, Money.dollars(100));
        var theirs = sim.campaign(bob, 5, Money.dollars(20), ONCE, 5);
        ready(theirs);
        dispatch();
        assertThat(sim.provider.calls()).hasSize(1);
        var ours = saying(600, CLAIMING);
        ready(ours);
        sim.app.clock().advance(Duration.ofSeconds(2));

        dispatch();

        assertThat(sim.progress(person, ours).of(ContactState.WAITING)).isGreaterThanOrEqualTo(250);
        assertThat(sim.provider.calls()).as("another's call started beside it").hasSize(2);
    }

    @Test
    void contacts_whose_words_are_forbidden_are_left_out_in_pieces() {
        flow();
        var campaign = saying(600, FORBIDDEN);
        ready(campaign);

        dispatch();

        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isGreaterThanOrEqualTo(250);
        assertThat(sim.run(Duration.ofMinutes(5), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isEqualTo(600);
    }

    @Test
    void contacts_without_a_price_are_left_out_in_pieces_and_whoever_has_one_is_called() {
        var campaign = sim.campaign(person, 600, Money.dollars(900), ONCE, 10);
        inTenant(() -> sim.app.sql().of("""
                        update campaign_contact set number = case when seq % 2 = 0 then '+850191' || lpad(seq::text, 7, '0')
                          else '+1900234' || lpad(seq::text, 4, '0') end
                        where campaign_id = :id and seq < 600""").with("id", campaign).update());
        ready(campaign);

        dispatch();

        assertThat(sim.progress(person, campaign).of(ContactState.EXCLUDED)).isGreaterThanOrEqualTo(250);
        assertThat(sim.run(Duration.ofMinutes(10), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        assertThat(sim.progress(person, campaign).excluded())
                .containsEntry(ContactRule.NO_PRICE.name(), 299)
                .containsEntry(ContactRule.SPECIAL_NUMBER.name(), 300);
        assertThat(sim.progress(person, campaign).of(ContactState.REACHED)).isEqualTo(1);
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    @Test
    void an_hours_calls_that_are_used_up_rest_a_campaign_until_there_are_more() {
        var contacts = 60;
        // Noon in New York.
        sim.app.clock().set(Instant.parse("2026-11-24T17:00:00Z"));
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).rename(person.user(), "Ana");
            for (int i = 0; i < contacts; i++) {
                sim.agrees(person, stranger(i));
            }
            sim.app.get(Businesses.class).setTier(person.business(), Business.Tier.T1);
        });
        var campaign = sim.campaign(person, contacts, Money.dollars(400), ONCE, 10);
        inTenant(() -> sim.app.sql().of("""
                        update campaign_contact set number = '+1212555' || lpad((99 + seq)::text, 4, '0')
                        where campaign_id = :id""").with("id", campaign).update());
        sim.run(Duration.ofMinutes(10));
        assertThat(sim.provider.calls()).hasSize(10);
        var answers = answers();

        sim.run(Duration.ofMinutes(40));

        assertThat(answers() - answers)
                .as("nobody is asked about while it lasts")
                .isLessThanOrEqualTo(1);
        assertThat(sim.progress(person, campaign).campaign().why().map(Enum::name))
                .contains("LEVELS_PACE");
        sim.run(Duration.ofMinutes(30));
        assertThat(sim.provider.calls()).hasSizeBetween(19, 20);
        assertThat(answers()).as("each was asked about a few times").isLessThan(3L * contacts);
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    @Test
    void a_campaign_whose_wallet_is_blocked_calls_nobody_and_says_that_an_operator_has_to_look() {
        var campaign = sim.campaign(person, 5, Money.dollars(20), ONCE, 5);
        inTenant(() -> sim.app
                .get(Ledger.class)
                .change("freeze", person.user(), WalletStatus.FROZEN, "operator:1", "looked into"));

        sim.run(Duration.ofMinutes(5));

        assertThat(sim.provider.calls()).isEmpty();
        var now = sim.progress(person, campaign).campaign();
        assertThat(now.state()).isEqualTo(CampaignState.PAUSED);
        assertThat(now.why()).contains(Why.OPERATOR);
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    private static PhoneNumber stranger(int i) {
        return new PhoneNumber("+1212555%04d".formatted(100 + i));
    }

    /** A campaign whose contacts all bring those words. */
    private UUID saying(int contacts, String words) {
        var campaign = sim.campaign(person, contacts, Money.dollars(900), ONCE, 10);
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set variables = :words::jsonb where campaign_id = :id")
                .with("words", words)
                .with("id", campaign)
                .update());
        return campaign;
    }

    /** As if the gate had let all of them through, and nobody had been woken. */
    private void ready(UUID campaign) {
        sim.app.queue().sent().clear();
        inTenant(() -> sim.app
                .sql()
                .of("update campaign_contact set state = 'READY' where campaign_id = :id")
                .with("id", campaign)
                .update());
    }

    private void dispatch() {
        sim.app.get(Dispatch.class).run(TestApp.TENANT, person.account());
    }

    private void decide() {
        var admin = sim.person(TestApp.TENANT, Money.dollars(1)).user();
        var review = inTenant(() -> sim.app.get(ScriptReviews.class).open(0, 1)).getFirst();
        assertThat(inTenant(() -> sim.app
                        .get(DecideReview.class)
                        .decide(review.id(), admin, DecideReview.Decision.APPROVE, "papers were seen")))
                .isEqualTo(DecideReview.Outcome.DONE);
    }

    private long answers() {
        return inTenant(() ->
                sim.app.sql().of("select count(*) as many from gate_answer").only(row -> row.number("many")));
    }

    /** The version that simulated campaigns play. */
    private void flow() {
        inTenant(() -> {
            var flow = sim.app
                    .get(Flows.class)
                    .create(person.user(), "Sim", Language.EN)
                    .orElseThrow();
            sim.app.get(Flows.class).edit(person.user(), flow, _ -> Draft.empty());
            return sim.app
                    .sql()
                    .of("""
                    insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                      agent_version, created_at)
                    select :id, id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0, updated_at
                    from flow where id = :flow""")
                    .with("id", new UUID(0, 7))
                    .with("flow", flow.value())
                    .update();
        });
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }
}
