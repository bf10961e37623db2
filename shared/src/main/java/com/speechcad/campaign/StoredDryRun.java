package com.speechcad.campaign;

import com.speechcad.billing.CampaignQuote;
import com.speechcad.billing.Forecast;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a dry run stands in its row: plain numbers, times as seconds since 1970. */
@Serdeable
record StoredDryRun(
        int contacts,
        int callable,
        List<Line> lines,
        Line all,
        long budget,
        long affordable,
        Reasons reasons,
        @Nullable Long end,
        @Nullable Barred barred) {

    /** The step that may transfer to a number without a price. */
    @Serdeable
    record Barred(int step, String number) {}

    /** Three amounts; the sum of all has no region. */
    @Serdeable
    record Line(String region, long perMinute, boolean covered, int contacts, Part least, Part likely, Part most) {}

    /** One amount. */
    @Serdeable
    record Part(long seconds, long planSeconds, long micros) {
        static Part of(Forecast.Amount amount) {
            return new Part(
                    amount.seconds(), amount.planSeconds(), amount.money().micros());
        }

        Forecast.Amount amount() {
            return new Forecast.Amount(seconds, planSeconds, Money.micros(micros));
        }
    }

    /** Why not, or not now, by rule. */
    @Serdeable
    record Reasons(Map<String, Integer> excluded, Map<String, Wait> waiting) {
        static final Reasons NONE = new Reasons(Map.of(), Map.of());

        Reasons with(List<GateContacts.Verdict> verdicts) {
            var no = new HashMap<>(excluded);
            var later = new HashMap<>(waiting);
            for (var verdict : verdicts) {
                var rule = verdict.rule().orElse("");
                switch (verdict.state()) {
                    case EXCLUDED -> no.merge(rule, 1, Integer::sum);
                    case WAITING ->
                        later.merge(rule, new Wait(1, verdict.nextAt().getEpochSecond()), Wait::and);
                    case READY, RUNNING, REACHED, EXHAUSTED, CANCELLED -> {}
                }
            }
            return new Reasons(no, later);
        }

        /** Whether they wait for what nobody can foretell: that calls are allowed again. */
        boolean holdsAStop() {
            return waiting.keySet().stream().anyMatch(ContactRule::isStop);
        }

        Reasons without(CampaignQuote quote) {
            var no = new HashMap<>(excluded);
            quote.excluded()
                    .forEach((why, count) -> no.merge(
                            switch (why) {
                                case CampaignQuote.Excluded.NoPrice _ -> ContactRule.NO_PRICE.name();
                                case CampaignQuote.Excluded.Special() -> ContactRule.SPECIAL_NUMBER.name();
                                case CampaignQuote.Excluded.Transfer _ -> ContactRule.TRANSFER_NO_PRICE.name();
                            },
                            count,
                            Integer::sum));
            return new Reasons(no, waiting);
        }
    }

    /** @param first when the first of them may be called */
    @Serdeable
    record Wait(int contacts, long first) {
        Wait and(Wait other) {
            return new Wait(contacts + other.contacts, Math.min(first, other.first));
        }
    }

    static StoredDryRun of(
            int contacts, CampaignQuote quote, Reasons gate, Optional<Instant> end, Optional<Barred> barred) {
        var lines = quote.groups().stream()
                .map(group -> new Line(
                        group.region(),
                        group.perMinute().micros(),
                        group.covered(),
                        group.contacts(),
                        Part.of(group.least()),
                        Part.of(group.likely()),
                        Part.of(group.most())))
                .toList();
        var callable = lines.stream().mapToInt(Line::contacts).sum();
        return new StoredDryRun(
                contacts,
                callable,
                lines,
                new Line(
                        "", 0, false, callable, Part.of(quote.least()), Part.of(quote.likely()), Part.of(quote.most())),
                quote.budget().micros(),
                quote.affordable(),
                gate.without(quote),
                end.map(Instant::getEpochSecond).orElse(null),
                barred.orElse(null));
    }

    DryRun dryRun(Instant at) {
        var waiting = new HashMap<String, CampaignProgress.Waiting>();
        reasons.waiting.forEach((rule, wait) ->
                waiting.put(rule, new CampaignProgress.Waiting(wait.contacts, Instant.ofEpochSecond(wait.first))));
        return new DryRun(
                at,
                contacts,
                callable,
                lines.stream()
                        .map(line -> new DryRun.Destination(
                                line.region,
                                Money.micros(line.perMinute),
                                line.covered,
                                line.contacts,
                                line.least.amount(),
                                line.likely.amount(),
                                line.most.amount()))
                        .toList(),
                all.least.amount(),
                all.likely.amount(),
                all.most.amount(),
                Money.micros(budget),
                affordable,
                reasons.excluded,
                waiting,
                Optional.ofNullable(end).map(Instant::ofEpochSecond),
                Optional.ofNullable(barred).map(one -> new DryRun.Barred(one.step, new PhoneNumber(one.number))));
    }
}
