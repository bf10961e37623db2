package com.speechcad.db;

import java.time.Duration;

/** Something done by the clock. Safe to run twice at once, and after days of silence. */
public interface Task {
    /** The word in the schedule's input, such as {@code deliver-outbox}. */
    String name();

    /** Works for at most about {@code most}; what is left waits for the next run. */
    void run(Duration most);
}
