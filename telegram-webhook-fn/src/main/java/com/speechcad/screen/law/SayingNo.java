package com.speechcad.screen.law;

import java.util.Optional;

/** The screens where somebody says that they want no calls: open to everybody at any time, whatever they agreed to. */
public final class SayingNo {
    private SayingNo() {}

    /**
     * @return the screen to show to somebody who is not in; empty when it is none of these. The list of a business that
     *     calls nobody yet is not what they look for
     */
    public static Optional<String> at(String screen) {
        return switch (screen) {
            case MyNumberScreen.ID, DoNotCallScreen.ID -> Optional.of(MyNumberScreen.ID);
            case LeaveScreen.ID -> Optional.of(screen);
            default -> Optional.empty();
        };
    }
}
