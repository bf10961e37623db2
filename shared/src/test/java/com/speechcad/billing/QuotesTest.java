package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotesTest {
    private static final UUID SCRIPT = UUID.randomUUID();
    private static final PhoneNumber CHICAGO = new PhoneNumber("+13125550134");
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void whoever_never_called_is_told_a_usual_call() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(1));

        var forecast = forecast(ana, Optional.of(SCRIPT));

        assertThat(forecast.habits()).isEqualTo(Habits.DEFAULT);
        assertThat(forecast.likely()).isEqualTo(new Forecast.Amount(60, 0, Money.cents(15)));
        assertThat(forecast.least()).isEqualTo(new Forecast.Amount(30, 0, Money.micros(75_000)));
        assertThat(forecast.most().money())
                .isEqualTo(ana.offered(NEW_YORK, false).hold());
    }

    @Test
    void likely_is_learnt_from_the_script_first_and_from_the_person_else() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(50));
        for (var seconds : List.of(12, 24, 36, 48)) {
            call(ana, Optional.empty(), Optional.of(ofSeconds(seconds)));
        }
        assertThat(forecast(ana, Optional.of(SCRIPT)).habits())
                .isEqualTo(new Habits(Habits.Source.PERSON, 5, 12, 30, 80));
        call(ana, Optional.of(SCRIPT), Optional.of(ofSeconds(100)));
        call(ana, Optional.of(SCRIPT), Optional.of(ofSeconds(101)));
        call(ana, Optional.of(SCRIPT), Optional.empty());
        assertThat(forecast(ana, Optional.of(SCRIPT)).habits().source()).isEqualTo(Habits.Source.PERSON);

        call(ana, Optional.of(SCRIPT), Optional.of(ofSeconds(300)));

        assertThat(forecast(ana, Optional.of(SCRIPT)).habits())
                .isEqualTo(new Habits(Habits.Source.SCRIPT, 4, 102, 168, 75));
        assertThat(forecast(Customer.of(app).withoutFree().credited(Money.dollars(1)), Optional.of(SCRIPT))
                        .habits())
                .as("nobody learns from another person's calls")
                .isEqualTo(Habits.DEFAULT);
    }

    @Test
    void a_campaign_is_quoted_destination_by_destination_with_what_cannot_be_called() {
        var ana = Customer.of(app).trusted().credited(Money.dollars(20));
        ana.buy(ana.plan(Plan.Code.PRIME, 1), 0);
        var contacts = new ArrayList<PhoneNumber>();
        for (var i = 0; i < 1_000; i++) {
            contacts.add(new PhoneNumber("+1212555%04d".formatted(i)));
        }
        contacts.addAll(List.of(
                LONDON,
                new PhoneNumber("+12423570134"),
                new PhoneNumber("+12423570135"),
                new PhoneNumber("+19002345678"),
                new PhoneNumber("+14165550134")));

        var prices = app.get(PricedNumbers.class);
        var counts = ana.in(() -> {
            var some = prices.count(PriceCounts.NONE, contacts.subList(0, 700)).orElseThrow();
            return prices.count(some, contacts.subList(700, contacts.size())).orElseThrow();
        });

        var quote = ana.in(() -> app.get(Quotes.class).campaign(ana.user, SCRIPT, List.of(), false, counts))
                .orElseThrow();

        assertThat(quote.groups()).extracting(CampaignQuote.Group::region).containsExactly("GB", "US", "CA");
        assertThat(quote.groups()).extracting(CampaignQuote.Group::contacts).containsExactly(1, 1_000, 1);
        assertThat(quote.excluded())
                .isEqualTo(
                        Map.of(new CampaignQuote.Excluded.NoPrice("BS"), 2, new CampaignQuote.Excluded.Special(), 1));
        // Seven of ten answer for a minute: 6,000 s of the plan, the rest at 0.15, and one in London at 0.45.
        assertThat(quote.likely())
                .isEqualTo(new Forecast.Amount(702 * 60, 6_000, Money.micros(601 * 150_000 + 450_000)));
        assertThat(quote.most().money()).isEqualTo(Money.micros(1_001 * 1_500_000L - 15_000_000 + 4_500_000));
        assertThat(quote.budget()).isEqualTo(Money.dollars(114));
        assertThat(quote.affordable()).isEqualTo(236);
        var byOthers = new PriceCounts(counts.version() + 1, counts.priced(), counts.without());
        assertThat(ana.in(() -> prices.count(byOthers, contacts)))
                .as("prices changed")
                .isEmpty();
        assertThat(ana.in(() -> app.get(Quotes.class).campaign(ana.user, SCRIPT, List.of(), false, byOthers)))
                .isEmpty();
    }

    /** What the screen shows of it is what a reader adds up. */
    @Test
    void the_parts_of_a_quote_add_up_whatever_it_is_made_of() {
        var without = Customer.of(app).withoutFree().credited(Money.dollars(8));
        var free = Customer.of(app).credited(Money.dollars(3));
        var prime = Customer.of(app).trusted().credited(Money.dollars(60));
        prime.buy(prime.plan(Plan.Code.PRIME, 7), 0);
        var checked = 0;
        for (var who : List.of(without, free, prime)) {
            for (var to : List.of(NEW_YORK, LONDON)) {
                for (var places :
                        List.of(List.<PhoneNumber>of(), List.of(CHICAGO), List.of(LONDON), List.of(CHICAGO, LONDON))) {
                    for (var recording : List.of(true, false)) {
                        addsUp(who, new Quotes.Call(who.user, CallKind.SINGLE, to, places, recording));
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isEqualTo(48);
    }

    private void addsUp(Customer who, Quotes.Call call) {
        var offer = (Quote.Offered) who.in(() -> app.get(Quotes.class).quote(call));
        var sum = price(offer, offer.longest().toSeconds() - offer.ownPlanSeconds(), offer.perMinute());
        assertThat(offer.ownHold()).as("%s", call).isEqualTo(sum);
        var plan = offer.ownPlanSeconds();
        for (var part : offer.onward()) {
            assertThat(call.transfers()).contains(part.to());
            assertThat(part.amount()).isEqualTo(price(offer, part.walletSeconds(), part.perMinute()));
            sum = sum.plus(part.amount());
            plan += part.planSeconds();
        }
        assertThat(offer.onward().isEmpty()).isEqualTo(call.transfers().isEmpty());
        assertThat(sum.plus(offer.recordingFee())).as("%s", call).isEqualTo(offer.hold());
        assertThat(plan).as("%s", call).isEqualTo(offer.planSeconds().toSeconds());
    }

    private static Money price(Quote.Offered offer, long seconds, Money perMinute) {
        return Rating.price(seconds, perMinute, offer.terms());
    }

    private Forecast forecast(Customer who, Optional<UUID> script) {
        return who.in(() -> {
            var quotes = app.get(Quotes.class);
            return quotes.forecast(
                    who.user, script, (Quote.Offered) quotes.quote(who.user, CallKind.SINGLE, NEW_YORK, false));
        });
    }

    private void call(Customer who, Optional<UUID> script, Optional<Duration> talked) {
        var attempt = UUID.randomUUID();
        who.in(() -> app.get(AuthoriseAttempt.class)
                .authorise(new AuthoriseAttempt.Request(
                        attempt,
                        Quotes.Call.to(who.user, CallKind.SINGLE, NEW_YORK, false),
                        script,
                        Optional.empty())));
        if (talked.isPresent()) {
            who.settle(attempt, talked.get());
        } else {
            who.release(attempt);
        }
        app.clock().advance(ofSeconds(1));
    }
}
