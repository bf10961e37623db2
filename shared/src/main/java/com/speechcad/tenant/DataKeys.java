package com.speechcad.tenant;

import com.speechcad.kernel.TenantId;

/** Where keys of 32 bytes come from that only a key service can open again. */
public interface DataKeys {
    /** @param encrypted what lies beside the data; useless without the key service */
    record DataKey(byte[] plain, byte[] encrypted) {}

    /** @throws com.speechcad.kernel.Unreachable when the key service did not answer */
    DataKey generate(TenantId tenant);

    /**
     * @throws com.speechcad.kernel.Unreachable when the key service did not answer
     * @throws IllegalStateException when it was not made for this tenant
     */
    byte[] open(TenantId tenant, byte[] encrypted);

    /** Names the key that data keys are made under. */
    String keyId();
}
