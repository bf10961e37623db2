package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How far a campaign is, counted over its contacts each time: no counter could be wrong. In the open transaction. */
@Singleton
public class CampaignProgress {
    /** Fewer say nothing about the pace. */
    private static final int FEWEST = 5;

    private final Sql sql;
    private final Clock clock;

    CampaignProgress(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What there is to see. Imported is reached, exhausted, excluded, cancelled and still to do, always.
     *
     * @param imported contacts in all, copied yet or not
     * @param contacts how many stand in each state; those not copied yet wait
     * @param outcomes how the last tries of those who were called went, by the word of the end; of those, too, who are called
     *     again, or were to be
     * @param results the same by what it means; at least as many as reached and exhausted
     * @param again how many of them are to be called again
     * @param waiting by rule, and when the first of them may be called; under {@code ""} those who wait for a next try
     * @param excluded by rule
     * @param held set aside for the calls that run
     * @param end at the pace so far, and not before the last of those who wait may be called; empty while too little is known,
     *     and while it rests
     */
    public record Progress(
            Campaign campaign,
            int imported,
            Map<ContactState, Integer> contacts,
            Map<String, Integer> outcomes,
            Map<ContactOutcome, Integer> results,
            int again,
            Map<String, Waiting> waiting,
            Map<String, Integer> excluded,
            int tries,
            Money held,
            Optional<Instant> end) {
        public int of(ContactState state) {
            return contacts.getOrDefault(state, 0);
        }

        public int toDo() {
            return of(ContactState.WAITING) + of(ContactState.READY) + of(ContactState.RUNNING);
        }

        /** Who was called and not reached; not who marked the call as spam. */
        public int missed() {
            return of(ContactState.EXHAUSTED) - results.getOrDefault(ContactOutcome.SPAM, 0);
        }

        /** Who was left out by a rule that can be put right. */
        public int excludedForNow() {
            return PassingRules.count(excluded);
        }

        /**
         * Whom a campaign for the rest would begin with: those missed, cancelled and excluded for now. See {@link
         * DraftCampaign#again}.
         */
        public int left() {
            return missed() + of(ContactState.CANCELLED) + excludedForNow();
        }

        /** Those of whom there is nothing more to come. */
        public int over() {
            return imported - toDo();
        }
    }

    /** @param first when the first of them may be called */
    public record Waiting(int contacts, Instant first) {}

    private record Line(
            ContactState state,
            Optional<String> rule,
            Optional<String> outcome,
            int contacts,
            int tries,
            Money held,
            Instant first,
            Instant last) {
        boolean wasCalled() {
            return state == ContactState.REACHED || state == ContactState.EXHAUSTED || outcome.isPresent();
        }

        boolean isCalledAgain() {
            return state.isToDo() && outcome.isPresent();
        }

        String word() {
            return outcome.orElse("other");
        }

        ContactOutcome result() {
            return state == ContactState.REACHED
                    ? ContactOutcome.REACHED
                    : ContactOutcome.of(EndReason.of(word()), false);
        }
    }

    public Progress of(Campaign campaign) {
        var lines = sql.of("""
                        select state, rule, outcome, count(*) as contacts, sum(tries) as tries, sum(held_micros) as held,
                          min(next_at) as first, max(next_at) as last
                        from campaign_contact where campaign_id = :id group by state, rule, outcome""")
                .with("id", campaign.id())
                .list(row -> new Line(
                        row.constant(ContactState.class, "state"),
                        row.maybeText("rule"),
                        row.maybeText("outcome"),
                        row.integer("contacts"),
                        row.integer("tries"),
                        row.money("held"),
                        row.instant("first"),
                        row.instant("last")));
        var contacts = new EnumMap<ContactState, Integer>(ContactState.class);
        lines.forEach(line -> contacts.merge(line.state, line.contacts, Integer::sum));
        var copied = lines.stream().mapToInt(Line::contacts).sum();
        var imported = Math.max(campaign.contacts().total(), copied);
        if (imported > copied) {
            contacts.merge(notCopied(campaign), imported - copied, Integer::sum);
        }
        return new Progress(
                campaign,
                imported,
                Map.copyOf(contacts),
                outcomes(lines),
                results(lines),
                lines.stream()
                        .filter(Line::isCalledAgain)
                        .mapToInt(Line::contacts)
                        .sum(),
                waiting(lines),
                excluded(lines),
                lines.stream().mapToInt(Line::tries).sum(),
                lines.stream().map(Line::held).reduce(Money.ZERO, Money::plus),
                end(campaign, lines, contacts, imported));
    }

    /** What was not copied when the campaign was stopped never will be. */
    private static ContactState notCopied(Campaign campaign) {
        return campaign.state().isOver() || campaign.state() == CampaignState.STOPPING
                ? ContactState.CANCELLED
                : ContactState.WAITING;
    }

    private static Map<String, Integer> outcomes(List<Line> lines) {
        var outcomes = new TreeMap<String, Integer>();
        lines.stream()
                .filter(Line::wasCalled)
                .forEach(line -> outcomes.merge(line.word(), line.contacts, Integer::sum));
        return outcomes;
    }

    private static Map<ContactOutcome, Integer> results(List<Line> lines) {
        var results = new EnumMap<ContactOutcome, Integer>(ContactOutcome.class);
        lines.stream()
                .filter(Line::wasCalled)
                .forEach(line -> results.merge(line.result(), line.contacts, Integer::sum));
        return Map.copyOf(results);
    }

    private static Map<String, Waiting> waiting(List<Line> lines) {
        var waiting = new TreeMap<String, Waiting>();
        lines.stream()
                .filter(line -> line.state == ContactState.WAITING)
                .forEach(line -> waiting.merge(
                        line.rule.orElse(""),
                        new Waiting(line.contacts, line.first),
                        (one, other) -> new Waiting(
                                one.contacts + other.contacts,
                                one.first.isBefore(other.first) ? one.first : other.first)));
        return waiting;
    }

    private static Map<String, Integer> excluded(List<Line> lines) {
        var excluded = new TreeMap<String, Integer>();
        lines.stream()
                .filter(line -> line.state == ContactState.EXCLUDED)
                .forEach(line -> excluded.merge(line.rule.orElse(""), line.contacts, Integer::sum));
        return excluded;
    }

    private Optional<Instant> end(
            Campaign campaign, List<Line> lines, Map<ContactState, Integer> contacts, int imported) {
        var done = contacts.getOrDefault(ContactState.REACHED, 0) + contacts.getOrDefault(ContactState.EXHAUSTED, 0);
        var toDo = contacts.entrySet().stream()
                .filter(entry -> entry.getKey().isToDo())
                .mapToInt(Map.Entry::getValue)
                .sum();
        var moves = campaign.state() == CampaignState.RUNNING && campaign.why().isEmpty();
        if (!moves || done < FEWEST || imported == 0 || toDo == 0) {
            return Optional.empty();
        }
        var now = clock.instant();
        return campaign.times().started().map(began -> {
            var each = Duration.between(began, now).dividedBy(done);
            return lines.stream()
                    .filter(line -> line.state == ContactState.WAITING)
                    .flatMap(line -> Stream.of(line.first.plus(each.multipliedBy(line.contacts)), line.last.plus(each)))
                    .reduce(now.plus(each.multipliedBy(toDo)), CampaignProgress::later);
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
