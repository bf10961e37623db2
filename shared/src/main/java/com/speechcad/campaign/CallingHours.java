package com.speechcad.campaign;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Places;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A campaign's own hours in the callee's local time: in every zone that the phone may be in. */
@Singleton
class CallingHours {
    /** Zones move the instant on in turns; after so many it is not worth looking further. */
    private static final int MOST_TURNS = 20;

    private final Places places;

    CallingHours(Places places) {
        this.places = places;
    }

    /** The instant itself when all zones are within their window, else the first one after it at which they are. */
    Instant next(PhoneNumber number, CallingWindow window, Instant at) {
        return next(places.of(number).zones(), window, at);
    }

    static Instant next(List<ZoneId> zones, CallingWindow window, Instant at) {
        var found = at;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            var moved = found;
            for (var zone : zones) {
                moved = window.next(moved.atZone(zone)).toInstant();
            }
            if (moved.equals(found)) {
                return found;
            }
            found = moved;
        }
        // No hour is within the window everywhere: asked again a day later, and never dialled.
        return at.plusSeconds(86_400);
    }
}
