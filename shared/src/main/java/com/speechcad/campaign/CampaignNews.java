package com.speechcad.campaign;

import java.util.UUID;

/** Whoever shows campaigns. Every bean that implements this is told, in the transaction of the change itself. */
public interface CampaignNews {
    /**
     * Its state changed, its dry run is done, or one of its contacts came on. Told often: nothing slow here, no network,
     * and no message more often than every few seconds.
     */
    void changed(UUID campaign);

    /** It starts by itself in so many minutes. */
    default void startsSoon(UUID campaign, int minutes) {}
}
