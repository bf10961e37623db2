package com.speechcad.fn.cron;

import java.util.List;

/** One subject the doctor looks at. */
interface Checkup {
    /** Where it comes in the list; what others need comes first. */
    int place();

    /** @throws com.speechcad.kernel.Unreachable when what it asks does not answer */
    List<Finding> look();
}
