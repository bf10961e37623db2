package com.speechcad.billing;

import com.speechcad.billing.PublishPrices.Draft;
import com.speechcad.billing.PublishPrices.Warning;
import com.speechcad.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The newest price list with one thing different. Never another one: what was changed since an older list began would be gone
 * without a word.
 *
 * @param newest the newest list
 * @param lately lists that another one followed within the last days: what they said may be put back
 * @param draft the list that comes after it
 */
public record NextPrices(ListedPrices newest, List<ListedPrices> lately, PriceChange change, Draft draft) {
    /** Two lists never begin at one instant, and the later one is the one that was made later. */
    private static final Duration APART = Duration.ofMinutes(1);

    /**
     * @param from when it begins at the earliest
     * @param isTaken whether another list has that label, so that it begins later
     */
    static NextPrices of(
            ListedPrices newest,
            List<ListedPrices> lately,
            PriceChange change,
            Instant from,
            Predicate<String> isTaken) {
        var base = newest.list();
        var label = base.title().replaceAll(" · .*$", "") + " · " + subject(change) + " ";
        var begins = from.isAfter(base.from()) ? from : base.from().plus(APART);
        while (isTaken.test(label + begins)) {
            begins = begins.plus(APART);
        }
        return new NextPrices(newest, lately, change, draft(newest, change, label + begins, begins));
    }

    private static Draft draft(ListedPrices newest, PriceChange change, String label, Instant begins) {
        var base = newest.list();
        return switch (change) {
            case PriceChange.OfPlace one ->
                new Draft(label, begins, base.terms(), base.costPerMinute(), with(newest.lines(), one));
            case PriceChange.OfList(var setting, var value) ->
                new Draft(
                        label,
                        begins,
                        setting.in(base.terms(), value),
                        setting == ListSetting.COST ? Money.micros(value) : base.costPerMinute(),
                        newest.lines());
        };
    }

    private static String subject(PriceChange change) {
        return switch (change) {
            case PriceChange.OfPlace one -> one.place();
            case PriceChange.OfList(var setting, var _) -> setting.name();
        };
    }

    /** The list that is changed. */
    public PriceVersion base() {
        return newest.list();
    }

    /** The place's line in the newest list; empty where it has no price yet. */
    public Optional<PriceEntry> before(String place) {
        return newest.line(place);
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
     * lowered, or every call leaves us less. A higher cost is written down by one person: no price is lower for it. Whatever
     * goes back to what it was lately, or not as far, takes one as well, for it may have been a slip; but no price that loses.
     */
    public boolean takesTwo() {
        return switch (change) {
            case PriceChange.OfList(var setting, var value) ->
                setting.isLooser(newest.says(setting), value)
                        && lately.stream().allMatch(list -> setting.isLooser(list.says(setting), value));
            case PriceChange.OfPlace one -> losesMore(one) || costsLess(one);
        };
    }

    private boolean losesMore(PriceChange.OfPlace one) {
        var isDearer = before(one.place())
                .filter(line -> one.perMinute().compareTo(line.perMinute()) >= 0)
                .isPresent();
        return !isDearer && !losing().isEmpty();
    }

    /** What a place costs us is what tells a loss; a place of its own only since today has nothing to go back to. */
    private boolean costsLess(PriceChange.OfPlace one) {
        return one.cost()
                .filter(cost -> cost.compareTo(newest.costOf(one.place())) < 0)
                .filter(cost -> lately.stream()
                        .flatMap(list -> list.ownCostOf(one.place()).stream())
                        .allMatch(before -> cost.compareTo(before) < 0))
                .isPresent();
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
