package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferenceListsTest {
    private final TestApp app = TestApp.start();
    private final ReferenceLists lists = app.get(ReferenceLists.class);
    private final UserId ana = person(801);
    private final UserId ravi = person(802);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void numbers_of_a_text_are_looked_up_and_lie_as_digests() {
        var list = list(ana, "Bookings");

        assertThat(add(ana, list, "400271; 400272\n400271 order 12, card 4111111111111111, 007"))
                .as("two with six digits and one with three; too short or too long is none")
                .isEqualTo(3);
        assertThat(add(ana, list, "400272 400273")).isOne();
        assertThat(in(() -> lists.find(ana, list)).orElseThrow().entries()).isEqualTo(4);

        assertThat(in(() -> lists.has(list, "400271"))).isTrue();
        assertThat(in(() -> lists.has(list, "007"))).isTrue();
        assertThat(in(() -> lists.has(list, "7"))).isFalse();
        assertThat(in(() -> lists.has(list, "12"))).isFalse();
        assertThat(in(() -> app.sql().of("select digest from reference_entry").list(row -> row.text("digest"))))
                .hasSize(4)
                .allSatisfy(digest -> assertThat(digest).hasSize(64).doesNotContain("400271"));
    }

    @Test
    void what_is_left_out_is_counted_by_why() {
        var list = list(ana, "Bookings");
        add(ana, list, "400271");

        var taken = in(() -> lists.take(ana, list, "400271\n400272\n400272\n\nno number\n12\n4111111111111111\n"));

        assertThat(taken).isEqualTo(new ReferenceLists.Taken(1, 2, 3, 0));
    }

    @Test
    void the_same_number_on_two_lists_has_two_digests() {
        var one = list(ana, "One");
        var two = list(ana, "Two");
        assertThat(add(ana, one, "400271") + add(ana, two, "400271")).isEqualTo(2);

        assertThat(count("distinct digest")).isEqualTo(2);
        assertThat(in(() -> lists.has(two, "400272"))).isFalse();
    }

    @Test
    void nobody_adds_to_anothers_list_sees_it_or_deletes_it() {
        var list = list(ana, "Bookings");
        add(ana, list, "400271");

        assertThat(in(() -> lists.of(ravi))).isEmpty();
        assertThat(add(ravi, list, "400299")).isZero();
        app.tx().run(TestApp.TENANT, () -> lists.delete(ravi, list));
        assertThat(in(() -> lists.has(list, "400271"))).isTrue();
        assertThat(in(() -> lists.has(list, "400299"))).isFalse();
    }

    @Test
    void a_deleted_list_matches_nothing_and_keeps_nothing() {
        var list = list(ana, "Bookings");
        add(ana, list, "400271");
        app.tx().run(TestApp.TENANT, () -> lists.delete(ana, list));

        assertThat(in(() -> lists.of(ana))).isEmpty();
        assertThat(in(() -> lists.has(list, "400271"))).isFalse();
        assertThat(add(ana, list, "400271")).isZero();
        assertThat(count("*")).isZero();
    }

    @Test
    void there_are_limits_to_lists_and_to_entries() {
        for (int number = 1; number <= ReferenceLists.MOST_LISTS; number++) {
            list(ana, "List " + number);
        }
        assertThat(in(() -> lists.create(ana, "One more"))).isEmpty();
        assertThat(in(() -> lists.create(ravi, "His first"))).isPresent();

        var list = in(() -> lists.of(ana)).getFirst().id();
        var many = new StringBuilder();
        for (int number = 0; number < ReferenceLists.MOST_ENTRIES + 5; number++) {
            many.append(1_000_000 + number).append('\n');
        }
        assertThat(add(ana, list, many.toString())).isEqualTo(ReferenceLists.MOST_ENTRIES);
        assertThat(add(ana, list, "42424242")).isZero();
    }

    private int add(UserId owner, UUID list, String text) {
        return in(() -> lists.add(owner, list, text));
    }

    private int count(String what) {
        return in(() -> app.sql()
                .of("select count(" + what + ") as many from reference_entry")
                .only(row -> row.integer("many")));
    }

    private UUID list(UserId owner, String name) {
        return in(() -> lists.create(owner, name)).orElseThrow();
    }

    private UserId person(long telegramId) {
        return in(() -> app.get(Users.class).meet(telegramId, Optional.empty()).id());
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
