package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.DialCounts;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Scope;
import com.speechcad.privacy.Leaver;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A trusted business that calls people who agreed to it, at an hour that suits all of them. */
final class Strangers implements AutoCloseable {
    static final PhoneNumber BEA = new PhoneNumber("+12125550110");
    static final PhoneNumber CAL = new PhoneNumber("+12125550111");
    private static final PhoneNumber OWN = new PhoneNumber("+14155550120");

    final FakeProvider provider = new FakeProvider();
    final TestApp app =
            TestApp.configured(Map.of("platform.caller.id", Caller.PLATFORM.e164()), provider, new Leaver.NoCopies());
    final Caller ana = new Caller(app, 1);
    private int calls;

    Strangers() {
        // Noon in New York.
        app.clock().set(Instant.parse("2026-11-24T17:00:00Z"));
        app.tx().run(TestApp.TENANT, () -> {
            app.get(Users.class).rename(ana.user, "Ana");
            app.get(Businesses.class).setTier(ana.business, Business.Tier.T2);
            app.sql()
                    .of(
                            "insert into caller_id (number, business_id, present, seen_at) values (:own, :business, true, :now)")
                    .with("own", OWN)
                    .with("business", ana.business)
                    .with("now", app.clock().instant())
                    .update();
            List.of(BEA, CAL).forEach(this::agrees);
        });
    }

    private void agrees(PhoneNumber number) {
        var given = new Consent.Given(
                Scope.INFORMATIONAL,
                "Bea Brown",
                "paper form",
                "You may call me.",
                LocalDate.of(2026, 11, 1),
                Optional.empty());
        app.get(Consents.class).attest(ana.user, ana.business, number, given);
    }

    @Override
    public void close() {
        app.close();
    }

    RequestCall.Outcome asksFor(PhoneNumber number) {
        return ana.in(() -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(ana.user, CallKind.SINGLE, number, false);
            return app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "stranger " + ++calls, ana.user, ana.business, script(), number, OWN, false, quote));
        });
    }

    UUID planned(PhoneNumber number) {
        return switch (asksFor(number)) {
            case RequestCall.Outcome.Requested(var attempt) -> attempt;
            case RequestCall.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    /** Rung, as far as the provider says so. */
    UUID dialled(PhoneNumber number) {
        later(Duration.ofSeconds(2));
        var attempt = planned(number);
        ana.isDialled();
        return attempt;
    }

    /** To one's own number. */
    UUID dialledOwn() {
        later(Duration.ofSeconds(2));
        var attempt = ana.asksFor(script());
        ana.isDialled();
        return attempt;
    }

    private static Attempt.Script script() {
        return new Attempt.Script(new UUID(0, 7), "Appointment", 3, "agent_1", 3, false, Map.of("s2", "Confirm?"));
    }

    /** What the provider will say of the call when it is asked. */
    void isKnown(CallReport report) {
        provider.calls.put(report.providerCall(), report);
    }

    Reports reports(UUID attempt) {
        return new Reports(attempt, app.clock().instant());
    }

    void settleMissed(Duration after) {
        later(after);
        app.get(SettleMissed.class).run(Duration.ofSeconds(30));
    }

    void later(Duration after) {
        app.clock().advance(after);
    }

    Attempt found(UUID attempt) {
        return ana.in(() -> app.get(Attempts.class).find(attempt)).orElseThrow();
    }

    List<Answer> answers(UUID attempt) {
        return ana.in(() -> app.get(Results.class).answers(attempt));
    }

    boolean mayNotCall(PhoneNumber number) {
        return ana.in(() -> app.get(DoNotCall.class).holds(ana.business, number));
    }

    /** How often the law's caps count the number as rung in the last day. */
    int rung(PhoneNumber number) {
        return ana.in(() -> app.get(DialCounts.class)
                .askDialled(List.of(number), app.clock().instant().minus(Duration.ofDays(1)), 20)
                .get()
                .getOrDefault(number, List.of())
                .size());
    }
}
