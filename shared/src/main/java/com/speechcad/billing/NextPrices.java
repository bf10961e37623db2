package com.speechcad.billing;

import com.speechcad.billing.PublishPrices.Draft;
import com.speechcad.billing.PublishPrices.Warning;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.SampleNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest price list with one thing different. Never another one: what was changed since an older list began would be gone
 * without a word.
 *
 * @param base the newest list
 * @param lines of the newest list
 * @param draft the list that comes after it
 */
public record NextPrices(PriceVersion base, List<PriceEntry> lines, PriceChange change, Draft draft) {
    /** Two lists never begin at one instant, and the later one is the one that was made later. */
    private static final Duration APART = Duration.ofMinutes(1);

    /** @param from when it begins at the earliest */
    static NextPrices of(PriceVersion base, List<PriceEntry> lines, PriceChange change, Instant from) {
        var begins = from.isAfter(base.from()) ? from : base.from().plus(APART);
        var label = base.title().replaceAll(" · .*$", "");
        var draft = switch (change) {
            case PriceChange.OfPlace one ->
                new Draft(
                        label + " · " + one.place() + " " + begins,
                        begins,
                        base.terms(),
                        base.costPerMinute(),
                        with(lines, one));
            case PriceChange.OfList(var setting, var value) ->
                new Draft(
                        label + " " + begins,
                        begins,
                        setting.in(base.terms(), value),
                        setting == ListSetting.COST ? Money.micros(value) : base.costPerMinute(),
                        lines);
        };
        return new NextPrices(base, lines, change, draft);
    }

    /** The place's line in the newest list; empty where it has no price yet. */
    public Optional<PriceEntry> before(String place) {
        return lines.stream().filter(line -> line.place().equals(place)).findFirst();
    }

    /** A first price that does not say what a minute there costs us: nobody would ever be warned of it. */
    public boolean lacksCost() {
        return change instanceof PriceChange.OfPlace one
                && one.cost().isEmpty()
                && before(one.place()).isEmpty();
    }

    /** What loses in it: of the place that changes, or of all where the whole list does. */
    public List<Warning> losing() {
        return PublishPrices.warnings(draft).stream()
                .filter(warning -> !(change instanceof PriceChange.OfPlace one)
                        || warning.entry().place().equals(one.place()))
                .toList();
    }

    /**
     * Whether a second person has to agree: a place brings no more than it costs and is not dearer than before, a cost is
     * lowered, or every call leaves us less. A higher cost is written down by one person: no price is lower for it.
     */
    public boolean takesTwo() {
        return switch (change) {
            case PriceChange.OfList(var setting, var value) ->
                setting.isLooser(setting.of(base.terms(), base.costPerMinute()), value);
            case PriceChange.OfPlace one -> losesMore(one) || costsLess(one);
        };
    }

    private boolean losesMore(PriceChange.OfPlace one) {
        var isDearer = before(one.place())
                .filter(line -> one.perMinute().compareTo(line.perMinute()) >= 0)
                .isPresent();
        return !isDearer && !losing().isEmpty();
    }

    /** What a place costs us is what tells a loss. */
    private boolean costsLess(PriceChange.OfPlace one) {
        var before = before(one.place()).map(this::cost).orElseGet(() -> dearestAround(one.place()));
        return one.cost().filter(cost -> cost.compareTo(before) < 0).isPresent();
    }

    /** Numbers of a new prefix cost what they cost before, when another line was theirs. */
    private Money dearestAround(String place) {
        return lines.stream()
                .filter(line -> overlaps(place, line))
                .map(this::cost)
                .reduce(base.costPerMinute(), Money::max);
    }

    private Money cost(PriceEntry line) {
        return line.cost().orElse(base.costPerMinute());
    }

    private static boolean overlaps(String place, PriceEntry line) {
        var reach = line.region().isEmpty() ? line.prefix() : SampleNumbers.countryCode(line.region());
        return place.startsWith(reach) || (place.startsWith("+") && reach.startsWith(place));
    }

    /** Covered by plans is only what was. */
    private static List<PriceEntry> with(List<PriceEntry> lines, PriceChange.OfPlace one) {
        var changed = new ArrayList<PriceEntry>();
        var isThere = false;
        for (var line : lines) {
            var isIt = line.place().equals(one.place());
            isThere |= isIt;
            changed.add(isIt ? line.at(one.perMinute(), one.cost().or(line::cost)) : line);
        }
        if (!isThere) {
            changed.add(PriceEntry.of(one.place(), one.perMinute(), one.cost()));
        }
        return List.copyOf(changed);
    }
}
