package com.speechcad.lawful;

import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The limits of each tier, from the rule tables. No payment changes them. */
@Singleton
public class TierLimits {
    private final Map<Business.Tier, Limits> limits = new EnumMap<>(Business.Tier.class);

    TierLimits(RuleTables tables) {
        tables.table("tiers").forEach(row -> limits.put(Business.Tier.valueOf(row.place()), Limits.parse(row.value())));
    }

    public Limits of(Business.Tier tier) {
        return Optional.ofNullable(limits.get(tier)).orElseThrow();
    }
}
