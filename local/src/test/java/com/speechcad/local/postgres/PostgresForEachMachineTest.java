package com.speechcad.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A laptop with an ARM processor, or a container on one, starts the lab and the tests as any other machine does. */
class PostgresForEachMachineTest {
    /** The names by which the embedded server looks for its archive, from the system and the processor. */
    @ParameterizedTest
    @CsvSource({"linux, x86_64", "linux, arm_64", "darwin, x86_64", "darwin, arm_64", "windows, x86_64"})
    void there_is_a_server_for_it(String system, String processor) {
        assertThat(getClass().getResource("/postgres-" + system + "-" + processor + ".txz"))
                .isNotNull();
    }
}
