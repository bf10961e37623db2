package com.speechcad.watch;

/** What is counted, by its name in CloudWatch; alarms and the dashboard know these names. */
public enum Figure {
    /** From a webhook's arrival at its function to the answer. By door. */
    ACKNOWLEDGEMENT_TIME("AcknowledgementTime", "Milliseconds"),
    /** A fact that came once more. By kind of fact. */
    DUPLICATES("Duplicates", "Count"),
    SLOTS_IN_USE("SlotsInUse", "Count"),
    /** Calls that are due and have no slot yet. */
    SLOTS_WAITING("SlotsWaiting", "Count"),
    /** Campaigns that could call somebody, and of which nobody was dialled for ten minutes. */
    CAMPAIGNS_NOT_DIALLED("CampaignsNotDialled", "Count"),
    /** How long the oldest message that is due waits to be shown. */
    OUTBOX_AGE("OutboxAge", "Seconds"),
    /** Calls whose end was asked for, because no webhook said it. */
    RECONCILED_CALLS("ReconciledCalls", "Count"),
    /** Calls that were talked, settled without a word of what was said in them. */
    UNHEARD_CALLS("UnheardCalls", "Count"),
    /** Invariants of the ledger that do not hold. */
    LEDGER_IMBALANCE("LedgerImbalance", "Count"),
    /** By rule. */
    REFUSED_BY_RULE("RefusedByRule", "Count");

    private final String metric;
    private final String unit;

    Figure(String metric, String unit) {
        this.metric = metric;
        this.unit = unit;
    }

    /** As CloudWatch knows it. */
    public String metric() {
        return metric;
    }

    String unit() {
        return unit;
    }
}
