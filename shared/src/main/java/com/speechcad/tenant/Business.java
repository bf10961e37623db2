package com.speechcad.tenant;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import java.util.Optional;

/**
 * On whose behalf a user calls.
 *
 * @param name spoken at the start of a call, once verified
 * @param suspended calls nobody until an admin lifts it
 */
public record Business(BusinessId id, UserId owner, Optional<String> name, Tier tier, boolean suspended) {
    /** How far a business is trusted. No payment moves it. */
    public enum Tier {
        T0,
        T1,
        T2
    }
}
