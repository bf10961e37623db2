package com.speechcad.tenant;

import com.speechcad.kernel.Secret;
import java.util.Optional;

/** The keys of the tenant {@code default} as whoever operates this has set them. */
public interface ConfiguredKeys {
    /**
     * As it is now, and not as it was when the function started; empty when it is not set.
     *
     * @throws com.speechcad.kernel.Unreachable when it cannot be read
     */
    Optional<Secret> now(TenantKey key);
}
