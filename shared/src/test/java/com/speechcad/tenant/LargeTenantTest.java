package com.speechcad.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.TestApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked often of a tenant with many rows has an index of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTenantTest {
    private final TestApp app = TestApp.start();
    private final LargeTables tables = new LargeTables(app);

    @BeforeAll
    void fill() {
        tables.fill("app_user", Map.of("id", "1000 + n", "telegram_id", "5000 + n", "is_admin", "false"))
                .fill("job", Map.of("id", "gen_random_uuid()", "subject", "'subject ' || n", "state", "'DONE'"))
                .fill("do_not_call", Map.of("business_id", "n", "number", "'+1201' || 5550000 + n"))
                .fill("claimed_key", Map.of("key", "'key ' || n"));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void who_runs_a_tenant_is_found_without_everybody_else() {
        assertThat(tables.plan(Users.ADMINS, sql -> sql.with("owners", List.of(1L, 2L))))
                .contains("app_user_admins", "app_user_tenant_id_telegram_id_key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            job_given_up          | select count(*) from job where state = 'REFUSED'
            do_not_call_by_number | select count(*) from do_not_call where number = '+12015550001' and lifted_at is null
            claimed_key_old       | select key from claimed_key where claimed_at <= now() order by claimed_at limit 10
            """)
    void what_is_looked_for_is_found_by_its_index(String index, String statement) {
        assertThat(tables.plan(statement, sql -> sql)).contains(index);
    }
}
