package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Rule;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever wonders about a contact is told what the dispatcher goes by. */
class WhyContactTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);
    /** New York, Los Angeles, Honolulu; the Bahamas, which are closed; and numbers of premium rate. */
    private static final List<String> BEGINNINGS =
            List.of("+121255501", "+141555501", "+180855501", "+124232201", "+190055501");

    private static final int EACH = 3;
    private static final int ALL = EACH * 5;

    private final Sim sim = new Sim(44, 20, 10);
    private final Sim.Person business = sim.person(TestApp.TENANT, Money.dollars(1_000));

    WhyContactTest() {
        sim.account(TestApp.TENANT, 10, 0);
        // A Tuesday, nine in the morning in New York and six in Los Angeles.
        sim.app.clock().set(Instant.parse("2026-11-24T14:00:00Z"));
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).rename(business.user(), "Ana");
            for (int i = 1; i < ALL; i++) {
                sim.agrees(business, number(i));
            }
        });
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    private record Stands(ContactState state, Optional<String> rule, Instant nextAt) {}

    /** The last one has hours of its own in which nobody may be called. */
    @ParameterizedTest(name = "own hours from {0} to {1}")
    @CsvSource({"'', ''", "600, 1020", "360, 420"})
    void the_rule_and_the_minute_are_those_of_the_contacts_row(String from, String to) {
        var campaign = campaign();
        inTenant(() -> sim.app
                .sql()
                .of("""
                update campaign set window_from = nullif(:from, '')::int, window_to = nullif(:to, '')::int
                where id = :id""")
                .with("from", from)
                .with("to", to)
                .with("id", campaign)
                .update());
        // Of three in New York one agreed to nothing, and one is known to be in Los Angeles.
        inTenant(() -> sim.app
                .sql()
                .of(
                        "update campaign_contact set variables = '{\"city\":\"Los Angeles\"}' where campaign_id = :id and seq = 2")
                .with("id", campaign)
                .update());

        sim.app.get(GateRows.class).run(TestApp.TENANT, campaign, 1, ALL);

        var states = Set.copyOf(IntStream.rangeClosed(1, ALL)
                .mapToObj(seq -> {
                    var row = row(campaign, seq);
                    assertThat(said(campaign, seq)).as("contact %s", seq).isEqualTo(row);
                    return row.state;
                })
                .toList());
        assertThat(states).contains(ContactState.EXCLUDED).hasSizeGreaterThan(from.equals("360") ? 0 : 1);
    }

    @Test
    void whoever_waits_for_the_next_try_or_was_left_out_by_the_campaign_is_told_so() {
        sim.app.clock().set(Instant.parse("2026-11-24T20:00:00Z"));
        var campaign = campaign();
        sim.app.get(GateRows.class).run(TestApp.TENANT, campaign, 1, ALL);
        var next = sim.now().plus(Duration.ofHours(2));
        becomes(campaign, 2, ContactState.WAITING, "", next);
        becomes(campaign, 3, ContactState.EXCLUDED, "FORBIDDEN_WORDS", sim.now());
        becomes(campaign, 4, ContactState.WAITING, "WORDS_REVIEWED", next);
        // Nothing keeps it from being called any more.
        becomes(campaign, 5, ContactState.EXCLUDED, Rule.NO_CONSENT.name(), sim.now());
        // In Honolulu, where the law's day is over before that.
        becomes(campaign, 7, ContactState.WAITING, "", sim.now().plus(Duration.ofDays(1)));

        assertThat(said(campaign, 2)).isEqualTo(new Stands(ContactState.WAITING, Optional.of("NEXT_TRY"), next));
        assertThat(said(campaign, 3)).isEqualTo(row(campaign, 3));
        assertThat(said(campaign, 4)).isEqualTo(row(campaign, 4));
        assertThat(said(campaign, 7).nextAt).isEqualTo(row(campaign, 7).nextAt);
        assertThat(explained(campaign, 5).own()).contains(ContactRule.LEFT_OUT);
        assertThat(List.of(2, 3, 4, 5, 7))
                .noneMatch(seq -> explained(campaign, seq).allows());
    }

    private void becomes(UUID campaign, int seq, ContactState state, String rule, Instant next) {
        inTenant(() -> sim.app
                .sql()
                .of("""
                        update campaign_contact set state = :state, rule = nullif(:rule, ''), next_at = :next
                        where campaign_id = :id and seq = :seq""")
                .with("state", state)
                .with("rule", rule)
                .with("next", next)
                .with("id", campaign)
                .with("seq", seq)
                .update());
    }

    @Test
    void a_level_whose_calls_of_the_hour_are_made_is_the_answer_with_the_minute_from_which_it_goes_on() {
        inTenant(() -> {
            sim.app.get(Businesses.class).setTier(business.business(), Business.Tier.T1);
            return true;
        });
        sim.app.clock().set(Instant.parse("2026-11-24T20:00:00Z"));
        for (int i = 0; i < 4; i++) {
            var more = "+12025550%d".formatted(150 + i);
            inTenant(() -> {
                sim.agrees(business, new PhoneNumber(more));
                return true;
            });
        }
        var campaign = campaign();
        inTenant(() -> sim.app
                .sql()
                .of(
                        "update campaign_contact set number = '+12025550' || (140 + seq) where campaign_id = :id and seq > 9 and seq < 14")
                .with("id", campaign)
                .update());

        assertThat(sim.run(Duration.ofMinutes(30), () -> resting(campaign).isPresent()))
                .isTrue();

        var ready = IntStream.rangeClosed(1, ALL)
                .filter(seq -> row(campaign, seq).state == ContactState.READY)
                .findFirst()
                .orElseThrow();
        assertThat(explained(campaign, ready).law().decision().rule()).isEqualTo(Rule.VELOCITY_HOUR);
        assertThat(explained(campaign, ready).law().next()).isEqualTo(resting(campaign));
    }

    private Optional<Instant> resting(UUID campaign) {
        return inTenant(() -> sim.app
                .sql()
                .of("select rests_until from campaign where id = :id and reason = 'LEVELS_PACE'")
                .with("id", campaign)
                .first(row -> row.instant("rests_until")));
    }

    private Stands said(UUID campaign, int seq) {
        var answer = explained(campaign, seq);
        if (answer.allows()) {
            return new Stands(ContactState.READY, Optional.empty(), sim.now());
        }
        var rule = answer.own()
                .map(Enum::name)
                .orElse(answer.law().decision().rule().name());
        return answer.law()
                .next()
                .map(next -> new Stands(ContactState.WAITING, Optional.of(rule), next))
                .orElseGet(() -> new Stands(ContactState.EXCLUDED, Optional.of(rule), sim.now()));
    }

    private WhyContact.Answer explained(UUID campaign, int seq) {
        return inTenant(() -> sim.app.get(WhyContact.class).explain(business.user(), campaign, seq))
                .orElseThrow();
    }

    private Stands row(UUID campaign, int seq) {
        return inTenant(() -> sim.app
                .sql()
                .of("select state, rule, next_at from campaign_contact where campaign_id = :id and seq = :seq")
                .with("id", campaign)
                .with("seq", seq)
                .only(row -> new Stands(
                        row.constant(ContactState.class, "state"), row.maybeText("rule"), row.instant("next_at"))));
    }

    private UUID campaign() {
        var id = sim.campaign(business, ALL, Money.dollars(400), ONCE, 100);
        inTenant(() -> {
            for (int i = 0; i < ALL; i++) {
                sim.app
                        .sql()
                        .of("update campaign_contact set number = :number where campaign_id = :id and seq = :seq")
                        .with("number", number(i))
                        .with("id", id)
                        .with("seq", i + 1)
                        .update();
            }
            return true;
        });
        return id;
    }

    private <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }

    private static PhoneNumber number(int i) {
        return new PhoneNumber(BEGINNINGS.get(i / EACH) + "%02d".formatted(10 + i % EACH));
    }
}
