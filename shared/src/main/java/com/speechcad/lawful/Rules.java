package com.speechcad.lawful;

import com.speechcad.lawful.Decision.Allow;
import com.speechcad.lawful.Decision.Exclude;
import com.speechcad.lawful.Decision.Wait;
import com.speechcad.lawful.Facts.Who;
import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The decision itself: facts in, answer out, nothing else. Neither plan nor balance is among the facts, so no payment can
 * open what is closed. The order is the law's weight: what stops everything first, what passes by itself last.
 */
@Singleton
public class Rules {
    /** When a stopped campaign looks again: it is not to lose its rows to a switch that is released. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    /** For so long a campaign waits for what was said in a call; it mostly comes within minutes, and later seldom. */
    static final Duration HEARD_WITHIN = Duration.ofMinutes(30);

    private static final int MOST_LOOKS = 20;

    private final Opening opening;

    Rules(Opening opening) {
        this.opening = opening;
    }

    /**
     * A wait lasts until everything else is in order too: the cap that ends at night gives way to the morning's window. It
     * names the rule that stands first in the way.
     */
    public Decision decide(Facts facts) {
        var first = once(facts);
        var last = first;
        for (int look = 0;
                look < MOST_LOOKS && last instanceof Wait(var until, var rule, var _) && passes(rule);
                look++) {
            last = once(facts.at(until));
            if (last instanceof Allow) {
                return new Wait(until, first.rule(), first.row());
            }
        }
        return last instanceof Exclude ? last : first;
    }

    /** By itself, with time. */
    private static boolean passes(Rule rule) {
        return rule == Rule.WINDOW
                || rule == Rule.ATTEMPT_CAP
                || rule == Rule.VELOCITY_HOUR
                || rule == Rule.VELOCITY_DAY;
    }

    private Decision once(Facts facts) {
        return stopped(facts)
                .or(() -> who(facts))
                .or(() -> callerId(facts))
                .or(() -> number(facts))
                .or(() -> optedOut(facts))
                .or(() -> consent(facts))
                .or(() -> registry(facts))
                .or(() -> cap(facts))
                .or(() -> window(facts))
                .or(() -> velocity(facts))
                .orElseGet(() -> new Allow(
                        switch (facts.callee().who()) {
                            case SELF -> Rule.SELF_CALL;
                            case GUEST -> Rule.GUEST;
                            case STRANGER, STRANGER_TO_NOBODY -> Rule.CONSENTED;
                        }));
    }

    /** A person's own call is refused, a campaign's row waits. */
    private static Optional<Decision> stopped(Facts facts) {
        return facts.stops().stream().min(Comparator.naturalOrder()).map(stop -> switch (facts.kind()) {
            case SINGLE -> new Exclude(stop.rule());
            case BULK -> new Wait(facts.now().plus(LOOK_AGAIN), stop.rule());
        });
    }

    private static Optional<Decision> who(Facts facts) {
        if (facts.tier() != Business.Tier.T0) {
            return Optional.empty();
        }
        return switch (facts.callee().who()) {
            case SELF, GUEST -> Optional.empty();
            case STRANGER_TO_NOBODY -> Optional.of(new Exclude(Rule.NO_OWN_NUMBER));
            case STRANGER -> Optional.of(new Exclude(Rule.NOT_OWN_NUMBER));
        };
    }

    private static Optional<Decision> callerId(Facts facts) {
        return facts.callerIdAllowed() ? Optional.empty() : Optional.of(new Exclude(Rule.CALLER_ID_NOT_YOURS));
    }

    private static Optional<Decision> number(Facts facts) {
        return switch (facts.callee().kind()) {
            case SPECIAL -> Optional.of(new Exclude(Rule.NUMBER_SPECIAL));
            case UNKNOWN -> Optional.of(new Exclude(Rule.NUMBER_UNKNOWN));
            case ORDINARY ->
                isExempt(facts) || facts.callee().countryOpen()
                        ? Optional.empty()
                        : Optional.of(new Exclude(Rule.COUNTRY_CLOSED));
        };
    }

    private static Optional<Decision> optedOut(Facts facts) {
        return facts.standing()
                .optedOut()
                .map(list -> unheardUntil(facts, list)
                        .<Decision>map(until -> new Wait(until, list.rule()))
                        .orElseGet(() -> new Exclude(list.rule())));
    }

    /** Until when a campaign's row waits under a precaution: it is to end, and a person's own call is refused at once. */
    private static Optional<Instant> unheardUntil(Facts facts, Facts.DoNotCallList list) {
        return facts.standing()
                .unheardSince()
                .filter(_ -> list == Facts.DoNotCallList.UNHEARD && facts.kind() == Dial.Kind.BULK)
                .map(since -> since.plus(HEARD_WITHIN))
                .filter(facts.now()::isBefore);
    }

    private static Optional<Decision> consent(Facts facts) {
        if (isExempt(facts)) {
            return Optional.empty();
        }
        var consent = facts.standing().consent();
        if (consent.isEmpty()) {
            return Optional.of(new Exclude(facts.standing().revoked() ? Rule.CONSENT_REVOKED : Rule.NO_CONSENT));
        }
        return consent.get().covers(facts.standing().purpose())
                ? Optional.empty()
                : Optional.of(new Exclude(Rule.CONSENT_TOO_NARROW));
    }

    private static Optional<Decision> registry(Facts facts) {
        var standing = facts.standing();
        return isExempt(facts) || standing.purpose() != Purpose.MARKETING || standing.scrubbed()
                ? Optional.empty()
                : standing.registry().map(row -> new Exclude(Rule.REGISTRY_STALE, row));
    }

    /** Of several that are used up, the one that lasts longest. */
    private static Optional<Decision> cap(Facts facts) {
        if (isExempt(facts)) {
            return Optional.empty();
        }
        return facts.counts().caps().stream()
                .flatMap(cap -> cap
                        .usedUpUntil(facts.counts().dialled(), facts.now())
                        .map(until -> new Wait(until, Rule.ATTEMPT_CAP, cap.row()))
                        .stream())
                .max(Comparator.comparing(Wait::until))
                .map(wait -> wait);
    }

    private Optional<Decision> window(Facts facts) {
        if (isExempt(facts)) {
            return Optional.empty();
        }
        return switch (opening.at(facts.now(), facts.ringing(), facts.callee().place())) {
            case Opening.Answer.Open _ -> Optional.empty();
            case Opening.Answer.Closed(var until, var row) -> Optional.of(new Wait(until, Rule.WINDOW, row));
            case Opening.Answer.Never() -> Optional.of(new Exclude(Rule.NEVER_OPEN));
            case Opening.Answer.NoZone() -> Optional.of(new Exclude(Rule.ZONE_UNKNOWN));
        };
    }

    private static Optional<Decision> velocity(Facts facts) {
        if (facts.callee().who() == Who.SELF) {
            return Optional.empty();
        }
        return full(facts.now(), facts.counts().dayFull(), Rule.VELOCITY_DAY)
                .or(() -> full(facts.now(), facts.counts().hourFull(), Rule.VELOCITY_HOUR));
    }

    private static Optional<Decision> full(Instant now, Optional<Instant> until, Rule rule) {
        return until.filter(now::isBefore).map(at -> new Wait(at, rule));
    }

    /** From consent, registry, hours, caps and closed countries: they asked for it themselves. */
    static boolean isExempt(Facts facts) {
        return switch (facts.callee().who()) {
            case SELF, GUEST -> true;
            case STRANGER, STRANGER_TO_NOBODY -> false;
        };
    }
}
