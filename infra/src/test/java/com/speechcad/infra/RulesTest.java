package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void nothing_is_found_that_has_no_written_reason() {
        assertThat(Synthesised.stage("dev").findings()).isEmpty();
        assertThat(Synthesised.stage("prod").findings()).isEmpty();
    }
}
