package com.speechcad.tenant;

import com.speechcad.kernel.NotSet;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;

/**
 * Where there is no key to seal with: nothing is sealed, nothing opens, and nothing is stored readable instead. Whoever
 * needs it is told to come again.
 */
final class NoVault implements Vault {
    private final String setting;

    /** @param setting which one is missing, or cannot be one */
    NoVault(String setting) {
        this.setting = setting;
    }

    @Override
    public byte[] seal(TenantId tenant, String purpose, Secret secret) {
        throw new NotSet(setting);
    }

    @Override
    public Secret open(TenantId tenant, String purpose, byte[] sealed) {
        throw new NotSet(setting);
    }

    @Override
    public String keyId() {
        throw new NotSet(setting);
    }
}
