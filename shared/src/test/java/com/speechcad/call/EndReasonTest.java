package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Ending;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndReasonTest {
    /** Said once more, and by hand: who pays for what. */
    @ParameterizedTest
    @EnumSource(EndReason.class)
    void talk_is_paid_for_and_machines_breakdowns_and_nobody_are_not(EndReason reason) {
        var talked = "user_hangup agent_hangup call_transfer inactivity max_duration_reached transfer_bridged"
                + " transfer_cancelled manual_stopped call_take_over scam_detected other";
        var word = reason.word();
        var expected =
                Arrays.stream(talked.split(" ")).collect(Collectors.toSet()).contains(word)
                        ? Ending.TALKED
                        : word.equals("voicemail_reached") || word.equals("ivr_reached")
                                ? Ending.MACHINE
                                : word.startsWith("error_") && !word.equals("error_user_not_joined")
                                        ? Ending.FAILED
                                        : Ending.NOBODY;

        assertThat(reason.ending()).isEqualTo(expected);
    }
}
