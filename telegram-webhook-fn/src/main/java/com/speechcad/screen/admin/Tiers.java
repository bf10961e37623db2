package com.speechcad.screen.admin;

import com.speechcad.tenant.Business;
import com.speechcad.tenant.Business.Tier;
import java.util.Optional;

/** The tiers in order, and what they mean in words. */
final class Tiers {
    private Tiers() {}

    static Optional<Business.Tier> above(Business.Tier tier) {
        return switch (tier) {
            case T0 -> Optional.of(Tier.T1);
            case T1 -> Optional.of(Tier.T2);
            case T2 -> Optional.empty();
        };
    }

    static Optional<Business.Tier> below(Business.Tier tier) {
        return switch (tier) {
            case T0 -> Optional.empty();
            case T1 -> Optional.of(Tier.T0);
            case T2 -> Optional.of(Tier.T1);
        };
    }

    static AdminWords means(Business.Tier tier) {
        return switch (tier) {
            case T0 -> AdminWords.MEANS_T0;
            case T1 -> AdminWords.MEANS_T1;
            case T2 -> AdminWords.MEANS_T2;
        };
    }
}
