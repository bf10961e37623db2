package com.speechcad.billing;

import static com.speechcad.billing.Customer.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.billing.PublishPrices.Draft;
import com.speechcad.billing.PublishPrices.Outcome.Published;
import com.speechcad.billing.PublishPrices.Outcome.Refused;
import com.speechcad.billing.PublishPrices.Problem;
import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishPricesTest {
    private static final PhoneNumber LONDON = new PhoneNumber("+442079460134");
    private static final UserId ADMIN = new UserId(1);
    private static final Money COST = Money.cents(9);

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @AfterEach
    void the_catalogue_is_whole() {
        assertThat(app.tx()
                        .call(
                                TestApp.TENANT,
                                () -> app.get(ProveReceipts.class).next().faults()))
                .isEmpty();
    }

    /** reference: the list of rates without its catch-all, and covered destinations at 0.15. */
    @Test
    void a_fresh_tenant_has_the_listed_prices_and_no_others() {
        app.database().admin("insert into tenant (tenant_id, slug, name) values (8, 'eight', 'Eight')");
        app.database().admin("begin; select set_config('app.tenant', '8', true); select seed_billing(); commit");
        var entries = app.tx().call(new com.speechcad.kernel.TenantId(8), () -> {
            var versions = app.get(PriceVersions.class);
            return versions.entries(versions.all().getLast().id());
        });

        var byPrice = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.perMinute().micros() / 10_000,
                        TreeMap::new,
                        Collectors.mapping(PriceEntry::region, Collectors.joining(" "))));
        assertThat(byPrice)
                .hasToString("{15=CA US,"
                        + " 45=AT BE CH CN CZ DE DK ES FI FR GB ID IE IN IT MY NL NO PH PL PT SE SG TH VN,"
                        + " 55=AU JP KR NZ, 60=AE BH IL OM QA SA TR, 65=AR BR CL CO MX PE VE,"
                        + " 85=DZ EG ET GH KE MA NG TN TZ UG ZA}");
        assertThat(entries)
                .filteredOn(PriceEntry::covered)
                .extracting(PriceEntry::region)
                .containsExactly("CA", "US");
        assertThat(entries).extracting(PriceEntry::prefix).containsOnly("");
    }

    @Test
    void a_new_list_is_in_force_from_its_instant_on_and_until_the_next() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(20));
        var from = app.clock().instant().plus(Duration.ofDays(1));
        var version = published(draft("tomorrow", from, Money.cents(20)));
        assertThat(version.before()).isFalse();
        assertThat(ana.offered(NEW_YORK, false).perMinute()).isEqualTo(Money.cents(15));
        assertThat(ana.offered(LONDON, false).perMinute()).isEqualTo(Money.cents(45));

        app.clock().advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(ana.offered(NEW_YORK, false).perMinute()).isEqualTo(Money.cents(15));
        app.clock().advance(Duration.ofSeconds(1));

        assertThat(ana.offered(NEW_YORK, false).perMinute()).isEqualTo(Money.cents(20));
        assertThat(ana.quote(LONDON, false)).isEqualTo(new Quote.NoPrice("GB"));
        var lists = in(() -> app.get(PriceVersions.class).all());
        assertThat(lists.getFirst().until()).isEmpty();
        for (var i = 1; i < lists.size(); i++) {
            assertThat(lists.get(i).until())
                    .as("no gap")
                    .contains(lists.get(i - 1).from());
        }
        PriceLists.of(app).asBefore();
    }

    @Test
    void the_longest_prefix_wins_over_the_region() {
        var ana = Customer.of(app).withoutFree().credited(Money.dollars(20));
        PriceLists.of(app)
                .publish(
                        Pricing.SIX,
                        PriceEntry.ofRegion("GB", false, Money.cents(45)),
                        PriceEntry.ofPrefix("+4420", false, Money.cents(50)),
                        PriceEntry.ofPrefix("+4420794601", false, Money.cents(70)));

        assertThat(ana.offered(LONDON, false).perMinute()).isEqualTo(Money.cents(70));
        assertThat(ana.offered(new PhoneNumber("+442079460234"), false).perMinute())
                .isEqualTo(Money.cents(50));
        assertThat(ana.offered(new PhoneNumber("+441214960134"), false).perMinute())
                .isEqualTo(Money.cents(45));
        assertThat(ana.quote(new PhoneNumber("+449012345678"), false)).isEqualTo(new Quote.Special());
        assertThat(ana.quote(NEW_YORK, false)).isEqualTo(new Quote.NoPrice("US"));
        PriceLists.of(app).asBefore();
    }

    @Test
    void a_copy_is_the_same_list_again() {
        var first = in(() -> app.get(PriceVersions.class).all()).getLast();
        var copy = PriceLists.of(app).asBefore();

        var versions = app.get(PriceVersions.class);
        assertThat(in(() -> versions.entries(copy))).containsExactlyElementsOf(in(() -> versions.entries(first.id())));
        assertThat(in(() -> versions.find(copy)).orElseThrow().terms()).isEqualTo(first.terms());
    }

    @Test
    void publishing_twice_is_once_and_another_list_of_that_name_is_refused() {
        var from = app.clock().instant().plus(Duration.ofDays(30));
        var draft = draft("twice", from, Money.cents(20));
        var first = published(draft);

        assertThat(publish(draft)).isEqualTo(new Published(first.version(), true));
        assertThat(problems(draft("twice", from.plusSeconds(1), Money.cents(21))))
                .containsExactly(Problem.LABEL_TAKEN);
        assertThat(problems(draft("other", from, Money.cents(21)))).containsExactly(Problem.INSTANT_TAKEN);
        assertThat(in(() -> app.get(PublishPrices.class).withdraw(ADMIN, first.version(), "a test")))
                .isTrue();
    }

    @Test
    void what_cannot_be_a_list_is_refused_with_every_reason() {
        var now = app.clock().instant();
        var nowhere = new PriceEntry("", "", false, Money.cents(1), Optional.empty());
        var both = new PriceEntry("US", "+1", false, Money.cents(1), Optional.empty());

        assertThat(problems(new Draft(" ", now.minusMillis(1), Pricing.terms(61, 6), COST, List.of())))
                .containsExactly(
                        Problem.LABEL_MISSING, Problem.IN_THE_PAST, Problem.NO_PRICES, Problem.TERMS_OUT_OF_RANGE);
        assertThat(problems(with(nowhere))).containsExactly(Problem.PLACE_UNKNOWN);
        assertThat(problems(with(both))).containsExactly(Problem.PLACE_UNKNOWN);
        assertThat(problems(with(PriceEntry.ofRegion("XX", false, Money.cents(1)))))
                .containsExactly(Problem.PLACE_UNKNOWN);
        assertThat(problems(with(PriceEntry.ofPrefix("44", false, Money.cents(1)))))
                .containsExactly(Problem.PLACE_UNKNOWN);
        assertThat(problems(with(
                        PriceEntry.ofRegion("GB", false, Money.cents(1)),
                        PriceEntry.ofRegion("GB", true, Money.cents(2)))))
                .containsExactly(Problem.PLACE_TWICE);
        assertThat(problems(with(PriceEntry.ofRegion("GB", false, Money.ZERO)))).containsExactly(Problem.NOT_A_PRICE);
        assertThat(problems(with(PriceEntry.ofRegion("GB", false, Money.micros(100_000_001)))))
                .containsExactly(Problem.PRICE_OUT_OF_RANGE);
        assertThat(problems(with(new PriceEntry("GB", "", false, Money.cents(45), Optional.of(Money.dollars(101))))))
                .containsExactly(Problem.PRICE_OUT_OF_RANGE);
        var gb = List.of(PriceEntry.ofRegion("GB", false, Money.dollars(100)));
        assertThat(problems(new Draft("never", now, Pricing.SIX, Money.dollars(101), gb)))
                .containsExactly(Problem.PRICE_OUT_OF_RANGE);
        for (var fee : List.of(ListSetting.CONNECTION, ListSetting.RECORDING)) {
            var terms = fee.in(Pricing.SIX, 100_000_001);
            assertThat(problems(new Draft("never", now, terms, COST, gb)))
                    .as(fee.name())
                    .containsExactly(Problem.TERMS_OUT_OF_RANGE);
        }
        assertThat(problems(new Draft("x".repeat(61), now, Pricing.SIX, Money.micros(-1), with().entries())))
                .containsExactly(Problem.LABEL_MISSING, Problem.NO_PRICES, Problem.NOT_A_PRICE);
    }

    @Test
    void a_list_that_has_not_begun_can_be_taken_back_and_no_other() {
        var from = app.clock().instant().plus(Duration.ofHours(1));
        var later = published(draft("not yet", from, Money.dollars(5))).version();
        var current =
                in(() -> app.get(PriceVersions.class).at(app.clock().instant())).orElseThrow();

        assertThat(in(() -> app.get(PublishPrices.class).withdraw(ADMIN, current.id(), "oops")))
                .isFalse();
        assertThat(in(() -> app.get(PublishPrices.class).withdraw(ADMIN, later, "oops")))
                .isTrue();
        assertThat(in(() -> app.get(PublishPrices.class).withdraw(ADMIN, later, "oops")))
                .isFalse();

        app.clock().advance(Duration.ofHours(2));
        assertThat(in(() -> app.get(PriceVersions.class).at(app.clock().instant())))
                .hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(current.id()));
        assertThat(problems(draft("not yet", app.clock().instant(), Money.cents(1))))
                .as("receipts never name two lists")
                .containsExactly(Problem.LABEL_TAKEN);
    }

    @Test
    void a_published_list_never_changes() {
        for (var change : List.of(
                "update price set micros_per_minute = 1",
                "delete from price",
                "truncate price",
                "delete from price_version",
                "update price_version set increment_seconds = 1",
                "update price_version set effective_from = '2020-01-01'")) {
            assertThatThrownBy(() -> app.database().admin(change))
                    .as(change)
                    .rootCause()
                    .hasMessageMatching("(?s).*(append-only|does not change).*");
        }
    }

    @Test
    void the_functions_cannot_write_prices_past_the_use_case() {
        for (var change : List.of(
                "insert into price (price_version_id, region, micros_per_minute) values (1, 'FR', 1)",
                "insert into price_version (label, increment_seconds, minimum_seconds, recording_micros, effective_from)"
                        + " values ('x', 1, 1, 0, '2030-01-01')",
                "insert into plan (code, days, price_micros, bulk_seconds, single_seconds, single_unlimited, transfer,"
                        + " support, effective_from) values ('PRIME', 5, 1, 1, 1, true, true, 'STANDARD', now())",
                "update plan set price_micros = 1")) {
            assertThatThrownBy(() -> in(() -> app.sql().of(change).update()))
                    .as(change)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void who_published_what_and_why_is_in_the_audit_log() throws SQLException {
        var from = app.clock().instant().plus(Duration.ofDays(40));
        var version = published(draft("audited", from, Money.cents(5))).version();
        in(() -> app.get(PublishPrices.class).withdraw(ADMIN, version, "typing error"));

        var log = in(() -> app.sql()
                .of("select actor, action, detail::text as detail from audit_log where subject = :subject order by seq")
                .with("subject", "price-list:" + version)
                .list(row -> row.text("actor") + " " + row.text("action") + " " + row.text("detail")));

        assertThat(log).hasSize(2);
        assertThat(log.getFirst()).startsWith("user:1 prices.publish").contains("audited", "\"losing\": 1", "cheaper");
        assertThat(log.getLast()).startsWith("user:1 prices.withdraw").contains("typing error");
        assertThat(in(() -> app.get(Audit.class).brokenLinks())).isZero();
    }

    /** The sum is written twice, in Java and in the database's CHECK: they agree on everything. */
    @Test
    void the_database_rates_the_same() throws SQLException {
        try (var connection = app.database().adminConnection();
                var statement = connection.prepareStatement("select rated_micros(?, ?, ?, ?, ?)")) {
            var terms = Pricing.anyTerms().sampleStream().limit(300).toList();
            var rates = Pricing.anyRate().sampleStream().limit(300).toList();
            for (var i = 0; i < terms.size(); i++) {
                var rounding = terms.get(i).rounding();
                statement.setLong(1, i * 7L);
                statement.setLong(2, rates.get(i).micros());
                statement.setLong(3, terms.get(i).connectionFee().micros());
                statement.setString(4, rounding.mode().name());
                statement.setLong(5, rounding.placeMicros());
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    assertThat(rows.getLong(1))
                            .as("%d s at %s by %s", i * 7L, rates.get(i), terms.get(i))
                            .isEqualTo(Rating.price(i * 7L, rates.get(i), terms.get(i))
                                    .micros());
                }
            }
        }
    }

    private Draft with(PriceEntry... entries) {
        return new Draft("never", app.clock().instant(), Pricing.SIX, COST, List.of(entries));
    }

    private Draft draft(String label, Instant from, Money perMinute) {
        return new Draft(label, from, Pricing.SIX, COST, List.of(PriceEntry.ofRegion("US", true, perMinute)));
    }

    private Published published(Draft draft) {
        return (Published) publish(draft);
    }

    private List<Problem> problems(Draft draft) {
        return new ArrayList<>(((Refused) publish(draft)).problems());
    }

    private PublishPrices.Outcome publish(Draft draft) {
        return in(() -> app.get(PublishPrices.class).publish(ADMIN, draft, Map.of("reason", "cheaper")));
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
