package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.provider.dynopay.DynopayEvents;
import com.speechcad.provider.dynopay.DynopayLetter;
import com.speechcad.provider.dynopay.PaymentNotice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the providers can write, they write in the storms, and our readers take it for what it is. */
class StormStoriesTest {
    @Test
    void every_event_of_both_providers_storms() {
        assertThat(events(Saga.LETTER)).containsExactlyInAnyOrderElementsOf(DynopayLetters.EVENTS);
        assertThat(events(Saga.WEBHOOK)).containsExactlyInAnyOrderElementsOf(RetellLetters.EVENTS);
    }

    @Test
    void the_payment_provider_has_no_event_that_is_not_among_them() {
        try (var world = new World(false)) {
            var reader = world.app.get(DynopayEvents.class);
            var read = DynopayLetters.EVENTS.stream()
                    .map(event -> reader.read(DynopayLetters.body(
                            event, UUID.randomUUID(), "100", "0xfeed", Instant.parse("2026-01-02T03:04:05Z"))))
                    .toList();

            assertThat(read.stream()
                            .map(StormStoriesTest::event)
                            .flatMap(Optional::stream)
                            .distinct())
                    .containsExactlyInAnyOrder(PaymentNotice.Event.values());
            assertThat(read).contains(new DynopayLetter.Other(DynopayLetters.TEST));
        }
    }

    private static Optional<PaymentNotice.Event> event(DynopayLetter letter) {
        return letter instanceof PaymentNotice notice ? Optional.of(notice.event()) : Optional.empty();
    }

    private static List<String> events(String kind) {
        return StormPart.stories().stream()
                .flatMap(story -> story.words().stream())
                .map(Saga.Step::name)
                .filter(name -> name.startsWith(kind))
                .map(name -> name.substring(kind.length()))
                .distinct()
                .toList();
    }
}
