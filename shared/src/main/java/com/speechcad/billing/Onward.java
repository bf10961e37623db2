package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a transfer adds to the most that a campaign's calls may cost: each may be transferred, to the dearest of the places,
 * for as long as it may last.
 *
 * @param dearest of the places; empty without transfers
 * @param ofPlan whether the plan's seconds are reckoned for it
 * @param saved what a minute of the plan saves at least when it is used for a transfer; empty where it never is
 */
record Onward(Optional<Tariff> dearest, boolean ofPlan, Optional<Money> saved) {
    static Onward of(List<Tariff> places) {
        var dearest =
                places.stream().max(Comparator.comparing(Tariff::perMinute).thenComparing(Tariff::covered));
        var saved =
                places.stream().filter(Tariff::covered).map(Tariff::perMinute).min(Comparator.naturalOrder());
        return new Onward(
                dearest, saved.isPresent() && dearest.map(Tariff::perMinute).equals(saved), saved);
    }

    /** The plan is spent where it saves least: not on a call where a transfer may use it up and save less. */
    boolean leavesPlanTo(Tariff call) {
        return ofPlan
                || saved.filter(less -> less.compareTo(call.perMinute()) < 0).isEmpty();
    }
}
