package com.speechcad.call;

import static com.speechcad.call.Strangers.BEA;
import static com.speechcad.call.Strangers.CAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DecideLimits;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.privacy.Leaver;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Users;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A no that is told late, or in one form only, is a no. */
class LateNoTest {
    private static final String NO = "please stop calling me";

    private final Strangers world = new Strangers();
    private final Leaver leaver = new Leaver(world.app, 601);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_no_that_was_not_written_down_without_what_is_personal_yet_counts_and_is_not_kept() {
        var attempt = world.dialled(BEA);

        world.ana.take(world.reports(attempt).saidUnscrubbed(NO));

        assertThat(world.found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(held(BEA)).isEqualTo(DoNotCall.Held.OPTED_OUT);
        assertThat(world.app.database().lines("select 1 from call_record where transcript like '%stop calling%'"))
                .isEmpty();
    }

    @Test
    void what_our_side_says_in_that_form_is_nobodys_no() {
        var attempt = world.dialled(BEA);

        world.ana.take(world.reports(attempt).ended(new CallReport.Turn.Said(true, NO)));

        assertThat(held(BEA)).isEqualTo(DoNotCall.Held.NOT);
    }

    @Test
    void a_no_that_comes_when_the_account_is_forgotten_counts_for_whoever_comes_back() {
        var no = world.dialled(BEA);
        world.ana.take(world.reports(no).ended(new CallReport.Turn.Said(true, "Hello.")));
        assertThat(held(BEA)).isEqualTo(DoNotCall.Held.NOT);
        leaver.leaves();

        world.ana.take(world.reports(no).saidOnceAnalyzed(NO));
        leaver.comesBack();

        assertThat(holds(BEA)).isTrue();
    }

    @Test
    void whose_words_all_came_before_the_account_was_forgotten_can_be_called_by_whoever_comes_back() {
        var yes = world.dialled(BEA);
        world.ana.take(world.reports(yes).ended());
        world.ana.take(world.reports(yes).saidOnceAnalyzed("see you on Friday"));
        var missed = world.dialled(CAL);
        world.ana.take(world.reports(missed).unanswered());
        leaver.leaves();

        leaver.comesBack();

        assertThat(holds(BEA)).isFalse();
        assertThat(holds(CAL)).isFalse();
    }

    @Test
    void whoever_allows_calls_after_one_whose_words_are_missing_can_be_called_by_whoever_comes_back() {
        var business = leaver.business();
        var unheard = world.dialled(BEA);
        world.ana.take(world.reports(unheard).ended(new CallReport.Turn.Said(true, "Hello.")));
        world.later(Duration.ofMinutes(5));
        no(business);
        world.later(Duration.ofMinutes(5));
        assertThat(joins(business)).isEqualTo(Guests.Joined.YES);
        world.later(Duration.ofMinutes(5));
        leaver.leaves();

        assertThat(world.mayNotCall(BEA)).as("they said yes after that call").isFalse();
    }

    @Test
    void words_of_one_call_do_not_free_a_number_of_which_another_was_forgotten() {
        var first = world.dialled(BEA);
        var second = world.dialled(BEA);
        world.isKnown(world.reports(first).ended());
        world.isKnown(world.reports(second).ended());
        world.settleMissed(Duration.ofMinutes(2));
        leaves();
        // As between two pieces.
        world.app.database().admin("update account_closing set state = 'PURGING'");
        world.app.database().admin("update attempt set to_number = '+99900000000001' where id = '" + first + "'");

        world.ana.take(world.reports(second).analyzed(Reports.keys("1").toArray(CallReport.Turn[]::new)));

        assertThat(world.mayNotCall(BEA)).isTrue();
    }

    /** Whoever takes a report has its call, and then writes to the log: the other way round the two wait for each other. */
    @Test
    void while_calls_are_forgotten_nobody_waits_for_the_audit_log() throws SQLException {
        var call = world.dialled(BEA);
        world.ana.take(world.reports(call).ended(new CallReport.Turn.Said(true, "Hello.")));
        leaves();
        world.app.database().admin("update account_closing set copies_planned_at = 'infinity'");
        try (var other = world.app.database().adminConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from attempt where id = '" + call + "' for update");
            var leaving = CompletableFuture.runAsync(leaver::leaves, Thread::startVirtualThread);
            world.app.database().awaitLockWaiter();

            statement.execute("select from audit_head for update nowait");

            other.rollback();
            leaving.join();
        }
        assertThat(world.mayNotCall(BEA)).isTrue();
    }

    private void leaves() {
        assertThat(world.ana.in(() -> world.app.get(CloseAccount.class).ask(leaver.user(), leaver.everything())))
                .isTrue();
    }

    private Guests.Joined joins(BusinessId business) {
        return world.ana.in(() -> {
            var guests = world.app.get(Guests.class);
            var bea = world.app.get(Users.class).meet(778, Optional.empty()).id();
            return guests.join(bea, world.app.get(Invitations.class).code(business), BEA);
        });
    }

    private void no(BusinessId business) {
        world.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> world.app
                                .get(DoNotCall.class)
                                .add(
                                        business,
                                        BEA,
                                        DoNotCall.Source.BOT,
                                        world.app.clock().instant()));
    }

    @Test
    void a_no_to_the_business_of_before_counts_once_strangers_may_be_called_again() {
        var before = leaver.business();
        leaver.leaves();
        leaver.comesBack();
        no(before);
        assertThat(holds(BEA)).as("nobody but guests can be called").isFalse();

        var granted = world.ana.in(() -> {
            var admin = world.app.get(Users.class).meet(777, Optional.empty()).id();
            var requests = world.app.get(LimitRequests.class);
            requests.ask(
                    leaver.user(),
                    leaver.business(),
                    new LimitRequest.Wish(Business.Tier.T1, "Ana", "Reminders", "A page", Optional.empty()));
            var id = requests.newest(leaver.business()).orElseThrow().id();
            return world.app.get(DecideLimits.class).decide(admin, id, true, "known");
        });

        assertThat(granted).isTrue();
        assertThat(holds(BEA)).isTrue();
    }

    private boolean holds(PhoneNumber number) {
        return world.ana.in(() -> world.app.get(DoNotCall.class).holds(leaver.business(), number));
    }

    private DoNotCall.Held held(PhoneNumber number) {
        return world.ana.in(() -> world.app
                .get(DoNotCall.class)
                .askHeld(world.ana.business, number)
                .get());
    }
}
