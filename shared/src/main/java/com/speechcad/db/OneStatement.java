package com.speechcad.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Several changes and questions as one statement: the changes stand in its {@code with}, each question is a subselect of
 * one row at most, side by side. PostgreSQL then has one statement to take in, to lock for and to answer, and one view of
 * the data for all of them.
 */
final class OneStatement implements Pipeline.Queued {
    /** Begins the columns of each question; null where it has no row. */
    private static final String HERE = "is_here";

    private static final Pattern CHANGE =
            Pattern.compile("\\s*(?<verb>insert into|update|delete from)\\s+(?<table>\\w+)\\b.*", Pattern.DOTALL);

    private static final Pattern LOCK = Pattern.compile("\\bfor (?:no key )?update\\b|\\bpg_advisory_");

    /** Rows that a change takes before it adds its own; the nearest {@code from} names them. */
    private static final Pattern TAKEN =
            Pattern.compile("\\bfrom\\s+(?<table>\\w+)\\b(?:(?!\\bfrom\\b).)*\\bfor (?:key )?share\\b", Pattern.DOTALL);

    private final List<Change> changes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    /** What may be part of one. */
    sealed interface Part extends Pipeline.Queued permits Change, Question {}

    /** A change whose count nobody asks for. */
    non-sealed interface Change extends Part {}

    /** A select of one row at most. */
    non-sealed interface Question extends Part {
        void readRow(Optional<Row> row) throws SQLException;
    }

    /**
     * Whether it changes a table that is changed in here already, but for rows that are only added: PostgreSQL has one
     * view of the data for the whole statement, so of two changes of one row it would silently leave one out. Nor does it
     * take a row for one change that another one changes beside it: it passes over the row, as if it were not there.
     */
    boolean collidesWith(Part part) {
        return part instanceof Change
                && Target.of(part).stream()
                        .anyMatch(one -> changes.stream()
                                .flatMap(known -> Target.of(known).stream())
                                .anyMatch(one::collidesWith));
    }

    /**
     * False for what is a statement by itself. A lock goes ahead of what is read under it; a function that is called for
     * what it does would never be called in a {@code with}.
     */
    boolean takes(Part part) {
        var text = part.sql().toLowerCase(Locale.ROOT);
        return switch (part) {
            case Question question -> !LOCK.matcher(text).find() && questions.add(question);
            case Change change -> Target.of(change).isPresent() && changes.add(change);
        };
    }

    boolean isEmpty() {
        return changes.isEmpty() && questions.isEmpty();
    }

    /** One alone stays as it is. */
    Pipeline.Queued simplest() {
        var parts = parts();
        return parts.size() == 1 ? parts.getFirst() : this;
    }

    @Override
    public String sql() {
        var text = new StringBuilder();
        for (int i = 0; i < changes.size(); i++) {
            // On lines of their own: a statement may end with a comment.
            text.append(i == 0 ? "with " : ", ").append("change_").append(i).append(" as (\n");
            text.append(changes.get(i).sql()).append("\n)");
        }
        text.append(" select 1 as one");
        for (int i = 0; i < questions.size(); i++) {
            text.append(", question_").append(i).append(".*");
        }
        text.append(" from (select 1) one");
        for (int i = 0; i < questions.size(); i++) {
            // The offset has PostgreSQL plan each by itself, as if it had come alone.
            text.append(" left join (select true as ").append(HERE).append(", q.* from (\n");
            text.append(questions.get(i).sql()).append("\n) q offset 0) question_");
            text.append(i).append(" on true");
        }
        return text.toString();
    }

    @Override
    public int bind(PreparedStatement statement, int firstPlace) throws SQLException {
        var place = firstPlace;
        for (var part : parts()) {
            place = part.bind(statement, place);
        }
        return place;
    }

    @Override
    public void read(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            rows.next();
            var places = places(rows);
            for (int i = 0; i < questions.size(); i++) {
                var row = new Row(rows, column(places.get(i)));
                questions.get(i).readRow(row.flag(HERE) ? Optional.of(row) : Optional.empty());
            }
            if (rows.next()) {
                throw new IllegalStateException("one row expected of each question, but more came");
            }
        }
    }

    @Override
    public void done() {
        parts().forEach(Pipeline.Queued::done);
    }

    @Override
    public boolean isAwaited() {
        return !questions.isEmpty();
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>(changes);
        parts.addAll(questions);
        return parts;
    }

    private static Row.Places column(Map<String, Integer> places) {
        return column -> {
            var place = places.get(column.toLowerCase(Locale.ROOT));
            if (place == null) {
                throw new SQLException("no column " + column);
            }
            return place;
        };
    }

    /** Of each question, where its columns stand; of two alike the first counts, as everywhere. */
    private static List<Map<String, Integer>> places(ResultSet rows) throws SQLException {
        var known = rows.getMetaData();
        var all = new ArrayList<Map<String, Integer>>();
        for (int i = 1; i <= known.getColumnCount(); i++) {
            var label = known.getColumnLabel(i);
            if (label.equals(HERE)) {
                all.add(new HashMap<>());
            }
            if (!all.isEmpty()) {
                all.getLast().putIfAbsent(label, i);
            }
        }
        return all;
    }

    /**
     * What a change changes.
     *
     * @param taken of which table it takes rows; empty for none
     */
    private record Target(String table, boolean isAdded, String taken) {
        static Optional<Target> of(Part part) {
            var text = part.sql().toLowerCase(Locale.ROOT);
            var change = CHANGE.matcher(text);
            var taking = TAKEN.matcher(text);
            return change.matches()
                    ? Optional.of(new Target(
                            change.group("table"),
                            change.group("verb").equals("insert into"),
                            taking.find() ? taking.group("table") : ""))
                    : Optional.empty();
        }

        boolean collidesWith(Target other) {
            return (table.equals(other.table) && !(isAdded && other.isAdded))
                    || taken.equals(other.table)
                    || other.taken.equals(table);
        }
    }
}
