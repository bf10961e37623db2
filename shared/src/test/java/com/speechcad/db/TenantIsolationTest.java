package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Walks the catalogue, so that no table can be forgotten: in every one a tenant sees and changes its own rows only, and
 * nobody sees anything without a tenant. Only Flyway's own table is exempt.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationTest {
    private static final long OURS = 101;
    private static final long THEIRS = 102;
    private static final String DENIED = "42501";

    private final TestDatabase database = TestDatabase.fresh();
    private Connection superuser;
    private Connection functions;

    TenantIsolationTest() throws SQLException {
        superuser = database.adminConnection();
        functions = DriverManager.getConnection(database.url(), "speechcad_app", database.appPassword());
    }

    @BeforeAll
    void skip_foreign_keys_and_triggers() throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        functions.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException {
        superuser.close();
        functions.close();
    }

    @TestFactory
    Stream<DynamicTest> every_table_keeps_tenants_apart() throws SQLException {
        var tables = strings("select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace"
                + " and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history' order by 1");
        assertThat(tables).contains("tenant", "app_user", "ledger_transfer");
        return tables.stream().map(table -> DynamicTest.dynamicTest(table, () -> keepsApart(table)));
    }

    /** As a slip in a migration would leave it: others' rows are not seen, but changed by whoever changes all. */
    @Test
    void a_policy_that_lets_everybody_change_one_column_is_found() throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(
                    "create table planted (tenant_id bigint not null default app_tenant(), id bigint not null,"
                            + " note text, primary key (tenant_id, id))");
            statement.execute("alter table planted enable row level security, force row level security");
            statement.execute("create policy sees on planted for select using (tenant_id = app_tenant())");
            statement.execute("create policy adds on planted for insert with check (tenant_id = app_tenant())");
            statement.execute("create policy changes on planted for update using (true) with check (true)");
            statement.execute("grant select, insert, update (note) on planted to speechcad_app");
        }
        try {
            assertThatThrownBy(() -> keepsApart("planted"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("all rows, by note");
        } finally {
            try (var statement = superuser.createStatement()) {
                statement.execute("drop table planted");
            }
        }
    }

    @Test
    void nothing_in_the_schema_goes_around_row_level_security() throws SQLException {
        assertThat(strings("select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and (relkind in ('m', 'f') or relkind = 'v'"
                        + " and not coalesce(reloptions @> '{security_invoker=true}', false))"))
                .as("views that show more than their reader may see")
                .isEmpty();
        assertThat(
                        strings(
                                "select p.oid::regprocedure::text from pg_proc p join pg_roles r on r.oid = p.proowner"
                                        + " where p.pronamespace = 'public'::regnamespace and p.prosecdef"
                                        + " and (r.rolname not in ('speechcad_ledger', 'speechcad_sweeper', 'speechcad_prover')"
                                        + " or not coalesce(array_to_string(p.proconfig, ',') like '%search_path=public, pg_temp%', false))"))
                .as("functions with another's rights, of the wrong owner or with an open search path")
                .isEmpty();
        assertThat(strings("select rolname from pg_roles where rolname like 'speechcad%' and (rolsuper or rolbypassrls"
                        + " or rolcreaterole or (rolcanlogin and rolname <> 'speechcad_app'))"))
                .as("roles that may too much")
                .isEmpty();
        assertThat(strings("select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid"
                        + " where m.member = 'speechcad_app'::regrole"))
                .as("roles that the functions could put on")
                .isEmpty();
    }

    @Test
    void what_crosses_tenants_tells_a_tenant_and_an_id_and_nothing_else() throws SQLException {
        assertThat(strings("select p.oid::regprocedure::text || ': ' || pg_get_function_result(p.oid) from pg_proc p"
                        + " join pg_roles r on r.oid = p.proowner where p.pronamespace = 'public'::regnamespace"
                        + " and r.rolname = 'speechcad_sweeper' order by 1"))
                .hasSizeGreaterThan(20)
                // Of one number that is asked for: what the platform's own list, which is no tenant's, says of it.
                .filteredOn(signature -> !signature.startsWith("platform_do_not_call_said(text)")
                        && !signature.startsWith("platform_opt_outs(text)"))
                .allSatisfy(signature -> assertThat(signature)
                        .matches(".*: (bigint|TABLE\\(tenant_id bigint(, [a-z_]*id (bigint|uuid|text))?\\))"));
    }

    @Test
    void who_proves_the_books_reads_them_and_nothing_else() throws SQLException {
        assertThat(strings("select distinct c.relname || ': ' || a.privilege_type from pg_class c"
                        + " cross join lateral aclexplode(c.relacl) a"
                        + " where a.grantee = 'speechcad_prover'::regrole order by 1"))
                .hasSizeGreaterThan(4)
                .allMatch(right -> right.matches("ledger_[a-z_]+: SELECT"));
        assertThat(strings("select p.oid::regprocedure::text from pg_proc p join pg_roles r on r.oid = p.proowner"
                        + " where r.rolname = 'speechcad_prover' order by 1"))
                .containsExactly(
                        "ledger_invariants_of(bigint[])",
                        "ledger_prove(ledger_place,integer,timestamp with time zone,interval)");
    }

    @Test
    void the_proof_of_a_tenants_books_tells_nothing_of_anothers() throws SQLException {
        var broken = strings("insert into ledger_account (tenant_id, owner_user_id, code, posted_micros)"
                        + " values (104, 1, 'wallet', 5) returning id")
                .getFirst();
        var proofs = List.of(
                "select detail from ledger_invariants()",
                "select detail from ledger_invariants_of('{" + broken + "}')");
        for (var proof : proofs) {
            as(
                    104L,
                    () -> assertThat(count("(" + proof + ") f", "true"))
                            .as(proof)
                            .isPositive());
            as(
                    103L,
                    () -> assertThat(count("(" + proof + ") f", "true"))
                            .as(proof)
                            .isZero());
            as(
                    null,
                    () -> assertThat(count("(" + proof + ") f", "true"))
                            .as(proof + " without a tenant")
                            .isNegative());
        }
    }

    private void keepsApart(String table) throws SQLException {
        assertThat(strings("select 1 from pg_class where oid = '" + table
                        + "'::regclass and relrowsecurity and relforcerowsecurity"))
                .as("row-level security enabled and forced on " + table)
                .hasSize(1);
        assertThat(strings("select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
                        + " where i.indrelid = '" + table + "'::regclass and (i.indisunique or i.indisprimary)"
                        + " and c.relname <> 'tenant_slug_key'"
                        + " and i.indkey[0] is distinct from (select attnum from pg_attribute"
                        + "   where attrelid = i.indrelid and attname = 'tenant_id')"))
                .as("unique keys of " + table + " that do not begin with tenant_id")
                .isEmpty();

        var filler = new RowFiller(superuser);
        var ours = filler.fill(table, OURS);
        var theirs = filler.fill(table, THEIRS);
        var before = content(table);
        var updates = updates(table);

        as(OURS, () -> {
            assertThat(count(table, "tenant_id = " + OURS))
                    .as("own rows, or no right to read")
                    .isNotZero();
            assertThat(count(table, "tenant_id <> " + OURS))
                    .as("rows of others")
                    .isNotPositive();
            for (var update : updates.entrySet()) {
                assertThat(changed(update.getValue() + " where tenant_id <> " + OURS))
                        .as("rows of others, by " + update.getKey())
                        .isNotPositive();
                assertThat(changed(update.getValue()))
                        .as("all rows, by " + update.getKey())
                        .isLessThanOrEqualTo(1);
            }
            assertThat(changed("delete from " + table + " where tenant_id <> " + OURS))
                    .isNotPositive();
            assertThat(state("update " + table + " set tenant_id = " + THEIRS)).isEqualTo(DENIED);
            assertThat(state(theirs.insertFor(THEIRS)))
                    .as("a row put in for another tenant")
                    .isEqualTo(DENIED);
        });
        as(null, () -> {
            assertThat(count(table, "true")).as("rows without a tenant").isNotPositive();
            for (var update : updates.values()) {
                assertThat(changed(update)).as(update).isNotPositive();
            }
            assertThat(changed("delete from " + table)).isNotPositive();
            assertThat(state(ours.insertFor(OURS))).isEqualTo(DENIED);
        });
        assertThat(content(table)).isEqualTo(before);
        assertThat(before).as("both tenants have a row").hasSizeGreaterThanOrEqualTo(2);
    }

    /**
     * An update for each column that the functions may change, and for the tenant's own: for another one they are refused for the
     * right, whatever the policy says. It gives all rows the value of the first and so reads none, since whoever reads is kept
     * from others' rows by the policy for reading already.
     */
    private Map<String, String> updates(String table) throws SQLException {
        var updates = new TreeMap<String, String>();
        var columns = strings("select quote_ident(attname) from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a'"
                + " and (attname = 'tenant_id' or has_column_privilege('speechcad_app', attrelid, attnum, 'update'))");
        for (var column : columns) {
            var value = strings("select quote_nullable(" + column + "::text) || '::' || pg_typeof(" + column + ") from "
                            + table + " where tenant_id = " + OURS)
                    .getFirst();
            updates.put(column, "update " + table + " set " + column + " = " + value);
        }
        return updates;
    }

    private List<String> content(String table) throws SQLException {
        return strings("select md5(t::text) from " + table + " t where tenant_id in (101, 102) order by 1");
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    /** Nothing done here is committed. */
    private void as(@org.jspecify.annotations.Nullable Long tenant, Work work) throws SQLException {
        if (tenant != null) {
            functions.createStatement().execute("select set_config('app.tenant', '" + tenant + "', true)");
        }
        try {
            work.run();
        } finally {
            functions.rollback();
        }
    }

    /** Minus one when the role may not read the table at all. */
    private long count(String table, String where) throws SQLException {
        var point = functions.setSavepoint();
        try (var rows = functions.createStatement().executeQuery("select count(*) from " + table + " where " + where)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException refused) {
            functions.rollback(point);
            assertThat(refused.getSQLState()).isEqualTo(DENIED);
            return -1;
        }
    }

    /** How many rows a statement changes; minus one when it is refused. Undone at once. */
    private long changed(String sql) throws SQLException {
        var point = functions.setSavepoint();
        try (var statement = functions.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException refused) {
            assertThat(refused.getSQLState())
                    .as(sql + ": " + refused.getMessage())
                    .isEqualTo(DENIED);
            return -1;
        } finally {
            functions.rollback(point);
        }
    }

    private String state(String sql) throws SQLException {
        var point = functions.setSavepoint();
        try (var statement = functions.createStatement()) {
            return "done, " + statement.executeUpdate(sql);
        } catch (SQLException refused) {
            return refused.getSQLState();
        } finally {
            functions.rollback(point);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        try (var rows = superuser.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
