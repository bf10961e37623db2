package com.speechcad.fn.migrate;

import com.speechcad.provider.secretsmanager.SecretReferences;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/**
 * Where a variable refers to a secret, that secret anew each time; else what stands in the variable. A secret that cannot be read
 * stops the migration: yesterday's password would be given to the role.
 */
@Singleton
@Secondary
class SecretPasswords implements Passwords {
    private final String owner;
    private final String functions;

    SecretPasswords(
            @Value("${database.owner.password}") String owner, @Value("${database.password}") String functions) {
        this.owner = owner;
        this.functions = functions;
    }

    @Override
    public String owner() {
        return SecretReferences.readNowOrThrow("DATABASE_OWNER_PASSWORD").orElse(owner);
    }

    @Override
    public String functions() {
        return SecretReferences.readNowOrThrow("DATABASE_PASSWORD").orElse(functions);
    }
}
