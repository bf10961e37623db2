package com.speechcad.tenant;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** The vault of this configuration: {@code KMS_KEY_ID} on AWS, elsewhere {@code ENCRYPTION_KEY}, 32 bytes in base64. */
@Factory
class VaultFactory {
    @Singleton
    @Requires(property = "encryption.key")
    @Requires(missingProperty = "kms.key.id")
    Vault aes(@Value("${encryption.key}") String keyBase64, SecureRandom random) {
        return new AesVault(Base64.getDecoder().decode(keyBase64), random);
    }

    @Singleton
    @Requires(property = "kms.key.id")
    Vault envelope(DataKeys keys, SecureRandom random) {
        return new EnvelopeVault(keys, random);
    }
}
