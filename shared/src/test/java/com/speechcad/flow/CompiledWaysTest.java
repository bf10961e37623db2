package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every flow that can be published, proved over generated ones. */
class CompiledWaysTest {
    @Property(tries = 400)
    void every_way_leads_to_a_place_that_is_there_and_can_end(@ForAll("flows") Draft draft) {
        var flow = CompileFlow.compile("Any", Language.EN, draft);

        for (var place : flow.places()) {
            assertThat(place.nexts())
                    .allSatisfy(next -> assertThat(flow.place(next)).isPresent());
            assertThat(reachedFrom(flow, place.id()))
                    .anyMatch(id -> ends(flow.place(id).orElseThrow()));
        }
        assertThat(flow.place(CompiledFlow.OPT_OUT)).isPresent();
        assertThat(reachedFrom(flow, flow.start()))
                .containsAll(flow.places().stream()
                        .map(Place::id)
                        .filter(id -> !Set.of(CompiledFlow.OPT_OUT, CompiledFlow.NOT_RECORDED)
                                .contains(id))
                        .toList());
    }

    @Property(tries = 400)
    void hash_is_no_key_where_it_ends_an_input_and_nine_is_none_anywhere(@ForAll("flows") Draft draft) {
        var flow = CompileFlow.compile("Any", Language.HI, draft);

        for (var place : flow.places()) {
            if (place instanceof Place.Keys keys) {
                assertThat(keys.keys()).doesNotContainKey(CompiledFlow.OPT_OUT_KEY);
                assertThat(flow.hasTypedInput() && keys.keys().containsKey('#')).isFalse();
            }
        }
    }

    @Provide
    Arbitrary<Draft> flows() {
        return SomeFlows.publishable();
    }

    private static boolean ends(Place place) {
        return place instanceof Place.HangUp || place instanceof Place.Transfer;
    }

    private static Set<String> reachedFrom(CompiledFlow flow, String start) {
        var seen = new HashSet<>(Set.of(start));
        var open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            flow.place(open.pop()).orElseThrow().nexts().stream()
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }
}
