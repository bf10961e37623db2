package com.speechcad.db;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool behind every transaction: closed before a snapshot, and told a new password when the old one is refused. */
@Singleton
class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final DataSource dataSource;
    private final DataSourceResolver resolver;
    private final Optional<FreshPassword> fresh;

    Connections(DataSource dataSource, Optional<DataSourceResolver> resolver, Optional<FreshPassword> fresh) {
        this.dataSource = dataSource;
        this.resolver = resolver.orElse(DataSourceResolver.DEFAULT);
        this.fresh = fresh;
    }

    /** None is open afterwards; the next transaction opens one. */
    void close() {
        var pool = pool();
        var running = pool == null ? null : pool.getHikariPoolMXBean();
        if (running != null) {
            running.softEvictConnections();
        }
    }

    /** @return whether connections are made with another password from now on */
    boolean renewPassword() {
        var pool = pool();
        if (pool == null) {
            return false;
        }
        var now = fresh.flatMap(FreshPassword::read)
                .filter(password -> !password.isEmpty() && !password.equals(pool.getPassword()));
        now.ifPresent(password -> {
            pool.setPassword(password);
            LOG.info("the database's password was read again, and is another one");
        });
        return now.isPresent();
    }

    private @Nullable HikariDataSource pool() {
        return resolver.resolve(dataSource) instanceof HikariDataSource pool ? pool : null;
    }
}
