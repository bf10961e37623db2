package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.ExpireAttempts;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.Receipts;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Transfer;
import com.speechcad.db.Jobs;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.Scope;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that the provider had no room for, that were given up, or whose end is not told: nothing is lost, held or rung for them. */
class BackInLineTest {
    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), provider);
    private final Caller ana = new Caller(app, 1);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void one_that_is_stopped_by_a_kill_switch_gives_back_what_it_held() {
        var attempt = backInLine();
        assertThat(held(ana).isPositive()).isTrue();

        ana.in(() -> app.get(KillSwitches.class).throwIt("user:9", Stop.PLATFORM, "", "a complaint came in"));
        later(Duration.ofMinutes(1));
        ana.isDialled();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(held(ana)).isEqualTo(Money.ZERO);
        assertThat(provider.orders).isEmpty();
    }

    @Test
    void one_whose_money_went_back_is_not_dialled_without_any() {
        var attempt = backInLine();
        later(Duration.ofHours(7));
        app.get(ExpireAttempts.class).run(100);
        assertThat(held(ana)).isEqualTo(Money.ZERO);

        ana.isDialled();

        assertThat(provider.orders).isEmpty();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
    }

    @Test
    void one_that_waited_keeps_what_it_holds_until_its_end() {
        var attempt = backInLine();
        var longest = found(attempt).confirmed().longest();
        later(Duration.ofMinutes(9));
        ana.isDialled();
        ana.take(reports(attempt).started());

        later(longest.plusSeconds(1));
        app.get(ExpireAttempts.class).run(100);

        assertThat(found(attempt).state()).isEqualTo(AttemptState.IN_CALL);
        assertThat(held(ana).isPositive()).isTrue();
        provider.calls.put(FakeProvider.callOf(attempt), reports(attempt).ended());
        settleMissed(Duration.ofMinutes(1));
        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(held(ana)).isEqualTo(Money.ZERO);
    }

    @Test
    void one_whose_hours_are_over_meanwhile_is_refused_with_the_reason_and_does_not_ring_the_next_morning() {
        // Five to eight in the evening in New York; strangers are called until eight there.
        app.clock().set(Instant.parse("2026-11-24T00:55:00Z"));
        provider.next = new Dialer.Dialled.Refused(EndReason.PROVIDER_BUSY);
        var attempt = asksForAStranger();
        ana.isDialled();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.PLANNED);
        assertThat(held(ana).isPositive()).isTrue();

        later(Duration.ofMinutes(9));
        ana.isDialled();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(held(ana)).isEqualTo(Money.ZERO);
        later(Duration.ofHours(13));
        ana.isDialled();
        assertThat(provider.orders).isEmpty();
    }

    @Test
    void one_that_was_to_be_hung_up_while_it_was_asked_for_ends_in_line() {
        var attempt = backInLine();
        // The tap came while the provider was being asked.
        app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add(StopCall.KIND, attempt.toString(), "{}"));

        ana.jobsAreDone();
        later(Duration.ofMinutes(1));
        ana.jobsAreDone();
        ana.isDialled();

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        assertThat(held(ana)).isEqualTo(Money.ZERO);
        assertThat(provider.orders).isEmpty();
    }

    @Test
    void one_that_was_given_up_and_came_to_life_is_asked_about_until_it_ends() {
        var attempt = givenUp(ana);
        ana.take(reports(attempt).started());
        assertThat(found(attempt).state()).isEqualTo(AttemptState.IN_CALL);

        provider.calls.put(FakeProvider.callOf(attempt), reports(attempt).ended());
        settleMissed(Duration.ofMinutes(1));

        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
    }

    @Test
    void one_that_came_to_life_and_that_the_provider_forgot_ends_as_well() {
        var attempt = givenUp(ana);
        ana.take(reports(attempt).started());

        settleMissed(Duration.ofMinutes(1));
        assertThat(found(attempt).state()).as("it may still be talking").isEqualTo(AttemptState.IN_CALL);
        settleMissed(found(attempt).confirmed().longest().plusMinutes(17));

        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
    }

    @Test
    void one_whose_second_leg_is_not_told_yet_is_neither_written_off_nor_free() {
        var attempt = dialled(ana);
        var longest = found(attempt).confirmed().longest();
        ana.take(reports(attempt).started());
        later(longest);
        var handedOver = transferred(attempt, app.clock().instant());
        provider.calls.put(FakeProvider.callOf(attempt), handedOver);
        ana.take(handedOver);

        // The slot is leased for a quarter of an hour more than the call may last; the second leg may last as long as
        // the first.
        var wait = longest.compareTo(Duration.ofMinutes(17)) > 0 ? Duration.ofMinutes(17) : longest;
        for (var waited = Duration.ZERO; waited.compareTo(wait.plusMinutes(8)) < 0; waited = waited.plusMinutes(1)) {
            settleMissed(Duration.ofMinutes(1));
        }
        assertThat(found(attempt).state()).isEqualTo(AttemptState.IN_CALL);

        for (int minute = 0; minute < longest.toMinutes() + 10; minute++) {
            settleMissed(Duration.ofMinutes(1));
        }
        assertThat(found(attempt).state()).isEqualTo(AttemptState.ENDED);
        assertThat(ana.in(() -> app.get(Receipts.class).count(ana.user))).isOne();
    }

    @Test
    void one_that_cannot_be_dealt_with_does_not_keep_the_others_from_their_end() {
        var broken = dialled(ana);
        var bob = new Caller(app, 2);
        later(Duration.ofSeconds(2));
        var sound = dialled(bob);
        provider.calls.put(FakeProvider.callOf(broken), unreadable(broken));
        provider.calls.put(FakeProvider.callOf(sound), reports(sound).ended());
        later(Duration.ofMinutes(5));

        assertThatIllegalStateException()
                .isThrownBy(() -> app.get(SettleMissed.class).run(Duration.ofSeconds(30)));

        assertThat(found(sound).state()).isEqualTo(AttemptState.ENDED);
        assertThat(found(broken).state()).isEqualTo(AttemptState.DIALLING);
    }

    private UUID backInLine() {
        provider.next = new Dialer.Dialled.Refused(EndReason.PROVIDER_BUSY);
        var attempt = ana.asksFor(script());
        ana.isDialled();
        assertThat(found(attempt).state()).isEqualTo(AttemptState.PLANNED);
        return attempt;
    }

    private UUID asksForAStranger() {
        var stranger = new PhoneNumber("+12125550110");
        var own = new PhoneNumber("+14155550120");
        return ana.in(() -> {
            app.get(Users.class).rename(ana.user, "Ana");
            app.get(Businesses.class).setTier(ana.business, Business.Tier.T2);
            app.sql()
                    .of(
                            "insert into caller_id (number, business_id, present, seen_at) values (:own, :business, true, :now)")
                    .with("own", own)
                    .with("business", ana.business)
                    .with("now", app.clock().instant())
                    .update();
            var given = new Consent.Given(
                    Scope.INFORMATIONAL,
                    "Bea Brown",
                    "paper form",
                    "You may call me.",
                    LocalDate.of(2026, 11, 1),
                    Optional.empty());
            app.get(Consents.class).attest(ana.user, ana.business, stranger, given);
            var quote = (Quote.Offered) app.get(Quotes.class).quote(ana.user, CallKind.SINGLE, stranger, false);
            var said = app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "stranger", ana.user, ana.business, script(), stranger, own, false, quote));
            return switch (said) {
                case RequestCall.Outcome.Requested(var attempt) -> attempt;
                case RequestCall.Outcome.Refused(var why) -> throw new AssertionError(why);
            };
        });
    }

    private UUID dialled(Caller caller) {
        var attempt = caller.asksFor(script());
        caller.isDialled();
        assertThat(provider.orders.getLast().attempt()).isEqualTo(attempt);
        return attempt;
    }

    private UUID givenUp(Caller caller) {
        provider.next = new Dialer.Dialled.Uncertain();
        var attempt = dialled(caller);
        settleMissed(Duration.ofMinutes(3));
        settleMissed(Duration.ofMinutes(9));
        assertThat(found(attempt).state()).isEqualTo(AttemptState.NOT_CONNECTED);
        return attempt;
    }

    private static Attempt.Script script() {
        return new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
    }

    private CallReport transferred(UUID attempt, Instant at) {
        return new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                Phase.ENDED,
                Optional.of(at.minusSeconds(90)),
                Optional.of(at),
                Optional.of(Duration.ofSeconds(90)),
                Optional.of("call_transfer"),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new Transfer(new PhoneNumber("+14155550199"), Optional.empty())));
    }

    /** With a sign that no text in PostgreSQL can hold. */
    private CallReport unreadable(UUID attempt) {
        var at = app.clock().instant();
        return new CallReport(
                Optional.of(attempt),
                FakeProvider.callOf(attempt),
                Phase.ENDED,
                Optional.of(at),
                Optional.of(at.plusSeconds(60)),
                Optional.of(Duration.ofSeconds(60)),
                Optional.of("user_hangup"),
                false,
                List.of(),
                List.of(),
                Optional.of(new Analysis("a\u0000b", "Positive", true)));
    }

    private void settleMissed(Duration after) {
        later(after);
        app.get(SettleMissed.class).run(Duration.ofSeconds(30));
    }

    private void later(Duration after) {
        app.clock().advance(after);
    }

    private Reports reports(UUID attempt) {
        return new Reports(attempt, app.clock().instant());
    }

    private Attempt found(UUID attempt) {
        return ana.in(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    private Money held(Caller caller) {
        return caller.in(() -> app.get(Wallets.class).of(caller.user)).held();
    }
}
