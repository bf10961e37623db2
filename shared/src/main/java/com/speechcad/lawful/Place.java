package com.speechcad.lawful;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a number may ring.
 *
 * @param region two letters, empty when unknown
 * @param states that the number may belong to, such as {@code US-FL}; all that have rules when nobody can tell
 * @param zones every time zone that the number may be in; empty when unknown
 */
public record Place(Optional<String> region, List<String> states, List<ZoneId> zones) {
    /** The stated zone is added, it never replaces: it can only narrow, and says nothing where we know nothing. */
    public Place with(Optional<ZoneId> stated) {
        if (zones.isEmpty() || stated.isEmpty() || zones.contains(stated.get())) {
            return this;
        }
        var more = new ArrayList<>(zones);
        more.add(stated.get());
        return new Place(region, states, List.copyOf(more));
    }

    /** Everywhere, the region, the states: the widest first. */
    List<String> names() {
        var names = new ArrayList<String>();
        names.add("*");
        region.ifPresent(names::add);
        names.addAll(states);
        return names;
    }
}
