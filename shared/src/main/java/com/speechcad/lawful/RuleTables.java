package com.speechcad.lawful;

import com.speechcad.kernel.Digest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules as data: resource files in the jar, read once, each row with its source and date. */
@Singleton
public class RuleTables {
    private static final List<String> FILES =
            List.of("rules", "countries", "windows", "holidays", "caps", "registries", "tiers", "abandoned");

    private final Map<String, List<RuleRow>> tables = new LinkedHashMap<>();
    private final Map<String, RuleRow> byId = new LinkedHashMap<>();
    private final String version;

    RuleTables() {
        var all = new StringBuilder();
        for (var file : FILES) {
            var text = text(file);
            all.append(text);
            var rows = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RuleRow::parse)
                    .toList();
            tables.put(file, rows);
            for (var row : rows) {
                if (byId.put(row.id(), row) != null) {
                    throw new IllegalStateException("two rules are called " + row.id());
                }
            }
        }
        version = newest() + "." + Digest.sha256Hex(all.toString()).substring(0, 8);
    }

    /** Written beside every answer: the newest date in the tables, and a digest of all of them. */
    public String version() {
        return version;
    }

    public Collection<RuleRow> all() {
        return List.copyOf(byId.values());
    }

    public Optional<RuleRow> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The rule that a row is, or the one that reads it: its words tell what the row decided. */
    public Optional<Rule> reader(String id) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .or(() -> find(id).flatMap(RuleTables::readerOf));
    }

    private static Optional<Rule> readerOf(RuleRow row) {
        return switch (row.id().substring(row.id().lastIndexOf('-') + 1)) {
            case "window", "holidays" -> Optional.of(Rule.WINDOW);
            case "cap" -> Optional.of(Rule.ATTEMPT_CAP);
            case "registry" -> Optional.of(Rule.REGISTRY_STALE);
            case "country" -> Optional.of(Rule.COUNTRY_CLOSED);
            case "limits" -> Optional.of(Rule.VELOCITY_DAY);
            default -> Optional.empty();
        };
    }

    /** Those whose source nobody looked at for more than a year. */
    public List<RuleRow> stale(YearMonth now) {
        return all().stream().filter(row -> row.isStale(now)).toList();
    }

    List<RuleRow> table(String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    /** The rows that hold in any of the places, the widest place first. */
    List<RuleRow> in(String table, Collection<String> places) {
        var found = new ArrayList<RuleRow>();
        for (var place : places) {
            table(table).stream().filter(row -> row.place().equals(place)).forEach(found::add);
        }
        return List.copyOf(found);
    }

    private YearMonth newest() {
        return byId.values().stream()
                .map(RuleRow::asOf)
                .max(YearMonth::compareTo)
                .orElseThrow();
    }

    private static String text(String file) {
        try (var in = RuleTables.class.getResourceAsStream("/lawful/" + file + ".table")) {
            if (in == null) {
                throw new IllegalStateException("no rule table " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
