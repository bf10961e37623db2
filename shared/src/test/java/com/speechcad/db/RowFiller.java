package com.speechcad.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a plausible row into any table: values by the column's type and by the words its CHECKs mention, tried in many
 * combinations until the table takes one. Foreign keys are not asked (the connection replays). A column that cannot be
 * guessed gets a line in {@link #HINTS}.
 */
final class RowFiller {
    /** {@code table.column} to an SQL expression. */
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("tenant.slug", "'tenant-' || %tenant%"),
            Map.entry("price_wish.place", "'GB'"),
            Map.entry("price_wish.micros_per_minute", "1"),
            Map.entry("receipt.wallet_seconds", "0"),
            Map.entry("receipt.call_micros", "0"),
            Map.entry("attempt.kind", "'SINGLE'"),
            Map.entry("attempt.state", "'PLANNED'"),
            Map.entry("top_up.state", "'REQUESTED'"),
            Map.entry("attempt_authorisation.kind", "'SINGLE'"),
            Map.entry("attempt_authorisation.state", "'REFUSED'"),
            Map.entry("attempt_authorisation.refusal", "'NO_PRICE'"));

    private static final int MOST_TRIES = 600;
    private static final Pattern WORD = Pattern.compile("'((?:[^']|'')*)'");

    private final Connection connection;

    RowFiller(Connection connection) {
        this.connection = connection;
    }

    /** A row that a table took, tenant apart: columns with SQL expressions. */
    record Filled(String table, Map<String, String> values) {
        /** The same row, as a tenant's. */
        String insertFor(long tenant) {
            var names = new ArrayList<>(values.keySet());
            names.add("tenant_id");
            var expressions = new ArrayList<>(values.values());
            expressions.add(Long.toString(tenant));
            return "insert into %s (%s) values (%s)"
                    .formatted(
                            table,
                            names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                            String.join(", ", expressions).replace("%tenant%", Long.toString(tenant)));
        }
    }

    /** @return what was put in; fails when no combination was taken */
    Filled fill(String table, long tenant) throws SQLException {
        var columns = columns(table);
        var chance = new Random(table.hashCode());
        var last = "";
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var filled = new Filled(table, pick(columns, attempt, chance));
            try (var statement = connection.createStatement()) {
                statement.execute(filled.insertFor(tenant));
                return filled;
            } catch (SQLException refused) {
                last = refused.getMessage();
            }
        }
        throw new AssertionError("no row could be put into " + table + "; give a hint in RowFiller. Last: " + last);
    }

    /** The plainest row, the fullest row, and then one of the two with a few columns changed by chance. */
    private static Map<String, String> pick(List<Column> columns, int attempt, Random chance) {
        var chosen = new int[columns.size()];
        for (var i = 0; i < chosen.length; i++) {
            chosen[i] = attempt % 2 == 0 ? 0 : columns.get(i).candidates.size() - 1;
        }
        var changes = attempt < 2 || chosen.length == 0 ? 0 : 1 + chance.nextInt(4);
        for (var change = 0; change < changes; change++) {
            var i = chance.nextInt(chosen.length);
            chosen[i] = chance.nextInt(columns.get(i).candidates.size());
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < chosen.length; i++) {
            var value = columns.get(i).candidates.get(chosen[i]);
            if (!value.equals("default")) {
                values.put(columns.get(i).name, value);
            }
        }
        return values;
    }

    private List<Column> columns(String table) throws SQLException {
        var found = new ArrayList<Column>();
        try (var statement = connection.prepareStatement("""
                select a.attname, t.typname, t.typtype, t.typcategory, a.attnotnull,
                  a.atthasdef as has_default,
                  coalesce((select string_agg(pg_get_constraintdef(c.oid), ' ') from pg_constraint c
                    where c.contype = 'c' and (c.contypid = t.oid
                      or (c.conrelid = a.attrelid and a.attnum = any (c.conkey)))), '') as checks,
                  coalesce((select string_agg(quote_literal(e.enumlabel), ' ') from pg_enum e
                    where e.enumtypid = t.oid), '') as labels
                from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  and a.attidentity = ''
                  and a.attname <> 'tenant_id' order by a.attnum""")) {
            statement.setString(1, table);
            var rows = statement.executeQuery();
            while (rows.next()) {
                var options = new LinkedHashSet<String>();
                var hint = HINTS.get(table + "." + rows.getString("attname"));
                if (hint != null) {
                    options.add(hint);
                } else {
                    if (rows.getBoolean("has_default")) {
                        options.add("default");
                    }
                    if (!rows.getBoolean("attnotnull")) {
                        options.add("null");
                    }
                    options.addAll(values(
                            rows.getString("typname"),
                            rows.getString("typcategory").charAt(0),
                            rows.getString("checks") + " " + rows.getString("labels")));
                }
                found.add(new Column(rows.getString("attname"), List.copyOf(options)));
            }
        }
        return found;
    }

    private static Set<String> values(String type, char category, String words) {
        var values = new LinkedHashSet<String>();
        if (category == 'S' || category == 'E') {
            var matcher = WORD.matcher(words);
            while (matcher.find()) {
                values.add("'" + matcher.group(1) + "'");
            }
        }
        values.addAll(ofType(type, category));
        return values;
    }

    private static List<String> ofType(String type, char category) {
        return switch (type) {
            case "bytea" -> List.of("decode(repeat('00', 32), 'hex')", "''::bytea");
            case "xid8" -> List.of("'1'");
            case "uuid" -> List.of("gen_random_uuid()");
            case "json", "jsonb" -> List.of("'{}'", "'[]'");
            default ->
                switch (category) {
                    case 'N' -> List.of("1", "0", "2", "60", "-1");
                    case 'B' -> List.of("false", "true");
                    case 'D' -> List.of("'2026-11-20 14:05:00'", "'2026-11-21 14:05:00'");
                    case 'T' -> List.of("'1 hour'");
                    case 'A' -> List.of("'{}'", "'{1}'");
                    case 'R' -> List.of("'empty'");
                    case 'S' ->
                        List.of("'a'", "'US'", "'EN'", "'abcdef'", "'+14155550101'", "'UTC'", "repeat('0', 64)", "''");
                    default -> throw new AssertionError("no values for type " + type + "; teach RowFiller some");
                };
        };
    }

    private record Column(String name, List<String> candidates) {}
}
