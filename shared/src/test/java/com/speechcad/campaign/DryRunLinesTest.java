package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is foretold of each contact is what happens to it. */
class DryRunLinesTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    /** New York, Los Angeles, Honolulu; the Bahamas, which are closed; and numbers of premium rate. */
    private static final List<String> BEGINNINGS =
            List.of("+121255501", "+141555501", "+180855501", "+124232201", "+190055501");

    private static final int EACH = 6;
    private static final int ALL = EACH * 5;

    private final Sim sim = new Sim(43, 20, 10);
    private final Sim.Person business = sim.person(TestApp.TENANT, Money.dollars(1_000));

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void the_minute_of_every_dial_and_everybody_who_is_left_out_are_as_foretold() {
        sim.account(TestApp.TENANT, 10, 0);
        // Half past eight in New York; in Los Angeles it opens in two hours and a half, in Honolulu in four and a half.
        sim.app.clock().set(Instant.parse("2026-11-23T13:30:00Z"));
        consents();
        var dialled = new HashMap<PhoneNumber, Instant>();
        sim.provider.fate = order -> {
            dialled.put(order.to(), sim.now());
            return new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofSeconds(30), "user_hangup");
        };
        var campaign = campaign();

        var foretold = foretold(campaign);
        assertThat(answers()).as("wondering leaves no trace").isZero();
        sim.run(Duration.ofDays(2), () -> sim.state(business, campaign) == CampaignState.FINISHED);

        assertThat(foretold).hasSize(ALL);
        var called = foretold.stream()
                .filter(line -> line.state() != ContactState.EXCLUDED)
                .collect(Collectors.toMap(
                        DryRunLines.Line::to, line -> line.from().truncatedTo(ChronoUnit.MINUTES)));
        assertThat(minutes(dialled)).isEqualTo(called);
        assertThat(called.values().stream().distinct())
                .as("three times of opening")
                .hasSize(3);
        assertThat(foretold.stream()
                        .filter(line -> line.state() == ContactState.EXCLUDED)
                        .collect(Collectors.groupingBy(line -> line.rule().orElseThrow(), Collectors.counting())))
                .isEqualTo(Map.of(
                        Rule.NO_CONSENT.name(),
                        3L,
                        Rule.COUNTRY_CLOSED.name(),
                        (long) EACH,
                        Rule.NUMBER_SPECIAL.name(),
                        (long) EACH));
        assertThat(sim.progress(business, campaign).excluded())
                .as("by rule, once it ran")
                .isEqualTo(counted(foretold));
    }

    private long answers() {
        return sim.app
                .tx()
                .call(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of("select count(*) as many from gate_answer")
                                .only(row -> row.number("many")));
    }

    private static Map<String, Integer> counted(List<DryRunLines.Line> lines) {
        return lines.stream()
                .filter(line -> line.state() == ContactState.EXCLUDED)
                .collect(Collectors.toMap(line -> line.rule().orElseThrow(), _ -> 1, Integer::sum));
    }

    private static Map<PhoneNumber, Instant> minutes(Map<PhoneNumber, Instant> dialled) {
        return dialled.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, dial -> dial.getValue().truncatedTo(ChronoUnit.MINUTES)));
    }

    /** Everybody but the first of each of the three places agreed. */
    private void consents() {
        sim.app.tx().run(TestApp.TENANT, () -> {
            for (int i = 0; i < ALL; i++) {
                if (i % EACH > 0 || i >= EACH * 3) {
                    sim.agrees(business, number(i));
                }
            }
        });
    }

    private List<DryRunLines.Line> foretold(UUID id) {
        return sim.app
                .tx()
                .call(
                        TestApp.TENANT,
                        () -> sim.app
                                .get(DryRunLines.class)
                                .after(sim.app.get(Campaigns.class).find(id).orElseThrow(), 0, 1_000));
    }

    /** A campaign over a list of these numbers, copied but not yet looked at. */
    private UUID campaign() {
        var id = sim.campaign(business, ALL, Money.dollars(400), ONCE, 100);
        sim.app.tx().run(TestApp.TENANT, () -> {
            var list = sim.app
                    .sql()
                    .of("insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)"
                            + " select list_id, business_id, user_id, 'All', 'US', total, created_at from campaign"
                            + " where id = :id returning id")
                    .with("id", id)
                    .only(row -> row.uuid("id"));
            for (int i = 0; i < ALL; i++) {
                sim.app
                        .sql()
                        .of("update campaign_contact set number = :number where campaign_id = :id and seq = :seq")
                        .with("number", number(i))
                        .with("id", id)
                        .with("seq", i + 1)
                        .update();
                sim.app
                        .sql()
                        .of("insert into contact (list_id, seq, number, region) values (:list, :seq, :number, 'US')")
                        .with("list", list)
                        .with("seq", i + 1)
                        .with("number", number(i))
                        .update();
            }
        });
        return id;
    }

    private static PhoneNumber number(int i) {
        return new PhoneNumber(BEGINNINGS.get(i / EACH) + "%02d".formatted(10 + i % EACH));
    }
}
