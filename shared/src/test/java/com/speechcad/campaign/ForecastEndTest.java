package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.CampaignQuote;
import com.speechcad.billing.Forecast;
import com.speechcad.billing.Habits;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end that is foretold, beside the end that comes, a fifth of the way beside it at most. */
class ForecastEndTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    private static final int TALK = 60;

    private final Sim sim = new Sim(45, 8, 1);
    private final Sim.Person business = sim.person(TestApp.TENANT, Money.dollars(1_000));

    @AfterEach
    void stop() {
        sim.close();
    }

    /** At T1 ten calls an hour and a hundred a day, so that a hundred last over the night. */
    @ParameterizedTest(name = "{1} contacts at {0}, {2} at once")
    @CsvSource({"T1, 40, 50", "T1, 100, 50", "T2, 60, 50", "T2, 30, 2"})
    void the_end_is_about_when_it_was_foretold(Business.Tier tier, int contacts, int pace) {
        sim.account(TestApp.TENANT, 1, 1);
        // Ten in the morning in New York, a Tuesday.
        sim.app.clock().set(Instant.parse("2026-11-24T15:00:00Z"));
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(15), Duration.ofSeconds(TALK), "user_hangup");
        var campaign = campaign(contacts, pace);
        inTenant(() -> {
            sim.app.get(Businesses.class).setTier(business.business(), tier);
            return true;
        });
        var foretold = inTenant(() -> sim.app
                        .get(ForecastEnd.class)
                        .of(
                                sim.app.get(Campaigns.class).find(campaign).orElseThrow(),
                                quote(contacts),
                                List.of(),
                                false))
                .orElseThrow();
        var began = sim.now();

        sim.run(Duration.ofDays(3), () -> sim.state(business, campaign) == CampaignState.FINISHED);

        assertThat(sim.progress(business, campaign).of(ContactState.REACHED)).isEqualTo(contacts);
        var took = Duration.between(began, sim.now());
        var beside = Duration.between(sim.now(), foretold).abs();
        assertThat(beside)
                .as("took %s, foretold %s", took, Duration.between(began, foretold))
                .isLessThan(took.dividedBy(5).plusMinutes(1));
    }

    /** Everybody answers and talks for so long. */
    private static CampaignQuote quote(int contacts) {
        var amount = new Forecast.Amount(TALK, 0, Money.cents(15));
        var group = new CampaignQuote.Group("US", Money.cents(15), true, contacts, amount, amount, amount);
        return new CampaignQuote(
                List.of(group),
                Map.of(),
                amount,
                amount,
                amount,
                Money.dollars(5),
                contacts,
                new Habits(Habits.Source.PERSON, 50, TALK, TALK, 100));
    }

    private UUID campaign(int contacts, int pace) {
        var id = sim.campaign(business, contacts, Money.dollars(400), ONCE, pace);
        inTenant(() -> {
            sim.app.get(Users.class).rename(business.user(), "Ana");
            for (int seq = 1; seq <= contacts; seq++) {
                var number = new PhoneNumber("+1212555%04d".formatted(seq + 99));
                sim.agrees(business, number);
                sim.app
                        .sql()
                        .of("update campaign_contact set number = :number where campaign_id = :id and seq = :seq")
                        .with("number", number)
                        .with("id", id)
                        .with("seq", seq)
                        .update();
            }
            return true;
        });
        return id;
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }
}
