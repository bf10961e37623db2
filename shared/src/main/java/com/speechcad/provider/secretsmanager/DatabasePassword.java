package com.speechcad.provider.secretsmanager;

import com.speechcad.db.FreshPassword;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The password that {@code DATABASE_PASSWORD} refers to, read from AWS anew each time. */
@Singleton
class DatabasePassword implements FreshPassword {
    DatabasePassword() {}

    @Override
    public Optional<String> read() {
        return SecretReferences.readNow("DATABASE_PASSWORD");
    }
}
