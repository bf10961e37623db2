package com.speechcad.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Contacts with five variables, always the same: as a file that somebody sends, and as {@code COPY} takes them. */
final class BenchContacts {
    static final List<String> VARIABLES = List.of("first_name", "last_name", "city", "date", "amount");

    private BenchContacts() {}

    static byte[] csv(int rows) {
        var lines = new StringBuilder(rows * 80).append("Phone,First name,Last name,City,Date,Amount\n");
        for (var row = 0; row < rows; row++) {
            lines.append(number(row))
                    .append(',')
                    .append(String.join(",", cells(row)))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** List, place, number, region and variables. */
    static byte[] copied(int rows) {
        var lines = new StringBuilder(rows * 180);
        for (var row = 0; row < rows; row++) {
            lines.append("00000000-0000-7000-8000-000000000001\t")
                    .append(1_000_000 + row)
                    .append('\t')
                    .append(number(row))
                    .append("\tUS\t")
                    .append(variables(row))
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Of many ends, and never rung: nothing here dials. */
    static String number(int row) {
        return "+1212" + (2_000_000 + row * 7);
    }

    private static String variables(int row) {
        var cells = cells(row);
        var json = new StringBuilder();
        for (var at = 0; at < cells.size(); at++) {
            json.append(at == 0 ? "{\"" : ",\"")
                    .append(VARIABLES.get(at))
                    .append("\":\"")
                    .append(cells.get(at))
                    .append('"');
        }
        return json.append('}').toString();
    }

    private static List<String> cells(int row) {
        return List.of(
                "First" + row % 997,
                "Last" + row % 7919,
                Arrays.asList("New York", "Boston", "Chicago", "San José").get(row % 4),
                "2026-11-" + (10 + row % 20),
                "%d.%02d".formatted(row % 500, row % 100));
    }
}
