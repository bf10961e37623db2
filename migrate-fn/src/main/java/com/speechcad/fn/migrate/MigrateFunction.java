package com.speechcad.fn.migrate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Called by a deployment and by nobody else, before any other function's alias moves. The answer says which version the
 * schema had and has; {@code {"task":"pending"}} only says what would be run.
 */
public class MigrateFunction extends MicronautRequestHandler<Map<String, Object>, Map<String, Object>> {
    @Inject
    MigrateDatabase database;

    /** As Lambda builds it. */
    @SuppressWarnings("NullAway.Init")
    public MigrateFunction() {}

    /** Over beans that exist already. */
    @SuppressWarnings("NullAway.Init")
    public MigrateFunction(ApplicationContext context) {
        super(context);
    }

    /** @throws org.flywaydb.core.api.FlywayException when a migration fails; what it began is undone, what came before stays */
    @Override
    public Map<String, Object> execute(@Nullable Map<String, Object> input) {
        if (input != null && "pending".equals(input.get("task"))) {
            return Map.of("pending", database.pending());
        }
        var done = database.migrate();
        return Map.of("from", done.from(), "to", done.to(), "executed", done.executed());
    }
}
