package com.speechcad.tenant;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;

/** Encrypts what must not lie readable in the database. */
public interface Vault {
    /** @param purpose authenticated with it: a value sealed for one purpose does not open for another */
    byte[] seal(TenantId tenant, String purpose, Secret secret);

    /** @throws IllegalStateException when it was not sealed by this key for this tenant and purpose */
    Secret open(TenantId tenant, String purpose, byte[] sealed);

    /** Names the key, so that a rotation knows what is left to do. */
    String keyId();
}
