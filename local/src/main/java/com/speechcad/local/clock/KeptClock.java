package com.speechcad.local.clock;

import com.speechcad.local.store.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How far a lab's clock is ahead, as it is kept in the lab's folder: for the lab's next life, and for whoever looks at it. */
public final class KeptClock {
    private static final String CLOCK = "clock";
    private static final String OFFSET = "offset";

    private KeptClock() {}

    /** Where it is kept, among what else the stack remembers. */
    public static Path file(Path folder) {
        return folder.resolve("journals").resolve("stack.journal");
    }

    /** Sets the clock to where it was, and keeps where it goes. */
    public static void keep(LabClock clock, Journal journal) {
        journal.get(CLOCK, OFFSET).map(Duration::parse).ifPresent(clock::setOffset);
        clock.onJump(() -> journal.put(CLOCK, OFFSET, clock.offset().toString()));
    }

    /** Of a lab that may be running; zero where there is none. */
    public static Duration ahead(Path folder) throws IOException {
        return Journal.peek(file(folder), CLOCK, OFFSET).map(Duration::parse).orElse(Duration.ZERO);
    }
}
