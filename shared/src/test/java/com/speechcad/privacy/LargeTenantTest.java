package com.speechcad.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.LargeTables;
import com.speechcad.db.Statement;
import com.speechcad.db.TestApp;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of one person among millions only what is theirs is read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTenantTest {
    private final TestApp app = TestApp.start();
    private final LargeTables tables = new LargeTables(app);

    @BeforeAll
    void fill() {
        tables.fill("attempt", Map.of("id", "gen_random_uuid()", "nonce", "'nonce ' || n", "user_id", "n % 100"))
                .fill("attempt_authorisation", Map.of("attempt_id", "gen_random_uuid()", "user_id", "n % 100"))
                .fill(
                        "ledger_op",
                        Map.of(
                                "id", "1000 + n",
                                "key", "'key ' || n",
                                "subject", "'subject ' || n",
                                "external_ref", "null",
                                "user_id", "n % 100"))
                .fill("ledger_transfer", Map.of("id", "1000 + n", "op_id", "1000 + n", "wallet_seq", "n"))
                .fill("ledger_hold", Map.of("id", "1000 + n", "subject", "'subject ' || n", "user_id", "n % 100"))
                .fill(
                        "gate_answer",
                        Map.of("audit_seq", "1000 + n", "business_id", "n % 100", "number", "'+1415' || (5550000 + n)"))
                .fill("chat_message", Map.of("chat_id", "n", "slot", "'home'"));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "calls, attempt_of_user",
        "answers, attempt_of_user",
        "transcripts, attempt_of_user",
        "gate-answers, gate_answer_of_number",
        "authorisations, attempt_authorisation_of_user",
        "ledger, ledger_op_of_user",
        "ledger-entries, ledger_op_of_user",
        "holds, ledger_hold_of_user"
    })
    void a_page_of_the_file_with_somebodys_data_is_read_from_where_the_last_one_ended(String section, String index) {
        var one = Sections.ALL.stream()
                .filter(other -> other.name().equals(section))
                .findFirst()
                .orElseThrow();

        assertThat(one.isByKey()).isTrue();
        assertThat(tables.plan(
                        one.sql().replace(":now", "now()"),
                        sql -> sql.with("user", 7).with("after", "").with("most", 10)))
                .contains(index);
    }

    /** Among the messages of all chats, of which nearly none is about the person. */
    @Test
    void what_staff_were_shown_of_somebody_is_found_among_what_staff_are_shown() {
        assertThat(EraseAccount.EMPTIED.stream().filter(sql -> sql.startsWith("delete from chat_message")))
                .hasSize(5)
                .allSatisfy(sql -> assertThat(tables.plan(sql, statement -> ofSomebody(sql, statement)))
                        .contains("chat_message_of_staff"));
    }

    private static Statement ofSomebody(String sql, Statement statement) {
        var given = statement.with("user", 7);
        return sql.contains(":now") ? given.with("now", Instant.EPOCH) : given;
    }
}
