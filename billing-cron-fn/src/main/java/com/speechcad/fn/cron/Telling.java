package com.speechcad.fn.cron;

import com.speechcad.db.Task;
import java.time.Duration;
import java.util.List;

/** A task that whoever started it by hand wants to read something of; the lines are in the function's answer. */
interface Telling extends Task {
    /** Lines for an operator, without keys and without anything of a person's. */
    List<String> tell(Duration most);

    @Override
    default void run(Duration most) {
        tell(most);
    }
}
