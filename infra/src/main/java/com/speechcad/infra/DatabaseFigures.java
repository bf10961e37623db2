package com.speechcad.infra;

import static com.speechcad.infra.Alarms.MINUTE;

import com.speechcad.infra.StageSettings.DatabaseSettings;
import com.speechcad.infra.StageSettings.Instance;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** What PostgreSQL's server does and has left, on the dashboard and with an alarm each. */
final class DatabaseFigures {
    /** RDS says what is borrowed no more often. */
    private static final Duration SAID_EVERY = Duration.minutes(5);

    private final Alarms alarms;
    private final Board board;
    private final DatabaseSettings settings;

    DatabaseFigures(Alarms alarms, Board board, DatabaseSettings settings) {
        this.alarms = alarms;
        this.board = board;
        this.settings = settings;
    }

    void watch(PostgresServer database) {
        var processor = database.processor(of("avg", MINUTE));
        var room = database.room(of("avg", MINUTE));
        var connections = database.connected(of("max", MINUTE));
        alarms.atLeast("database-busy", "the-database-is-busy", processor, 85, 15);
        database.borrowed(of("sum", SAID_EVERY))
                .ifPresent(borrowed ->
                        alarms.atLeast("database-borrows", "the-database-borrows-processor-time", borrowed, 1, 3));
        if (room.isPresent() && settings.machine() instanceof Instance(var _, var storageGb, var _)) {
            alarms.below("database-full", "the-database-is-full", room.get(), storageGb * 0.15e9, 10);
            // That is of the volume as it was made. How large it is by now no figure says; RDS knows, and says it in
            // words.
            alarms.tellOf(database.name());
        }
        alarms.atLeast(
                "database-connections",
                "the-database-runs-out-of-connections",
                connections,
                0.9 * settings.connections(),
                5);
        board.row(
                "database",
                List.of(processor),
                List.of(connections),
                room.stream().toList());
    }

    private static MetricOptions of(String statistic, Duration period) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }
}
