package com.speechcad.screen.call;

import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the screens before the quote noted. */
final class Notes {
    static final String FLOW = "call.flow";
    static final String TO = "call.to";
    static final String FROM = "call.from";
    static final String RECORDING = "call.rec";
    static final String ON = "on";

    static final String PURPOSE = "call.purpose";
    /** Said of one call: the next one begins without. */
    static final List<String> SAID = List.of(PURPOSE, RECORDING);

    private Notes() {}

    static Optional<UUID> flow(Visitor visitor) {
        return visitor.note(FLOW).map(UUID::fromString);
    }

    static Optional<PhoneNumber> to(Visitor visitor) {
        return visitor.note(TO).map(PhoneNumber::new);
    }

    static Optional<PhoneNumber> from(Visitor visitor) {
        return visitor.note(FROM).map(PhoneNumber::new);
    }

    /** What the call is for, as the person said; news where they said nothing. */
    static Basis basis(Visitor visitor) {
        return Basis.of(visitor.note(PURPOSE)
                .filter(Purpose.MARKETING.name()::equals)
                .map(Purpose::valueOf)
                .orElse(Purpose.INFORMATIONAL));
    }

    static boolean recording(Visitor visitor) {
        return visitor.note(RECORDING).filter(ON::equals).isPresent();
    }
}
