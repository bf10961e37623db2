package com.speechcad.tenant;

import com.speechcad.kernel.Digest;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under one key of 32 bytes: a fresh nonce of 12 bytes, then the cipher text with its tag of 16. */
final class AesVault implements Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final String keyId;
    private final SecureRandom random;

    AesVault(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the encryption key has 32 bytes, but this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.keyId = HexFormat.of().formatHex(Digest.sha256(key), 0, 4);
        this.random = random;
    }

    @Override
    public byte[] seal(TenantId tenant, String purpose, Secret secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, tenant, purpose).doFinal(secret.bytes());
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Secret open(TenantId tenant, String purpose, byte[] sealed) {
        var nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce);
        try {
            var opened = cipher(Cipher.DECRYPT_MODE, nonce, tenant, purpose)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new Secret(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("a secret of " + tenant + " for " + purpose + " does not open", foreign);
        }
    }

    @Override
    public String keyId() {
        return keyId;
    }

    private Cipher cipher(int mode, byte[] nonce, TenantId tenant, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant.value() + ":" + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
