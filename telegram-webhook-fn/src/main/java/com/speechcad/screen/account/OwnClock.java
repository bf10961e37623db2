package com.speechcad.screen.account;

import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Places;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person's clock, by the number that is theirs, until they set it themselves. */
@Singleton
class OwnClock {
    private final Users users;
    private final Places places;
    private final Clock clock;

    OwnClock(Users users, Places places, Clock clock) {
        this.users = users;
        this.places = places;
        this.clock = clock;
    }

    /** Whether nobody has set it: everybody begins with UTC, and some want to keep it. */
    boolean isUnset(Visitor visitor) {
        return visitor.reader().clockAssumed();
    }

    /** Takes the clock from the number where nobody has set it and the number is of one zone. @return the zone taken */
    Optional<ZoneId> follow(Visitor visitor, PhoneNumber number) {
        var found = zones(number);
        if (!isUnset(visitor) || found.size() != 1) {
            return Optional.empty();
        }
        users.move(visitor.id(), found.getFirst());
        return Optional.of(found.getFirst());
    }

    /** Where the number may be; of zones whose clocks always agree, one. */
    List<ZoneId> zones(PhoneNumber number) {
        var found = new ArrayList<ZoneId>();
        for (var zone : places.of(number).zones()) {
            if (found.stream().noneMatch(known -> known.getRules().equals(zone.getRules()))) {
                found.add(zone);
            }
        }
        return List.copyOf(found);
    }

    LocalTime time(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalTime();
    }
}
