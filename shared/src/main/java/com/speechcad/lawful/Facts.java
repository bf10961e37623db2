package com.speechcad.lawful;

import com.speechcad.kernel.NumberKind;
import com.speechcad.tenant.Business;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the decision depends on. What was paid is not among it.
 *
 * @param stops what was switched off, of all that the call needs
 * @param tier how far the business is trusted
 * @param callerIdAllowed whether the business may show this caller id on this call
 */
public record Facts(
        Instant now,
        Duration ringing,
        Dial.Kind kind,
        Set<Stop> stops,
        Business.Tier tier,
        boolean callerIdAllowed,
        Callee callee,
        Standing standing,
        Counts counts) {

    /** The same at another time. */
    Facts at(Instant then) {
        return new Facts(then, ringing, kind, stops, tier, callerIdAllowed, callee, standing, counts);
    }

    /** What can be switched off, the widest first. */
    public enum Stop {
        PLATFORM(Rule.STOPPED_PLATFORM),
        TENANT(Rule.STOPPED_TENANT),
        BUSINESS(Rule.STOPPED_BUSINESS),
        FLOW(Rule.STOPPED_FLOW),
        CALLER_ID(Rule.STOPPED_CALLER_ID);

        private final Rule rule;

        Stop(Rule rule) {
            this.rule = rule;
        }

        public Rule rule() {
            return rule;
        }
    }

    /** Who would be rung. */
    public enum Who {
        SELF,
        GUEST,
        /** Somebody else, of a caller who has no number of their own yet. */
        STRANGER_TO_NOBODY,
        STRANGER
    }

    /** @param countryOpen whether calls to the number's region are open here */
    public record Callee(Who who, NumberKind kind, Place place, boolean countryOpen) {}

    /**
     * What the callee said, and what the law keeps.
     *
     * @param optedOut the widest list that the number stands on
     * @param unheardSince when it was noticed that nobody knows what was said in a call to it
     * @param purpose of the call
     * @param consent what the callee agreed to
     * @param revoked whether consent of the callee's own was taken back
     * @param registry the registry of the country, if it has one that counts for offers
     * @param scrubbed whether the business's check against it is young enough, and no older than the list
     */
    public record Standing(
            Optional<DoNotCallList> optedOut,
            Optional<Instant> unheardSince,
            Purpose purpose,
            Optional<Scope> consent,
            boolean revoked,
            Optional<String> registry,
            boolean scrubbed) {}

    /** Which list a number stands on, the widest first. */
    public enum DoNotCallList {
        PLATFORM(Rule.DO_NOT_CALL_PLATFORM),
        TENANT(Rule.DO_NOT_CALL_TENANT),
        BUSINESS(Rule.DO_NOT_CALL),
        UNHEARD(Rule.DO_NOT_CALL_UNHEARD);

        private final Rule rule;

        DoNotCallList(Rule rule) {
            this.rule = rule;
        }

        Rule rule() {
            return rule;
        }
    }

    /**
     * @param caps how often the number may be rung
     * @param dialled when it was rung lately by anybody of the tenant, newest first
     * @param hourFull until when the business may dial nobody further this hour
     * @param dayFull the same for the day
     */
    public record Counts(
            List<Cap> caps, List<Instant> dialled, Optional<Instant> hourFull, Optional<Instant> dayFull) {}

    /** @param row where it stands */
    public record Cap(String row, int most, Duration per) {
        static Cap of(RuleRow row) {
            var parts = row.value().split(" per ");
            return new Cap(row.id(), Integer.parseInt(parts[0]), Duration.parse(parts[1]));
        }

        /** Until when it is used up; empty when it is not. What the clock says lies ahead counts too. */
        Optional<Instant> usedUpUntil(List<Instant> dialled, Instant now) {
            var counted =
                    dialled.stream().filter(at -> at.isAfter(now.minus(per))).toList();
            return counted.size() < most
                    ? Optional.empty()
                    : Optional.of(counted.get(most - 1).plus(per));
        }
    }
}
