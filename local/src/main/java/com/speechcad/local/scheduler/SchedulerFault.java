package com.speechcad.local.scheduler;

import java.time.Duration;

/** What can go wrong with a firing; the service promises at least once, within a minute or so. */
public sealed interface SchedulerFault {
    record Late(Duration by) implements SchedulerFault {}

    record Twice() implements SchedulerFault {}

    /** Never delivered, though the service thinks it was. */
    record Lost() implements SchedulerFault {}
}
