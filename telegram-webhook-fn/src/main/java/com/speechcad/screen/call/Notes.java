package com.speechcad.screen.call;

import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import java.util.Optional;
import java.util.UUID;

/** What the screens before the quote noted. */
final class Notes {
    static final String FLOW = "call.flow";
    static final String TO = "call.to";
    static final String FROM = "call.from";
    static final String RECORDING = "call.rec";
    static final String ON = "on";

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

    static boolean recording(Visitor visitor) {
        return visitor.note(RECORDING).filter(ON::equals).isPresent();
    }
}
