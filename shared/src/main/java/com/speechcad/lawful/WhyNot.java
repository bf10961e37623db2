package com.speechcad.lawful;

import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Why a number may not be called now, or that it may: the dispatcher's own decision, explained. */
@Singleton
public class WhyNot {
    private final Gate gate;
    private final Places places;
    private final RuleTables tables;
    private final Clock clock;

    WhyNot(Gate gate, Places places, RuleTables tables, Clock clock) {
        this.gate = gate;
        this.places = places;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * The explanation.
     *
     * @param row the rule with its source and date
     * @param said what it says beyond the decision's own words
     * @param next the next lawful minute; empty when time alone does not help, or it is now
     * @param zones every zone the number may be in
     */
    public record Explanation(
            PhoneNumber to,
            Decision decision,
            RuleRow row,
            RuleSaid said,
            String version,
            Optional<Instant> next,
            Optional<String> region,
            List<String> states,
            List<ZoneId> zones,
            Instant now) {
        /** The same where something else of the caller's own lets it wait for longer, or for good. */
        public Explanation until(Optional<Instant> later) {
            return new Explanation(to, decision, row, said, version, later, region, states, zones, now);
        }
    }

    public Explanation explain(Dial dial) {
        var decision = gate.explain(dial);
        var row = tables.find(decision.row()).orElseThrow(() -> new IllegalStateException("no rule " + decision.row()));
        var place = places.of(dial.to()).with(dial.basis().zone());
        return new Explanation(
                dial.to(),
                decision,
                row,
                RuleSaid.of(tables, row, Year.from(clock.instant().atZone(ZoneOffset.UTC))),
                tables.version(),
                decision instanceof Decision.Wait(var until, var _, var _) ? Optional.of(until) : Optional.empty(),
                place.region(),
                place.states(),
                place.zones(),
                clock.instant());
    }
}
