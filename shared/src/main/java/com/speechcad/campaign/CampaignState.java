package com.speechcad.campaign;

import java.util.EnumSet;
import java.util.Set;

/** How far a campaign is. */
public enum CampaignState {
    /** Being put together; nothing of it was confirmed. */
    DRAFT,
    /** Confirmed, and waiting for its hour. */
    SCHEDULED,
    RUNNING,
    /** By its owner, an operator, its budget or its circuit breaker: see {@link Why}. */
    PAUSED,
    /** Goes on by itself after a credit. */
    WAITING_FOR_MONEY,
    /** Nothing new is dialled; what runs comes to its end. */
    STOPPING,
    FINISHED,
    /** Given up before it began. */
    CANCELLED;

    private static final Set<CampaignState> OVER = EnumSet.of(FINISHED, CANCELLED);
    private static final Set<CampaignState> BEGUN = EnumSet.of(RUNNING, PAUSED, WAITING_FOR_MONEY, STOPPING, FINISHED);

    public boolean canBecome(CampaignState next) {
        return after(this).contains(next);
    }

    public boolean isOver() {
        return OVER.contains(this);
    }

    /** Whether it has contacts of its own by now. */
    public boolean hasBegun() {
        return BEGUN.contains(this);
    }

    private static Set<CampaignState> after(CampaignState state) {
        return switch (state) {
            case DRAFT -> EnumSet.of(SCHEDULED, RUNNING, CANCELLED);
            case SCHEDULED -> EnumSet.of(DRAFT, RUNNING, CANCELLED);
            case RUNNING -> EnumSet.of(PAUSED, WAITING_FOR_MONEY, STOPPING, FINISHED);
            case PAUSED, WAITING_FOR_MONEY -> EnumSet.of(RUNNING, PAUSED, STOPPING, FINISHED);
            case STOPPING -> EnumSet.of(FINISHED);
            case FINISHED, CANCELLED -> EnumSet.noneOf(CampaignState.class);
        };
    }
}
