package com.speechcad.tenant;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A data key per tenant beside each value: its length, the encrypted data key, then what {@link AesVault} sealed. */
final class EnvelopeVault implements Vault {
    private final DataKeys keys;
    private final SecureRandom random;
    private final Map<TenantId, DataKeys.DataKey> sealing = new ConcurrentHashMap<>();
    private final Map<String, byte[]> opened = new ConcurrentHashMap<>();

    EnvelopeVault(DataKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public byte[] seal(TenantId tenant, String purpose, Secret secret) {
        var key = sealing.computeIfAbsent(tenant, keys::generate);
        var sealed = new AesVault(key.plain(), random).seal(tenant, purpose, secret);
        return ByteBuffer.allocate(Integer.BYTES + key.encrypted().length + sealed.length)
                .putInt(key.encrypted().length)
                .put(key.encrypted())
                .put(sealed)
                .array();
    }

    @Override
    public Secret open(TenantId tenant, String purpose, byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed);
        var length = buffer.getInt();
        if (length <= 0 || length > buffer.remaining()) {
            throw new IllegalStateException("a secret of " + tenant + " for " + purpose + " has no data key");
        }
        var encrypted = new byte[length];
        buffer.get(encrypted);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        var name = tenant.value() + ":" + HexFormat.of().formatHex(encrypted);
        var plain = opened.computeIfAbsent(name, _ -> keys.open(tenant, encrypted));
        return new AesVault(plain, random).open(tenant, purpose, rest);
    }

    @Override
    public String keyId() {
        return keys.keyId();
    }
}
