package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Unreachable;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators read these words in the log, in a webhook's line and from the doctor. */
class SqlFaultsTest {
    @ParameterizedTest
    @CsvSource({
        "08001, the database cannot be reached (08001)",
        "08006, the database cannot be reached (08006)",
        "57P03, the database is starting or stopping (57P03)",
        "53300, the database has no connection left (53300)",
        "40P01, the database had two transactions wait for each other (40P01)",
        "55P03, the database did not give a lock in time (55P03)",
        "57014, the database ended a statement that took too long (57014)",
        "25P03, the database ended a transaction that stood still (25P03)",
    })
    void a_database_in_trouble_is_told_in_words_with_its_code_behind(String code, String words) {
        assertThat(SqlFaults.translate(new IllegalStateException(new SQLException("FATAL", code))))
                .isInstanceOf(Unreachable.class)
                .hasMessage(words);
    }
}
