package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.BreakerLimits;
import com.speechcad.billing.ParkedOperations;
import com.speechcad.billing.RecordingFee;
import com.speechcad.campaign.results.ContactRows;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a campaign says that it spent is what its export adds up to and what is gone from the wallet. */
class SpentTest {
    private static final Money SEED = Money.dollars(100);
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

    private final Sim sim = new Sim(13, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, SEED);

    SpentTest() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofSeconds(90), "user_hangup");
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void a_recording_that_never_came_is_not_spent() {
        var campaign = recorded(4);
        ends(campaign);

        calls(campaign)
                .forEach(call -> inTenant(() -> {
                    app().get(RecordingFee.class).neverCame(call);
                    return true;
                }));
        // Said again it changes nothing.
        calls(campaign)
                .forEach(call -> inTenant(() -> {
                    app().get(RecordingFee.class).neverCame(call);
                    return true;
                }));

        addsUp(campaign);
    }

    @Test
    void a_charge_that_an_operator_rejects_is_not_spent_and_one_that_is_released_is() {
        var boss = boss();
        limits(boss, Money.cents(1));
        var campaign = sim.campaign(person, 2, Money.dollars(50), ONCE, 10);
        ends(campaign);
        assertThat(spent(campaign))
                .as("while nobody has decided, the most that it may be")
                .isGreaterThan(exported(campaign));
        limits(boss, Money.dollars(90));

        var parked = inTenant(() -> app().get(ParkedOperations.class).open(0, 10));
        assertThat(parked).hasSize(2);
        inTenant(
                () -> app().get(ParkedOperations.class).reject(parked.getFirst().id(), boss, "a mistake of ours"));
        inTenant(
                () -> app().get(ParkedOperations.class).release(parked.getLast().id(), boss, "it was said"));

        addsUp(campaign);
        assertThat(spent(campaign).isPositive()).isTrue();
    }

    @Test
    void a_call_that_an_older_version_counted_is_not_counted_once_more() {
        var campaign = recorded(2);
        ends(campaign);
        var spent = spent(campaign);
        inTenant(() -> app().sql()
                .of("update attempt set counted_micros = null where campaign_id = :id")
                .with("id", campaign)
                .update());

        calls(campaign)
                .forEach(call -> inTenant(() -> {
                    app().get(RecordingFee.class).neverCame(call);
                    return true;
                }));

        assertThat(spent(campaign)).isEqualTo(spent);
    }

    private void addsUp(UUID campaign) {
        var wallet = inTenant(() -> app().get(Wallets.class).of(person.user())).posted();
        assertThat(spent(campaign)).isEqualTo(exported(campaign)).isEqualTo(SEED.minus(wallet));
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    private UUID recorded(int contacts) {
        var campaign = sim.campaign(person, contacts, Money.dollars(50), ONCE, 10);
        inTenant(() -> app().sql()
                .of("update campaign set recording = true where id = :id")
                .with("id", campaign)
                .update());
        return campaign;
    }

    private void ends(UUID campaign) {
        assertThat(sim.run(Duration.ofDays(1), () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
    }

    private Money spent(UUID campaign) {
        return sim.progress(person, campaign).campaign().spent();
    }

    private Money exported(UUID campaign) {
        return inTenant(() -> app().get(ContactRows.class).after(campaign, 0, 100)).stream()
                .map(ContactRows.ContactRow::charged)
                .reduce(Money.ZERO, Money::plus);
    }

    private List<UUID> calls(UUID campaign) {
        return inTenant(() -> app().sql()
                .of("select id from attempt where campaign_id = :id")
                .with("id", campaign)
                .list(row -> row.uuid("id")));
    }

    private UserId boss() {
        var boss = sim.person(TestApp.TENANT, Money.dollars(1)).user();
        inTenant(() -> {
            app().get(Users.class).makeAdmin(boss, true);
            return true;
        });
        return boss;
    }

    private void limits(UserId boss, Money debitAnHour) {
        inTenant(() -> {
            app().get(BreakerLimits.class).set(boss, new BreakerLimits.Limits(3, debitAnHour, Money.dollars(5)));
            return true;
        });
    }

    private TestApp app() {
        return sim.app;
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }
}
