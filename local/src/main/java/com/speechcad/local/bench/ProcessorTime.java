package com.speechcad.local.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What this process and PostgreSQL's have had of the processors: PostgreSQL's as the system counts it, in hundredths of
 * a second, of the sessions that are connected.
 */
record ProcessorTime(long ours, long server) {
    private static final double NANOS_A_MILLI = 1e6;

    static ProcessorTime now(Connection connection) throws SQLException {
        var server = 0L;
        var ours =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select pid from pg_stat_activity where backend_type = 'client backend'")) {
            while (found.next()) {
                server += ProcessHandle.of(found.getLong(1))
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos();
            }
        }
        return new ProcessorTime(ours, server);
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(ours - before.ours, server - before.server);
    }

    ProcessorTime and(ProcessorTime other) {
        return new ProcessorTime(ours + other.ours, server + other.server);
    }

    double millis() {
        return (ours + server) / NANOS_A_MILLI;
    }

    double serverMillis() {
        return server / NANOS_A_MILLI;
    }
}
