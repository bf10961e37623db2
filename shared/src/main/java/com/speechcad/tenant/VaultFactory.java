package com.speechcad.tenant;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** The vault of this configuration: {@code ENCRYPTION_KEY}, 32 bytes in base64. */
@Factory
class VaultFactory {
    @Singleton
    @Requires(property = "encryption.key")
    Vault aes(@Value("${encryption.key}") String keyBase64, SecureRandom random) {
        return new AesVault(Base64.getDecoder().decode(keyBase64), random);
    }
}
