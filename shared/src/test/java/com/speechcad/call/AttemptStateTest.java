package com.speechcad.call;

import static com.speechcad.call.AttemptState.DIALLING;
import static com.speechcad.call.AttemptState.ENDED;
import static com.speechcad.call.AttemptState.IN_CALL;
import static com.speechcad.call.AttemptState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptStateTest {
    @ParameterizedTest
    @EnumSource(AttemptState.class)
    void what_is_over_stays_over_and_what_is_not_can_end(AttemptState state) {
        for (var next : AttemptState.values()) {
            assertThat(state.isOver() && state.canBecome(next)).isFalse();
        }
        assertThat(state.isOver() || state.canBecome(AttemptState.NOT_CONNECTED))
                .isTrue();
    }

    @Test
    void an_older_word_never_lowers_a_newer_state() {
        assertThat(IN_CALL.canBecome(DIALLING)).isFalse();
        assertThat(ENDED.canBecome(IN_CALL)).isFalse();
        assertThat(UNCERTAIN.canBecome(DIALLING)).isTrue();
    }
}
