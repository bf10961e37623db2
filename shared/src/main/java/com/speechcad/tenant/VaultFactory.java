package com.speechcad.tenant;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vault of this configuration: {@code KMS_KEY_ID} on AWS, elsewhere {@code ENCRYPTION_KEY}, 32 bytes in base64. */
@Factory
class VaultFactory {
    private static final Logger LOG = LoggerFactory.getLogger(VaultFactory.class);

    @Singleton
    @Requires(property = "encryption.key")
    @Requires(missingProperty = "kms.key.id")
    Vault aes(@Value("${encryption.key}") String keyBase64, SecureRandom random) {
        try {
            return new AesVault(Base64.getDecoder().decode(keyBase64), random);
        } catch (IllegalArgumentException unusable) {
            // The exception may quote the key, so it is not told on.
            LOG.error("ALARM ENCRYPTION_KEY is not 32 bytes in base64: no key of a tenant opens");
            return new NoVault("ENCRYPTION_KEY, as 32 bytes in base64,");
        }
    }

    @Singleton
    @Requires(missingProperty = "encryption.key")
    @Requires(missingProperty = "kms.key.id")
    Vault none() {
        return new NoVault("ENCRYPTION_KEY (or KMS_KEY_ID)");
    }

    @Singleton
    @Requires(property = "kms.key.id")
    Vault envelope(DataKeys keys, SecureRandom random) {
        return new EnvelopeVault(keys, random);
    }
}
