package com.speechcad.db;

import java.util.Optional;

/** Where the database's password is looked up once more: after a restore, and when PostgreSQL refuses the known one. */
public interface FreshPassword {
    /** As it is now; empty when it is not kept where it can be read again, or cannot be read. */
    Optional<String> read();
}
