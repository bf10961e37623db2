package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the providers can write, they write in the storms. */
class StormStoriesTest {
    @Test
    void every_event_of_both_providers_storms() {
        assertThat(events(Saga.LETTER)).containsExactlyInAnyOrderElementsOf(DynopayLetters.EVENTS);
        assertThat(events(Saga.WEBHOOK)).containsExactlyInAnyOrderElementsOf(RetellLetters.EVENTS);
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
