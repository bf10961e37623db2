package com.speechcad.campaign;

import java.time.Duration;
import java.util.UUID;

/** Whoever shows campaigns. Every bean that implements this is told, in the transaction of the change itself. */
public interface CampaignNews {
    /** What changes this long after somebody was told is told no more: whoever shows it waits as long, and has it in. */
    Duration GATHERED = Duration.ofSeconds(4);

    /**
     * Its state changed, its dry run is done, or one of its contacts came on. Told often: nothing slow here, no network,
     * and no message more often than every few seconds.
     */
    void changed(UUID campaign);

    /** It starts by itself in so many minutes. */
    default void startsSoon(UUID campaign, int minutes) {}
}
