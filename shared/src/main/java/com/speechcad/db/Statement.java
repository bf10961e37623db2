package com.speechcad.db;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement and what is put into its places. */
public final class Statement {
    private final Tx tx;
    private final String text;
    private final NamedSql sql;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Statement(Tx tx, String text) {
        this.tx = tx;
        this.text = text;
        this.sql = NamedSql.of(text);
    }

    /**
     * Ids, Money, PhoneNumber, Instant, UUID, enums (by name), strings, numbers, booleans, bytes, or a collection of
     * UUIDs, longs or strings (an SQL array); null is SQL's null. JSON goes as a string with {@code ::jsonb}.
     */
    public Statement with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    public <T> List<T> list(Sql.Mapper<T> mapper) {
        return askList(mapper).get();
    }

    /** None or one; two are a bug. */
    public <T> Optional<T> first(Sql.Mapper<T> mapper) {
        return askFirst(mapper).get();
    }

    /** Exactly one; anything else is a bug. */
    public <T> T only(Sql.Mapper<T> mapper) {
        return askOnly(mapper).get();
    }

    /** @return how many rows were changed */
    public int update() {
        return askUpdate().get();
    }

    /** The same as {@link #list}, in the round trip of whatever is needed next. */
    public <T> Later<List<T>> askList(Sql.Mapper<T> mapper) {
        return ask(statement -> {
            var found = new ArrayList<T>();
            try (var rows = statement.getResultSet()) {
                var row = new Row(rows);
                while (rows.next()) {
                    found.add(mapper.map(row));
                }
            }
            return List.copyOf(found);
        });
    }

    /**
     * All rows, in their order, of a select with one column of text, none of them null. For PostgreSQL it is one row,
     * and so it may be part of one statement with others; see {@link Tx#inOneStatement}.
     */
    public Later<List<String>> askTexts() {
        var one = new Statement(tx, "select array(\n" + text + "\n) as texts");
        one.values.putAll(values);
        return one.askOnly(row -> row.texts("texts"));
    }

    /** The same as {@link #first}, in the round trip of whatever is needed next. */
    public <T> Later<Optional<T>> askFirst(Sql.Mapper<T> mapper) {
        var pipeline = tx.pipeline();
        var later = new Later<Optional<T>>(pipeline);
        pipeline.add(new Question<>(later, mapper));
        return later;
    }

    /** The same as {@link #askFirst}, of a statement that names the tenant itself: then it is the transaction's first. */
    public <T> Later<Optional<T>> askFirstOfAll(Sql.Mapper<T> mapper) {
        var pipeline = tx.pipeline();
        var later = new Later<Optional<T>>(pipeline);
        pipeline.open(new Question<>(later, mapper));
        return later;
    }

    /** The same as {@link #only}, in the round trip of whatever is needed next. */
    public <T> Later<T> askOnly(Sql.Mapper<T> mapper) {
        return askFirst(mapper)
                .then(found -> found.orElseThrow(() -> new IllegalStateException("one row expected, but none came")));
    }

    /** The same as {@link #update}, in the round trip of whatever is needed next. */
    public Later<Integer> askUpdate() {
        return ask(PreparedStatement::getUpdateCount);
    }

    /** An update that nobody counts: it is sent with whatever is needed next, at the latest with the commit. */
    public void soon() {
        tx.pipeline().add(new Change());
    }

    private <T> Later<T> ask(Work<T> work) {
        var pipeline = tx.pipeline();
        var later = new Later<T>(pipeline);
        pipeline.add(new Waiting<>(later, work));
        return later;
    }

    private abstract class Bound implements Pipeline.Queued {
        @Override
        public String sql() {
            return sql.positional();
        }

        @Override
        public int bind(PreparedStatement statement, int firstPlace) throws SQLException {
            for (int i = 0; i < sql.names().size(); i++) {
                Statement.this.bind(statement, firstPlace + i, sql.names().get(i));
            }
            return firstPlace + sql.names().size();
        }
    }

    private final class Waiting<T> extends Bound {
        private final Later<T> later;
        private final Work<T> work;

        private Waiting(Later<T> later, Work<T> work) {
            this.later = later;
            this.work = work;
        }

        @Override
        public void read(PreparedStatement statement) throws SQLException {
            later.know(work.on(statement));
        }

        @Override
        public void done() {
            later.follow();
        }

        @Override
        public boolean isAwaited() {
            return true;
        }
    }

    private final class Question<T> extends Bound implements OneStatement.Question {
        private final Later<Optional<T>> later;
        private final Sql.Mapper<T> mapper;

        private Question(Later<Optional<T>> later, Sql.Mapper<T> mapper) {
            this.later = later;
            this.mapper = mapper;
        }

        @Override
        public void read(PreparedStatement statement) throws SQLException {
            try (var rows = statement.getResultSet()) {
                readRow(rows.next() ? Optional.of(new Row(rows)) : Optional.empty());
                if (rows.next()) {
                    throw new IllegalStateException("one row expected, but more came");
                }
            }
        }

        @Override
        public void readRow(Optional<Row> row) throws SQLException {
            later.know(row.isPresent() ? Optional.of(mapper.map(row.get())) : Optional.empty());
        }

        @Override
        public void done() {
            later.follow();
        }

        @Override
        public boolean isAwaited() {
            return true;
        }
    }

    private final class Change extends Bound implements OneStatement.Change {
        @Override
        public void read(PreparedStatement statement) {
            // Nobody counts.
        }
    }

    private void bind(PreparedStatement statement, int index, String name) throws SQLException {
        if (!values.containsKey(name)) {
            throw new IllegalStateException("nothing given for :" + name);
        }
        var value = values.get(name);
        switch (value) {
            case TenantId(var id) -> statement.setLong(index, id);
            case UserId(var id) -> statement.setLong(index, id);
            case BusinessId(var id) -> statement.setLong(index, id);
            case ChatId(var id) -> statement.setLong(index, id);
            case Money(var micros) -> statement.setLong(index, micros);
            case PhoneNumber(var e164) -> statement.setString(index, e164);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Collection<?> many -> statement.setArray(index, array(statement, many));
            case null -> statement.setObject(index, null);
            default -> statement.setObject(index, value);
        }
    }

    /** Of their own type, which the driver sends as PostgreSQL keeps it; arrays of objects it writes out as text. */
    private static java.sql.Array array(PreparedStatement statement, Collection<?> many) throws SQLException {
        var connection = statement.getConnection();
        return switch (many.isEmpty() ? "" : many.iterator().next()) {
            case UUID _ -> connection.createArrayOf("uuid", many.toArray());
            case Long _ -> connection.createArrayOf("bigint", many.toArray(Long[]::new));
            case String _ -> connection.createArrayOf("text", many.toArray(String[]::new));
            case null, default -> connection.createArrayOf("text", many.toArray());
        };
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
