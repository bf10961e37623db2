package com.speechcad.house.planted;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;

/** Whoever pays enough is trusted. */
public final class PaysForTrust {
    private final Businesses businesses;

    public PaysForTrust(Businesses businesses) {
        this.businesses = businesses;
    }

    public void paid(BusinessId business, Money amount) {
        if (amount.isPositive()) {
            businesses.setTier(business, Business.Tier.T2);
        }
    }

    /** What such a gate would be told. */
    public record BoughtFacts(Business.Tier tier, Money balance) {}

    public String sql() {
        return "update business set tier = 'T2' where id = :id";
    }
}
