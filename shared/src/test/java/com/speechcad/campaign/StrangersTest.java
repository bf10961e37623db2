package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two campaigns of one business to people who are not its own: consent, hours and a no hold while they run. */
class StrangersTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    private static final int EACH = 14;
    private static final List<Area> AREAS = List.of(
            new Area("212", ZoneId.of("America/New_York")),
            new Area("415", ZoneId.of("America/Los_Angeles")),
            new Area("808", ZoneId.of("Pacific/Honolulu")));
    private static final int ALL = EACH * 3;

    private final Sim sim = new Sim(41, 6, 1);
    private final Sim.Person business = sim.person(TestApp.TENANT, Money.dollars(1_000));
    private final List<Dialled> dialled = new ArrayList<>();

    /** Where a number is, by its first three digits. */
    private record Area(String code, ZoneId zone) {}

    private record Dialled(PhoneNumber to, Instant at, UUID attempt) {}

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void strangers_are_rung_with_consent_by_day_and_never_again_after_a_no() {
        sim.account(TestApp.TENANT, 1, 0);
        // Half past seven in the evening in New York, half past two in Honolulu.
        sim.app.clock().set(Instant.parse("2026-11-21T00:30:00Z"));
        var without = new HashSet<PhoneNumber>();
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).rename(business.user(), "Ana");
            for (int i = 0; i < ALL; i++) {
                if (i % 10 == 3) {
                    without.add(number(i));
                } else {
                    sim.agrees(business, number(i));
                }
            }
        });
        // One is early in the first campaign and late in the second, the other the other way round.
        var refusing = Set.of(number(1), number(ALL - 2));
        sim.provider.fate = order -> {
            dialled.add(new Dialled(order.to(), sim.now(), order.attempt()));
            return new SimProvider.Fate(Duration.ofSeconds(10), Duration.ofMinutes(8), "user_hangup");
        };
        sim.provider.saysNo = attempt ->
                dialled.stream().anyMatch(call -> call.attempt.equals(attempt) && refusing.contains(call.to));
        var forth = campaign(false);
        var back = campaign(true);

        var over = sim.run(
                Duration.ofDays(6),
                () -> sim.state(business, forth) == CampaignState.FINISHED
                        && sim.state(business, back) == CampaignState.FINISHED);

        assertThat(over)
                .as("%s %s", sim.progress(business, forth), sim.progress(business, back))
                .isTrue();
        assertThat(dialled).extracting(Dialled::to).doesNotContainAnyElementsOf(without);
        assertThat(dialled)
                .allSatisfy(call -> assertThat(call.at.atZone(zone(call.to)).getHour())
                        .as("%s to %s", call.at, call.to)
                        .isBetween(8, 20));
        assertThat(dialled.getLast().at)
                .as("the night was waited for")
                .isAfterOrEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
        for (var no : refusing) {
            assertThat(dialled).filteredOn(call -> call.to.equals(no)).hasSize(1);
        }
        assertThat(dialled).hasSize(2 * (ALL - without.size()) - refusing.size());
        assertThat(sim.progress(business, forth).of(ContactState.EXCLUDED)).isEqualTo(without.size() + 1);
        assertThat(sim.progress(business, back).of(ContactState.EXCLUDED)).isEqualTo(without.size() + 1);
        assertThat(sim.wrong(business, forth)).isEmpty();
        assertThat(sim.wrong(business, back)).isEmpty();
        assertThat(sim.leftOver(business)).isEmpty();
    }

    @Test
    void whoever_may_have_said_no_in_a_call_of_which_no_word_came_is_not_rung_by_the_next_campaign() {
        sim.account(TestApp.TENANT, 1, 0);
        sim.app.clock().set(Instant.parse("2026-11-24T19:00:00Z"));
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).rename(business.user(), "Ana");
            for (int i = 0; i < ALL; i++) {
                sim.agrees(business, number(i));
            }
        });
        sim.webhooks = List::of;
        sim.provider.fate = order -> {
            dialled.add(new Dialled(order.to(), sim.now(), order.attempt()));
            return order.to().equals(number(1))
                    ? new SimProvider.Fate(Duration.ofSeconds(30), Duration.ZERO, "dial_no_answer")
                    : new SimProvider.Fate(Duration.ofSeconds(10), Duration.ofMinutes(1), "user_hangup");
        };
        var first = campaign(false);
        assertThat(sim.run(Duration.ofHours(6), () -> sim.state(business, first) == CampaignState.FINISHED))
                .isTrue();

        var second = campaign(false);
        sim.run(Duration.ofDays(2), () -> sim.state(business, second) == CampaignState.FINISHED);

        assertThat(dialled).hasSize(ALL + 1);
        assertThat(dialled.getLast().to).as("nobody spoke there").isEqualTo(number(1));
        assertThat(sim.progress(business, second).of(ContactState.EXCLUDED)).isEqualTo(ALL - 1);
        assertThat(sim.wrong(business, second)).isEmpty();
    }

    @Test
    void whoever_is_known_to_be_elsewhere_is_rung_only_when_it_is_day_there_too() {
        sim.account(TestApp.TENANT, 1, 0);
        // A Tuesday, nine in the morning in New York and six in Los Angeles.
        sim.app.clock().set(Instant.parse("2026-11-24T14:00:00Z"));
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).rename(business.user(), "Ana");
            for (int i = 0; i < ALL; i++) {
                sim.agrees(business, number(i));
            }
        });
        sim.provider.fate = order -> {
            dialled.add(new Dialled(order.to(), sim.now(), order.attempt()));
            return new SimProvider.Fate(Duration.ofSeconds(10), Duration.ofMinutes(1), "user_hangup");
        };
        var id = campaign(false);
        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app
                                .sql()
                                .of(
                                        "update campaign_contact set variables = '{\"zone\":\"North 3\",\"city\":\"Los Angeles\"}'"
                                                + " where campaign_id = :id and seq in (1, 3)")
                                .with("id", id)
                                .update());

        assertThat(sim.run(Duration.ofHours(12), () -> sim.state(business, id) == CampaignState.FINISHED))
                .isTrue();

        var there = Set.of(number(0), number(2));
        assertThat(dialled)
                .filteredOn(call -> there.contains(call.to))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.at).isAfterOrEqualTo(Instant.parse("2026-11-24T16:00:00Z")));
        assertThat(dialled)
                .filteredOn(call -> call.to.equals(number(1)))
                .singleElement()
                .satisfies(call -> assertThat(call.at).isBefore(Instant.parse("2026-11-24T15:00:00Z")));
        assertThat(sim.wrong(business, id)).isEmpty();
    }

    private UUID campaign(boolean isBackwards) {
        var id = sim.campaign(business, ALL, Money.dollars(400), ONCE, 1);
        sim.app.tx().run(TestApp.TENANT, () -> {
            for (int i = 0; i < ALL; i++) {
                sim.app
                        .sql()
                        .of("update campaign_contact set number = :number where campaign_id = :id and seq = :seq")
                        .with("number", number(isBackwards ? ALL - 1 - i : i))
                        .with("id", id)
                        .with("seq", i + 1)
                        .update();
            }
        });
        return id;
    }

    private static PhoneNumber number(int i) {
        return new PhoneNumber("+1%s55501%02d".formatted(AREAS.get(i / EACH).code, 10 + i % EACH));
    }

    private static ZoneId zone(PhoneNumber number) {
        return AREAS.stream()
                .filter(area -> number.e164().startsWith("+1" + area.code))
                .findFirst()
                .orElseThrow()
                .zone;
    }
}
