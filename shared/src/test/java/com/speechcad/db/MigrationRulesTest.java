package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {
    /** From this version on. What came before ran where it had to, when every table was small. */
    private static final int FIRST = 228;

    /** With gaps, which stay: a database that is further on refuses a number that comes behind its own. */
    private static final long BEFORE = 71;

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

    @TestFactory
    Stream<DynamicTest> every_new_migration_can_be_run_beside_functions_that_serve() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .filter(file -> isNew(file.getFileName().toString()))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThat(MigrationRules.broken(Files.readString(file), settings(file)))
                                    .isEmpty()))
                    .toList()
                    .stream();
        }
    }

    @Test
    void a_new_migration_has_a_number_above_all_that_ran_before() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> NAME.matcher(name).matches() && !isNew(name)))
                    .hasSize((int) BEFORE);
        }
    }

    private static boolean isNew(String file) {
        var name = NAME.matcher(file);
        return name.matches() && Integer.parseInt(name.group(1)) >= FIRST;
    }

    private static Optional<String> settings(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".conf");
        return Files.exists(beside) ? Optional.of(Files.readString(beside)) : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index audit_log_by_actor on audit_log (tenant_id, actor, seq desc);",
                "create unique index if not exists one on attempt (tenant_id, id);",
                "update attempt a set counted_micros = 0 where a.campaign_id is not null;",
                "delete from call_record;",
                "alter table attempt add column mark uuid not null default gen_random_uuid();",
                "alter table attempt add column at timestamptz default clock_timestamp();",
                "alter table attempt add column number bigint generated always as identity;",
                "alter table attempt add column number bigserial;",
                "alter table only attempt alter column reason set not null;",
                "alter table attempt alter reason type varchar(10);",
                "alter table attempt add constraint known check (reason <> '');",
                "alter table attempt add constraint ours foreign key (user_id) references app_user;",
                "alter table attempt add unique (nonce);",
                "alter table attempt add column quotes int not null default 0 check (quotes >= 0);",
                "create index on attempt (nonce);",
                "alter table attempt drop column reason;",
                "alter table attempt rename column reason to why;",
                "drop table attempt;",
                "lock table attempt;",
                "reindex table attempt;",
                "-- harmless;\n/* so far */ create table one (id int); UPDATE  Attempt\n set reason = 'a;b';",
                "create index concurrently one on attempt (id);",
                "set lock_timeout = 0; create index concurrently one on attempt (id);"
            })
    void what_would_hold_up_whoever_is_served_is_found(String sql) {
        assertThat(MigrationRules.broken(sql, Optional.empty())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table attempt add column counted_micros bigint;",
                "alter table campaign add column quotes int not null default 0;",
                "alter table attempt add column at timestamptz not null default now();",
                "alter table attempt add column tenant bigint default app_tenant();",
                "alter table attempt add constraint known check (reason <> '') not valid;",
                "alter table attempt validate constraint known;",
                "create table one (id int references attempt, mark uuid default gen_random_uuid());"
                        + " create index one_by_mark on one (mark); update one set id = 1;",
                "update plan set name = 'Pro';",
                "create function f() returns int language plpgsql as $$ begin update attempt set reason = ''; end $$;",
                "create function f() returns bigint language sql begin atomic delete from attempt; select 1; end;",
                "-- create index one on attempt (id);",
                "drop index one;",
                "-- contracts: nothing reads it since version 230.\nalter table attempt drop column reason;"
            })
    void what_holds_nobody_up_is_let_be(String sql) {
        assertThat(MigrationRules.broken(sql, Optional.empty())).isEmpty();
    }

    @Test
    void an_index_is_made_concurrently_in_a_file_of_its_own_that_can_be_run_twice() {
        var file = """
                -- What it is for.
                set lock_timeout = 0;
                drop index concurrently if exists one;
                create index concurrently one on attempt (id);
                """;
        var settings = Optional.of("executeInTransaction=false\n");

        assertThat(MigrationRules.broken(file, settings)).isEmpty();
        assertThat(MigrationRules.broken(file + "alter table attempt add column more int;", settings))
                .isNotEmpty();
        assertThat(MigrationRules.broken(file.replace("drop index concurrently if exists one;", ""), settings))
                .isNotEmpty();
    }
}
