package com.speechcad.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL refused a statement for a reason that trying again does not change; the cause has its state code. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(@Nullable String message, SQLException cause) {
        super(message, cause);
    }
}
