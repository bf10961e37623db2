package com.speechcad.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction that wait for their turn. They are sent together, in the order they were given, and
 * PostgreSQL works them off one after the other as if each had come by itself: each sees what the ones before it did,
 * and after the first that fails none is looked at any more, the commit included.
 */
final class Pipeline {
    /** A loop that queues without end is sent in parts. */
    private static final int MOST = 32;

    private final Connection connection;
    private final List<Queued> waiting = new ArrayList<>();
    private @Nullable OneStatement gathering;
    private boolean hasBegun;
    private boolean hasFailed;

    /** @param opening goes first; alone it is not worth a transaction */
    Pipeline(Connection connection, Queued opening) {
        this.connection = connection;
        waiting.add(opening);
    }

    /** One statement in the line. */
    interface Queued {
        String sql();

        /** @return the first place after its own */
        int bind(PreparedStatement statement, int firstPlace) throws SQLException;

        /** Takes its own result, which is the current one. */
        void read(PreparedStatement statement) throws SQLException;

        /** Everything sent together has been read. */
        default void done() {}

        /** Whether its answer may lead to further statements. */
        default boolean isAwaited() {
            return false;
        }
    }

    void add(Queued statement) {
        if (gathering != null && statement instanceof OneStatement.Part part) {
            if (gathering.collidesWith(part)) {
                endStatement();
            }
            if (gathering.takes(part)) {
                return;
            }
        }
        waiting.add(statement);
        if (waiting.size() >= MOST) {
            flush();
        }
    }

    /** Instead of the opening, where that was not sent yet: it does what the opening does. */
    void open(Queued statement) {
        if (hasBegun || waiting.size() > 1) {
            add(statement);
        } else {
            waiting.set(0, statement);
        }
    }

    /** What is added within {@code work}, and fits, becomes one statement. */
    <T> T inOneStatement(Supplier<T> work) {
        if (gathering != null) {
            return work.get();
        }
        gathering = new OneStatement();
        try {
            var result = work.get();
            endStatement();
            return result;
        } finally {
            gathering = null;
        }
    }

    /** It waits with the others; what comes next is of another one. */
    private void endStatement() {
        if (gathering != null && !gathering.isEmpty()) {
            waiting.add(gathering.simplest());
            gathering = new OneStatement();
        }
    }

    /** @throws com.speechcad.kernel.Unreachable when the database asks to try again */
    void flush() {
        endStatement();
        if (!waiting.isEmpty()) {
            send("");
        }
    }

    /** From here on, until {@link #endPart}, a failure takes only what came since. What waited before is not of it. */
    void beginPart() {
        drain();
        send("savepoint part");
    }

    void endPart() {
        drain();
        send("release savepoint part");
    }

    void undoPart() {
        waiting.clear();
        if (gathering != null) {
            gathering = new OneStatement();
        }
        hasFailed = false;
        send("rollback to savepoint part; release savepoint part");
    }

    /** Until nothing waits whose answer may lead to more. */
    private void drain() {
        endStatement();
        while (waiting.stream().anyMatch(Queued::isAwaited)) {
            flush();
        }
    }

    /** What waits goes out together with the commit: one flush of the disk, one round trip. */
    void commit() {
        end("commit");
    }

    /** The same way, and nothing of it stays: all that waits is sent, and checked by PostgreSQL, before it is undone. */
    void undo() {
        end("set constraints all immediate; rollback");
    }

    private void end(String last) {
        drain();
        if (hasFailed) {
            throw new IllegalStateException("a statement failed and nobody minded: nothing of this is committed");
        }
        if (hasBegun || waiting.size() > 1) {
            send(last);
        }
    }

    private void send(String last) {
        var sent = List.copyOf(waiting);
        waiting.clear();
        hasBegun = true;
        try (var statement = connection.prepareStatement(text(sent, last))) {
            execute(statement, sent);
            sent.forEach(Queued::done);
        } catch (SQLException failed) {
            hasFailed = true;
            throw SqlFaults.translate(new Refused(failed.getMessage(), failed));
        } catch (RuntimeException failed) {
            hasFailed = true;
            throw failed;
        }
    }

    private static void execute(PreparedStatement statement, List<Queued> sent) throws SQLException {
        var place = 1;
        for (var queued : sent) {
            place = queued.bind(statement, place);
        }
        statement.execute();
        for (var queued : sent) {
            queued.read(statement);
            statement.getMoreResults();
        }
    }

    private static String text(List<Queued> sent, String last) {
        // On a line of its own: a statement may end with a comment.
        var together = sent.stream().map(Queued::sql).collect(Collectors.joining("\n;\n"));
        return last.isEmpty() ? together : together.isEmpty() ? last : together + "\n;\n" + last;
    }
}
