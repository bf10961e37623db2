package com.speechcad.lawful;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.CallerIdRights.Right;
import com.speechcad.lawful.Facts.Who;
import com.speechcad.watch.Figure;
import com.speechcad.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers the facts of the open transaction's tenant, decides, and writes the answer to the audit log. */
@Singleton
public class Gate {
    private final GateFacts facts;
    private final Places places;
    private final RuleTables tables;
    private final Rules rules;
    private final GateAnswers answers;
    private final Figures figures;
    private final Clock clock;

    Gate(
            GateFacts facts,
            Places places,
            RuleTables tables,
            Rules rules,
            GateAnswers answers,
            Figures figures,
            Clock clock) {
        this.facts = facts;
        this.places = places;
        this.tables = tables;
        this.rules = rules;
        this.answers = answers;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Asked at the quote, when a row becomes ready, and right before the provider is.
     *
     * @param subject what it is about, such as {@code attempt:…}, for the audit log
     */
    public Decision ask(Dial dial, Stage stage, String subject) {
        var shared = read(dial.calling(), dial.basis(), List.of(dial.to()), stage, clock.instant());
        var asked = facts(dial, shared, places.of(dial.to()));
        var decision = rules.decide(asked);
        answers.keep(
                dial.calling(),
                restedOn(dial, shared, asked),
                stage,
                subject,
                new GateAnswers.Answer(subject, dial.to(), decision));
        count(List.of(decision));
        return decision;
    }

    /**
     * What {@link #ask} would answer right before the provider is asked, the calls an hour and a day counted, without a trace
     * and without keeping anybody waiting: for a person who wonders.
     */
    public Decision explain(Dial dial) {
        var shared = facts.read(dial.calling(), dial.basis(), List.of(dial.to()), clock.instant(), false, true);
        return rules.decide(facts(dial, shared, places.of(dial.to())));
    }

    /** With the list's consent, where the call names none and it is the one that counted. */
    private static Basis restedOn(Dial dial, GateFacts.Shared shared, Facts asked) {
        var known = shared.numbers().getOrDefault(dial.to(), NumberFacts.Of.NOTHING);
        return dial.basis().consent().isEmpty() && !Rules.isExempt(asked)
                ? ofList(dial.basis(), shared, known)
                        .map(list -> dial.basis().on(list.id()))
                        .orElse(dial.basis())
                : dial.basis();
    }

    /**
     * Asked about many rows of one campaign at once: what they have in common is read once, and their answers are one
     * entry of the audit log.
     *
     * @param basis what all rows rest on; a row's own zone is added to it
     * @param callees at most a thousand
     * @param subject what it is about, such as {@code campaign:…}
     * @return the answer to each row, by its id
     */
    public Map<UUID, Decision> askAll(
            Dial.Calling calling, Basis basis, List<Dial.Callee> callees, Stage stage, String subject) {
        return askAll(calling, basis, callees, stage, subject, clock.instant());
    }

    /**
     * The same as of another instant: what would be answered then, as far as it is known now.
     *
     * @param at such as a campaign's planned start
     */
    public Map<UUID, Decision> askAll(
            Dial.Calling calling, Basis basis, List<Dial.Callee> callees, Stage stage, String subject, Instant at) {
        if (callees.isEmpty()) {
            return Map.of();
        }
        var decided = explainAll(calling, basis, callees, stage, at);
        var written = callees.stream()
                .map(callee -> new GateAnswers.Answer(
                        "row:" + callee.id(), callee.to(), Objects.requireNonNull(decided.get(callee.id()))))
                .toList();
        answers.keepAll(calling, basis, stage, subject, written, at);
        count(decided.values());
        return decided;
    }

    /** What {@link #askAll} would answer, without a trace: for a person who wonders, however often. */
    public Map<UUID, Decision> explainAll(
            Dial.Calling calling, Basis basis, List<Dial.Callee> callees, Stage stage, Instant at) {
        var shared = read(
                calling, basis, callees.stream().map(Dial.Callee::to).distinct().toList(), stage, at);
        var decided = new LinkedHashMap<UUID, Decision>();
        for (var callee : callees) {
            var dial = calling.to(callee.to(), basis.in(callee.zone()));
            decided.put(callee.id(), rules.decide(facts(dial, shared, places.of(callee.to()))));
        }
        return decided;
    }

    /**
     * One entry of the audit log for many rows that were explained, without their answers.
     *
     * @param subject what it is about, such as {@code campaign:…}
     * @param allowed how many of the rows may be called at once
     * @param asOf the instant that was asked about
     */
    public void tell(Dial.Calling calling, Stage stage, String subject, long rows, long allowed, Instant asOf) {
        answers.keepSum(calling, stage, subject, rows, allowed, asOf);
    }

    /** One figure a rule that excludes, however many rows it did. */
    private void count(Collection<Decision> decided) {
        decided.stream()
                .filter(Decision.Exclude.class::isInstance)
                .collect(Collectors.groupingBy(Decision::rule, () -> new EnumMap<>(Rule.class), Collectors.counting()))
                .forEach((rule, many) -> figures.say(Figure.REFUSED_BY_RULE, rule.id(), many));
    }

    private GateFacts.Shared read(Dial.Calling calling, Basis basis, List<PhoneNumber> to, Stage stage, Instant at) {
        var paced = stage == Stage.DIAL || calling.kind() == Dial.Kind.SINGLE;
        return facts.read(calling, basis, to, at, stage == Stage.DIAL, paced);
    }

    private Facts facts(Dial dial, GateFacts.Shared shared, Place found) {
        var known = shared.numbers().getOrDefault(dial.to(), NumberFacts.Of.NOTHING);
        var place = found.with(dial.basis().zone());
        var who = who(dial, shared, known);
        return new Facts(
                shared.now(),
                dial.calling().ringing(),
                dial.calling().kind(),
                shared.stops(),
                shared.tier(),
                shared.right() == Right.ASSIGNED || (shared.right() == Right.SELF_CALLS && who == Who.SELF),
                new Facts.Callee(
                        who, dial.to().kind(), place, shared.countries().has(place.region())),
                standing(dial.basis(), shared, known, place),
                new Facts.Counts(
                        caps(place),
                        shared.dialled().getOrDefault(dial.to(), List.of()),
                        shared.hourFull(),
                        shared.dayFull()));
    }

    private static Who who(Dial dial, GateFacts.Shared shared, NumberFacts.Of known) {
        if (shared.own().filter(dial.to()::equals).isPresent()) {
            return Who.SELF;
        }
        if (known.guest()) {
            return Who.GUEST;
        }
        return shared.own().isEmpty() ? Who.STRANGER_TO_NOBODY : Who.STRANGER;
    }

    private Facts.Standing standing(Basis basis, GateFacts.Shared shared, NumberFacts.Of known, Place place) {
        var registry = place.region()
                .flatMap(region ->
                        tables.in("registries", List.of(region)).stream().findFirst());
        var scrubbed = registry.flatMap(row -> Optional.ofNullable(
                                shared.checks().get(row.place()))
                        .filter(day ->
                                RegistryChecks.isFresh(row, day.on(), shared.now()) && day.covers(shared.lastAdded())))
                .isPresent();
        return new Facts.Standing(
                known.optedOut(),
                known.unheardSince(),
                basis.purpose(),
                consent(basis, shared, known),
                known.revokedAt().isPresent(),
                registry.map(RuleRow::id),
                scrubbed);
    }

    /** The wider of what the number and the list agreed to; what a number took back, its list did not agree to for it. */
    private static Optional<Scope> consent(Basis basis, GateFacts.Shared shared, NumberFacts.Of known) {
        return ofList(basis, shared, known).map(ListConsents.OfList::scope).or(known::consent);
    }

    /** Where the number's own does not do. */
    private static Optional<ListConsents.OfList> ofList(Basis basis, GateFacts.Shared shared, NumberFacts.Of known) {
        return known.consent().filter(scope -> scope.covers(basis.purpose())).isPresent()
                ? Optional.empty()
                : shared.listConsent().filter(list -> list.countsFor(known));
    }

    private List<Facts.Cap> caps(Place place) {
        return tables.in("caps", place.names()).stream().map(Facts.Cap::of).toList();
    }
}
