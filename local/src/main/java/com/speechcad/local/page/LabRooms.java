package com.speechcad.local.page;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.queue.LocalQueues.Depth;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What the page watches. The simulators' own back doors are expected on the same server, at {@code /sim/telegram},
 * {@code /sim/retell} and {@code /sim/dynopay}.
 *
 * @param versions by simulator ({@code telegram}, {@code retell}, {@code dynopay}): a number that grows with every
 *     change somebody could see; one that is missing is not played here
 * @param clock the stack's; the page jumps it
 * @param database sees every row of every tenant; only read
 * @param queues by name, dead-letter queues too
 * @param log the last lines of this process
 */
public record LabRooms(
        Map<String, LongSupplier> versions,
        LabClock clock,
        DataSource database,
        Map<String, Supplier<Depth>> queues,
        LogTail log) {
    public LabRooms {
        versions = Map.copyOf(versions);
        queues = Map.copyOf(queues);
    }
}
