package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Work that is never given up: nothing else would end what it was to end. */
class TriedForEverTest {
    private static final Set<String> FOR_EVER =
            Set.of("campaign-stop", "campaign-copy", "campaign-hang-up", "hang-up-stopped");

    @Test
    void a_stop_a_copy_and_a_hanging_up_are_tried_until_they_are_done() {
        try (var app = TestApp.start()) {
            var found = app.all(JobHandler.class).stream()
                    .filter(handler -> FOR_EVER.contains(handler.kind()))
                    .filter(handler -> handler.isTriedForEver(new IllegalStateException("a bug")))
                    .map(JobHandler::kind)
                    .collect(Collectors.toSet());

            assertThat(found).isEqualTo(FOR_EVER);
        }
    }
}
