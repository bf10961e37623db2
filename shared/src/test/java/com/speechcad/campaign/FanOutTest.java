package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.db.TestQueue;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the queue takes of a campaign's pieces, and what is asked of it again. */
class FanOutTest {
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofHours(1), false);

    /** Twice what docs/benchmarks.md has for the person's own number. */
    private static final Duration A_PIECE = Duration.ofMillis(120);

    private static final Duration A_DISPATCH = Duration.ofMillis(200);

    private final Sim sim = new Sim(5, 6, 1);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void only_what_the_queue_did_not_take_is_sent_again() {
        sim.account(TestApp.TENANT, 1, 0);
        sim.app.queue().refused = body -> body.contains("\"from\":251,");
        var campaign = sim.campaign(person, 1_000, Money.dollars(50), ONCE, 5);
        assertThat(pieces()).containsExactly(1);

        sim.app.queue().refused = _ -> false;
        fanOut(campaign);
        assertThat(pieces()).as("the other is on its way").containsExactly(251);

        fanOut(campaign);
        assertThat(pieces()).as("as many as may be are on their way").isEmpty();
        sim.app.clock().advance(Duration.ofMinutes(3));
        fanOut(campaign);
        assertThat(pieces())
                .as("nothing came of any for a while; others are first, if these should never come to anything")
                .containsExactly(501, 751);
    }

    @Test
    void whoever_has_done_a_piece_asks_for_the_next_until_nobody_is_due() {
        sim.account(TestApp.TENANT, 1, 0);
        var campaign = sim.campaign(person, 1_000, Money.dollars(50), ONCE, 5);

        var rounds = new ArrayList<List<Integer>>();
        for (var sent = pieces(); !sent.isEmpty(); sent = pieces()) {
            rounds.add(sent);
            sent.forEach(from -> gate(campaign, from));
        }

        assertThat(rounds).containsExactly(List.of(1, 251), List.of(501, 751));
        assertThat(sim.progress(person, campaign).of(ContactState.WAITING)).isZero();
    }

    @Test
    void a_piece_that_came_while_the_campaign_was_paused_keeps_no_other_from_coming_after_it() {
        sim.account(TestApp.TENANT, 1, 0);
        var campaign = sim.campaign(person, 1_000, Money.dollars(50), ONCE, 5);
        assertThat(pieces()).containsExactly(1, 251);
        sim.app
                .tx()
                .run(TestApp.TENANT, () -> sim.app.get(ControlCampaign.class).pause(person.user(), campaign));
        List.of(1, 251).forEach(from -> gate(campaign, from));
        assertThat(pieces()).isEmpty();
        sim.app
                .tx()
                .run(TestApp.TENANT, () -> sim.app.get(ControlCampaign.class).resume(person.user(), campaign));

        fanOut(campaign);

        assertThat(pieces()).containsExactly(1, 251);
    }

    @Test
    void pieces_of_which_somebody_is_due_still_do_not_ask_for_each_other_without_an_end() {
        sim.account(TestApp.TENANT, 1, 0);
        sim.app.database().admin("""
                        create function stays() returns trigger language plpgsql as
                          'begin new.state = ''WAITING''; new.next_at = old.next_at; return new; end'""");
        sim.app.database().admin("""
                        create trigger stays before update on campaign_contact for each row
                        when (new.state = 'READY') execute function stays()""");
        var campaign = sim.campaign(person, 500, Money.dollars(50), ONCE, 5);
        assertThat(pieces()).containsExactly(1, 251);

        List.of(1, 251).forEach(from -> gate(campaign, from));

        assertThat(pieces()).isEmpty();
        sim.app.clock().advance(Duration.ofMinutes(3));
        fanOut(campaign);
        assertThat(pieces()).containsExactly(1, 251);
    }

    /**
     * Bounded by what is before it: of each campaign two pieces, and one more while the first is worked at; never by how many
     * contacts are due.
     */
    @Test
    void a_single_call_is_not_behind_thousands_of_contacts_that_became_due_in_the_same_second() {
        sim.account(TestApp.TENANT, 1, 1);
        sim.crew = Optional.of(new Crew(2, A_PIECE, A_DISPATCH));
        var other = sim.person(TestApp.TENANT, Money.dollars(10));
        var campaign = sim.campaign(person, 30_000, Money.dollars(90), ONCE, 50);

        var asked = sim.now();
        var attempt = sim.singleCall(other);
        var bound = A_PIECE.multipliedBy(3).plus(A_DISPATCH.multipliedBy(2)).plusSeconds(1);
        assertThat(sim.run(bound, () -> sim.provider.calls().containsKey(attempt)))
                .as("started within %s, asked for at %s", bound, asked)
                .isTrue();

        sim.run(Duration.ofSeconds(10));
        assertThat(sim.progress(person, campaign).of(ContactState.READY))
                .as("two workers are at them all the time")
                .isGreaterThan(20 * FanOut.PIECE);
    }

    private void gate(UUID campaign, int from) {
        sim.app.get(GateRows.class).run(TestApp.TENANT, campaign, from, from + FanOut.PIECE - 1);
    }

    private void fanOut(UUID campaign) {
        sim.app.get(FanOut.class).run(TestApp.TENANT, campaign);
    }

    /** The first contact of each piece that was sent since the last look. */
    private List<Integer> pieces() {
        var sent = sim.app.queue().sent().stream()
                .map(TestQueue.Sent::body)
                .filter(body -> body.contains("\"from\""))
                .map(body -> Integer.valueOf(body.replaceAll(".*\"from\":(\\d+).*", "$1")))
                .toList();
        sim.app.queue().sent().clear();
        return sent;
    }
}
