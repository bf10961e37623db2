package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.Unreachable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemByItemTest {
    @Test
    void whoever_comes_after_a_broken_one_is_dealt_with_and_the_run_has_failed() {
        var each = new ItemByItem();
        var done = new ArrayList<String>();
        var bug = new IllegalArgumentException("poison");

        List.of("first", "poison", "last")
                .forEach(item -> each.run(item, () -> {
                    if (item.equals("poison")) {
                        throw bug;
                    }
                    done.add(item);
                }));

        assertThat(done).containsExactly("first", "last");
        assertThatThrownBy(each::end)
                .hasMessageStartingWith("1 could not be dealt with")
                .hasCause(bug);
    }

    @Test
    void an_item_that_has_no_end_or_lacks_a_class_keeps_nobody_from_their_turn() {
        var each = new ItemByItem();
        var done = new ArrayList<String>();

        each.run("endless", () -> endless(1));
        each.run("lacking", () -> {
            throw new NoClassDefFoundError("gone");
        });
        each.run("last", () -> done.add("last"));

        assertThat(done).containsExactly("last");
        assertThatThrownBy(each::end).hasMessageStartingWith("2 could not be dealt with");
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }

    @Test
    void who_does_not_answer_is_left_to_the_next_run_which_is_no_failure() {
        var each = new ItemByItem();

        each.run("silent", () -> {
            throw new Unreachable("silent");
        });

        each.end();
    }

    @Test
    void what_follows_a_failure_may_fail_too() {
        var each = new ItemByItem();
        var postponed = new ArrayList<String>();

        assertThat(each.done("one", ItemByItemTest::poison, () -> postponed.add("one")))
                .isFalse();
        assertThat(each.done("other", ItemByItemTest::poison, ItemByItemTest::poison))
                .isFalse();
        assertThat(each.done("good", () -> true, () -> {})).isTrue();

        assertThat(postponed).containsExactly("one");
        assertThatThrownBy(each::end).hasMessageStartingWith("3 could not be dealt with");
    }

    private static boolean poison() {
        throw new IllegalStateException("poison");
    }

    @Test
    void who_does_not_answer_is_looked_at_again_sooner_than_what_is_broken() {
        var each = new ItemByItem();
        var again = new ArrayList<String>();

        each.run(
                "silent",
                () -> {
                    throw new Unreachable("silent");
                },
                () -> again.add("soon"),
                () -> again.add("late"));
        each.run(
                "broken",
                () -> {
                    throw new IllegalArgumentException("poison");
                },
                () -> again.add("soon"),
                () -> again.add("late"));

        assertThat(again).containsExactly("soon", "late");
    }

    @Test
    void where_no_next_run_comes_whoever_did_not_answer_is_asked_again_and_a_bug_weighs_more() {
        var each = new ItemByItem();
        each.run("silent", () -> {
            throw new Unreachable("silent");
        });
        assertThatThrownBy(each::endForGood).isInstanceOf(Unreachable.class);

        each.run("broken", () -> {
            throw new IllegalArgumentException("poison");
        });
        assertThatThrownBy(each::endForGood).isInstanceOf(IllegalStateException.class);
    }
}
