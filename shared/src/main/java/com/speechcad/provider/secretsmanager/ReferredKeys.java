package com.speechcad.provider.secretsmanager;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.ConfiguredKeys;
import com.speechcad.tenant.TenantKey;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** What a variable refers to is read from AWS anew each time; what stands in it itself cannot change. Secondary, for tests. */
@Singleton
@Secondary
class ReferredKeys implements ConfiguredKeys {
    private final Environment environment;

    ReferredKeys(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Optional<Secret> now(TenantKey key) {
        var value = SecretReferences.isReference(key.name())
                ? referred(key)
                : environment.getProperty(key.name().toLowerCase(Locale.ROOT).replace('_', '.'), String.class);
        return value.filter(known -> !known.isBlank()).map(Secret::new);
    }

    private static Optional<String> referred(TenantKey key) {
        try {
            return SecretReferences.readNowOrThrow(key.name());
        } catch (SdkException failed) {
            throw new Unreachable("the secret of " + key + " cannot be read", failed);
        }
    }
}
