package com.speechcad.screen.call;

import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Places;
import com.speechcad.tenant.GuestNumbers;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Whom a quote is for: the number, where it is and what time it is there, as far as the number itself says. */
@Singleton
class QuoteHead {
    private final Places places;
    private final GuestNumbers guests;
    private final Clock clock;

    QuoteHead(Places places, GuestNumbers guests, Clock clock) {
        this.places = places;
        this.guests = guests;
        this.clock = clock;
    }

    /** The number in full, for a slip of the finger to be seen; a guest showed the person no more than its end. */
    Text of(Visitor visitor, QuoteView.Plan plan) {
        var to = plan.to();
        var hidden = visitor.ownNumber().filter(to::equals).isEmpty() && guests.isGuestOf(visitor.id(), to);
        return there(plan)
                .with("to", hidden ? to : to.readable())
                .with("flow", plan.version().name())
                .with("number", plan.version().number());
    }

    /** A country that spans several zones is named without a time, unless they all have the same one now. */
    private Text there(QuoteView.Plan plan) {
        var place = places.of(plan.to());
        var times = times(place.zones());
        if (place.zones().size() == 1) {
            return text(CallText.QUOTE_TO_AT)
                    .with("place", place.zones().getFirst())
                    .with("time", times.getFirst());
        }
        if (times.isEmpty() || place.region().isEmpty()) {
            return text(CallText.QUOTE_TO);
        }
        var country = Locale.of("", place.region().get());
        return times.size() == 1
                ? text(CallText.QUOTE_TO_AT).with("place", country).with("time", times.getFirst())
                : text(CallText.QUOTE_TO_ZONES).with("place", country);
    }

    private List<LocalTime> times(List<ZoneId> zones) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return zones.stream()
                .map(zone -> now.atZone(zone).toLocalTime())
                .distinct()
                .toList();
    }
}
