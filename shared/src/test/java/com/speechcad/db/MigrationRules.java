package com.speechcad.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration may do beside functions that serve, as far as its text tells: nothing that holds a lock on a large table
 * for as long as that is large, and nothing that the version before could not work with. CONTRIBUTING says the same in words.
 */
final class MigrationRules {
    /** A few rows each, whatever happens: written by hand, by an operator or once for a tenant. */
    private static final Set<String> SMALL = Set.of(
            "tenant",
            "plan",
            "price",
            "price_version",
            "provider_account",
            "kill_switch",
            "country_switch",
            "breaker_limit",
            // What a person has to decide about, one by one.
            "operator_request",
            "parked_operation",
            "parked_payment");

    private static final String TABLE = "(?:if exists |only )*\"?([a-z_0-9]+)\"?";
    private static final Pattern CREATED =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?([a-z_0-9]+)");
    private static final Pattern INDEX =
            Pattern.compile("create (?:unique )?index (concurrently )?(?:.*? )?on " + TABLE + ".*");
    private static final Pattern ALTERED = Pattern.compile("alter table " + TABLE + " (.*)");
    private static final Pattern WRITTEN = Pattern.compile("(?:update|delete from|merge into) " + TABLE + "\\b.*");
    private static final Pattern LOCKED =
            Pattern.compile("(?:lock|cluster|truncate|reindex|vacuum full)\\b(?! index concurrently).*");
    private static final Pattern GONE = Pattern.compile("drop table .*");

    /** Worked out for each row, which rewrites the table; what is the same for all rows is only noted. */
    private static final Pattern FOR_EACH_ROW = Pattern.compile(
            "add (?:column )?.*(?:default .*(?:gen_random_uuid|random|clock_timestamp|timeofday|nextval|uuidv7)\\b"
                    + "|generated (?:always|by default) as|\\b(?:big|small)?serial\\b).*");
    /** Reads every row under the strongest lock. */
    private static final Pattern READ_WHOLE = Pattern.compile(
            ".*(?:set not null|alter (?:column )?\\w+ (?:set data )?type |add (?:constraint \\w+ )?"
                    + "(?:check|foreign key|primary key \\(|unique \\(|exclude)|add column .*(?:check \\(|references )).*");

    private static final Pattern TAKEN_AWAY = Pattern.compile(".*\\b(?:drop column|rename).*");

    private static final String STAYS = "what the version before may use stays";
    /** In a file that takes away what no version uses any more that can be moved back to. */
    private static final String CONTRACTS = "-- contracts:";

    private MigrationRules() {}

    /**
     * What is wrong with a migration, in words; none when it is as it should be.
     *
     * @param sql the file
     * @param settings the file beside it, with how Flyway runs it
     */
    static List<String> broken(String sql, Optional<String> settings) {
        var statements = statements(sql);
        var ofItsOwn = new HashSet<String>(SMALL);
        statements.stream()
                .map(CREATED::matcher)
                .filter(Matcher::lookingAt)
                .forEach(created -> ofItsOwn.add(created.group(1)));
        var wrong = new ArrayList<String>();
        statements.forEach(one -> wrong(one, ofItsOwn).ifPresent(why -> wrong.add(why + ": " + one)));
        if (statements.stream().anyMatch(one -> one.contains(" concurrently "))) {
            concurrently(statements, settings.orElse("")).ifPresent(wrong::add);
        }
        if (sql.lines().anyMatch(line -> line.startsWith(CONTRACTS))) {
            wrong.removeIf(why -> why.startsWith(STAYS));
        }
        return wrong;
    }

    private static Optional<String> wrong(String statement, Set<String> ofItsOwn) {
        var index = INDEX.matcher(statement);
        if (index.matches() && index.group(1) == null && !ofItsOwn.contains(index.group(2))) {
            return Optional.of("an index on a table that is there is made concurrently");
        }
        var written = WRITTEN.matcher(statement);
        if (written.matches() && !ofItsOwn.contains(written.group(1))) {
            return Optional.of("rows of a large table are changed by a job, piece by piece");
        }
        if (LOCKED.matcher(statement).matches()) {
            return Optional.of("nothing is locked as a whole");
        }
        if (GONE.matcher(statement).matches()) {
            return Optional.of(STAYS);
        }
        var altered = ALTERED.matcher(statement);
        return altered.matches() && !ofItsOwn.contains(altered.group(1)) ? altered(altered.group(2)) : Optional.empty();
    }

    private static Optional<String> altered(String how) {
        if (TAKEN_AWAY.matcher(how).matches()) {
            return Optional.of(STAYS);
        }
        if (FOR_EACH_ROW.matcher(how).matches()) {
            return Optional.of("a column's default is the same for all rows");
        }
        return READ_WHOLE.matcher(how).matches() && !how.endsWith("not valid")
                ? Optional.of("a rule for a table that is there is added not valid, and validated by itself")
                : Optional.empty();
    }

    /** Not in a transaction, it may be cut off between any two statements, and waits for whoever writes. */
    private static Optional<String> concurrently(List<String> statements, String settings) {
        if (!settings.lines().map(String::strip).toList().contains("executeInTransaction=false")) {
            return Optional.of("beside an index made concurrently is a .conf with executeInTransaction=false");
        }
        if (!statements.getFirst().equals("set lock_timeout = 0")) {
            return Optional.of("an index made concurrently may wait: the file begins with set lock_timeout = 0");
        }
        for (int at = 1; at < statements.size(); at++) {
            var made = Pattern.compile("create (?:unique )?index concurrently (\\w+) .*")
                    .matcher(statements.get(at));
            var isDropped = statements.get(at).matches("drop index concurrently if exists \\w+");
            if (!isDropped && !made.matches()) {
                return Optional.of("beside an index made concurrently there is nothing else: " + statements.get(at));
            }
            if (made.matches()
                    && !statements.get(at - 1).equals("drop index concurrently if exists " + made.group(1))) {
                return Optional.of("half an index is taken away before it is made anew: " + statements.get(at));
            }
        }
        return Optional.empty();
    }

    /** Without comments, in small letters, with single blanks; what stands in quotes or a function's body is left out. */
    private static List<String> statements(String sql) {
        var bare = sql.replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "''")
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("'(?:[^']|'')*'", "''")
                .replaceAll("--[^\n]*", " ")
                .replaceAll("(?s)\\bbegin atomic\\b.*?\\bend\\b\\s*;", "'';");
        var found = new ArrayList<String>();
        for (var one : bare.split(";")) {
            var plain = one.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            if (!plain.isEmpty()) {
                found.add(plain);
            }
        }
        return found;
    }
}
