package com.speechcad.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.speechcad.billing.ProveReceipts;
import com.speechcad.kernel.TenantId;
import com.speechcad.local.json.Json;
import com.speechcad.wallet.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the whole database, over one connection that is kept. A database that does not answer shows as empty. */
final class Books implements AutoCloseable {
    /** Keys, even encrypted ones, are nobody's business on a page. */
    private static final Set<String> HIDDEN = Set.of("tenant_secret", "flyway_schema_history");

    private static final List<String> NEWEST_FIRST =
            List.of("seq", "created_at", "updated_at", "opened_at", "at", "claimed_at", "id");

    /** Entries of the audit log. */
    private static final int A_SLICE = 5_000;

    private final DataSource database;
    private @Nullable Connection open;

    Books(DataSource database) {
        this.database = database;
    }

    /** Another number after every transaction that wrote something. */
    synchronized long version() {
        try {
            var rows = rows("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as version");
            return rows.path(0).path("version").asLong();
        } catch (SQLException _) {
            forget();
            return 0;
        }
    }

    /** Every table that may be looked into, by name. */
    synchronized List<String> tables() throws SQLException {
        var names = new ArrayList<String>();
        for (var row : rows("select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE' order by 1")) {
            var name = row.path("table_name").asText();
            if (!HIDDEN.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The newest rows of a table, each an object with the columns in their order. */
    synchronized ArrayNode newest(String table, int most) throws SQLException {
        if (!tables().contains(table)) {
            throw new IllegalArgumentException("there is no table " + table + " to look into");
        }
        var columns = new ArrayList<String>();
        for (var row : rows("select column_name from information_schema.columns where table_schema = 'public'"
                + " and table_name = '" + table + "'")) {
            columns.add(row.path("column_name").asText());
        }
        var order = NEWEST_FIRST.stream()
                .filter(columns::contains)
                .map(column -> " order by " + column + " desc")
                .findFirst()
                .orElse("");
        return rows("select * from " + table + order + " limit " + most);
    }

    /**
     * What does not add up: nothing in healthy books. Receipts are rated again, all of them.
     *
     * @param at by the stack's clock; a payment that has not been settled for days by then is a fault
     */
    synchronized ArrayNode faults(Instant at) throws SQLException {
        var faults = Json.array();
        for (var tenant : rows("select tenant_id as id from tenant order by 1")) {
            var id = tenant.path("id").asLong();
            // The function reads as the tenant that this connection says it is.
            rows("select set_config('app.tenant', '" + id + "', false) as tenant");
            if (id == TenantId.PLATFORM.value()) {
                // It has no books, and an audit log like everybody's.
                faults.addAll(brokenLinks(id));
                continue;
            }
            faults.addAll(rows(
                    "select " + id + " as tenant, name, detail from ledger_invariants('" + at + "'::timestamptz)"));
            for (var fault : wrongReceipts()) {
                faults.addObject().put("tenant", id).put("name", fault.name()).put("detail", fault.detail());
            }
            faults.addAll(brokenLinks(id));
        }
        return faults;
    }

    /** As the role that sees one tenant. */
    private List<Ledger.Fault> wrongReceipts() throws SQLException {
        try {
            run("set role speechcad_app");
            var wrong = ProveReceipts.faults(connection());
            run("reset role");
            return wrong;
        } catch (SQLException | RuntimeException broken) {
            // Whatever is read next would be read as that role.
            forget();
            throw broken;
        }
    }

    private void run(String command) throws SQLException {
        try (var statement = connection().createStatement()) {
            statement.execute(command);
        }
    }

    private ArrayNode brokenLinks(long tenant) throws SQLException {
        var broken = Json.array();
        var after = 0L;
        while (true) {
            var slice = rows("select * from audit_slice(" + after + ", " + A_SLICE + ")")
                    .path(0);
            for (var seq : slice.path("broken")) {
                broken.addObject()
                        .put("tenant", tenant)
                        .put("name", "the audit log is one chain")
                        .put("detail", "entry " + seq.asLong());
            }
            after = slice.path("last").asLong();
            if (slice.path("seen").asInt() < A_SLICE) {
                return broken;
            }
        }
    }

    /** Rows of a query of our own. */
    synchronized ArrayNode rows(String query) throws SQLException {
        var rows = Json.array();
        try (var statement = connection().createStatement();
                var found = statement.executeQuery("select row_to_json(r)::text from (" + query + ") r")) {
            while (found.next()) {
                rows.add(parsed(found.getString(1)));
            }
            return rows;
        } catch (SQLException broken) {
            forget();
            throw broken;
        }
    }

    @Override
    public synchronized void close() {
        forget();
    }

    private static JsonNode parsed(String json) {
        return Json.parse(json);
    }

    private Connection connection() throws SQLException {
        if (open == null) {
            open = database.getConnection();
            open.setReadOnly(true);
        }
        return open;
    }

    private void forget() {
        try (var _ = open) {
            open = null;
        } catch (SQLException _) {
            // It is gone either way.
        }
    }
}
