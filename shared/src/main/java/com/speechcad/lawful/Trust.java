package com.speechcad.lawful;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import jakarta.inject.Singleton;

/** How far a business is trusted, whoever decides it: on a request, or of their own accord. In the open transaction. */
@Singleton
public class Trust {
    private final Businesses businesses;
    private final Returning returning;

    Trust(Businesses businesses, Returning returning) {
        this.businesses = businesses;
        this.returning = returning;
    }

    /**
     * What was said to the owner's business of before since they came back counts from now on: they may call those who said
     * it. The caller writes the reason to the audit log.
     */
    public void set(UserId owner, BusinessId business, Business.Tier tier) {
        // The business before the audit log, in the order in which whoever joins as a guest has them.
        businesses.setTier(business, tier);
        returning.comeBack(owner, business);
    }
}
