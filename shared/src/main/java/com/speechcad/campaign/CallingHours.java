package com.speechcad.campaign;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Opening;
import com.speechcad.lawful.Place;
import com.speechcad.lawful.Places;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A campaign's own hours in the callee's local time: in every zone that the phone may be in. */
@Singleton
class CallingHours {
    /** As far as the law's hours are looked through. */
    private static final Duration AHEAD = Duration.ofDays(15);

    private final Places places;
    private final Opening opening;

    CallingHours(Places places, Opening opening) {
        this.places = places;
        this.opening = opening;
    }

    /** @param stated as the business knows it */
    Place placeOf(PhoneNumber number, Optional<ZoneId> stated) {
        return places.of(number).with(stated);
    }

    /** The instant itself when all zones are within their window, else the first one after it; empty when there is none. */
    static Optional<Instant> next(List<ZoneId> zones, CallingWindow window, Instant at) {
        var found = at;
        while (!found.isAfter(at.plus(AHEAD))) {
            var moved = found;
            for (var zone : zones) {
                moved = window.next(moved.atZone(zone)).toInstant();
            }
            if (moved.equals(found)) {
                return Optional.of(found);
            }
            found = moved;
        }
        return Optional.empty();
    }

    /** The same where the law allows a call too, holidays included; empty when no hour suits both. */
    Optional<Instant> nextLawful(Place place, CallingWindow window, Instant at) {
        var found = next(place.zones(), window, at);
        while (found.isPresent() && !found.get().isAfter(at.plus(AHEAD))) {
            switch (opening.at(found.get(), Dial.RINGING, place)) {
                case Opening.Answer.Open _ -> {
                    return found;
                }
                case Opening.Answer.Closed(var until, var _) -> found = next(place.zones(), window, until);
                case Opening.Answer.Never(), Opening.Answer.NoZone() -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
