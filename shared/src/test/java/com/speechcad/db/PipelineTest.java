package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static TestApp app;
    private static Sql sql;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        sql = app.sql();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void what_is_queued_is_worked_off_in_the_order_it_was_given() {
        var seen = in(() -> {
            claim("first").soon();
            var one = count().askOnly(row -> row.number("n"));
            claim("second").soon();
            var two = count().askOnly(row -> row.number("n"));
            return List.of(one.get(), two.get());
        });

        assertThat(seen.get(1)).isEqualTo(seen.get(0) + 1);
    }

    @Test
    void what_nobody_asks_about_is_committed_all_the_same() {
        run(() -> claim("unasked").soon());

        assertThat(has("unasked")).isTrue();
    }

    @Test
    void what_follows_from_an_answer_is_done_even_if_nobody_asks_for_it() {
        run(() -> claim("cause").askUpdate().then(many -> {
            claim("effect of " + many).soon();
            return claim("second effect").askUpdate().then(_ -> {
                claim("last effect").soon();
                return true;
            });
        }));

        assertThat(has("effect of 1")).isTrue();
        assertThat(has("last effect")).isTrue();
    }

    @Test
    void several_answers_come_in_their_own_order_and_kind() {
        var said = in(() -> {
            var many = claim("own kind").askUpdate();
            var rows = sql.of("select i from generate_series(1, 3) i order by i desc")
                    .askList(row -> row.number("i"));
            var none = sql.of("select 1 as one where :no").with("no", false).askFirst(row -> row.number("one"));
            var text = sql.of("select :said as said -- the end")
                    .with("said", "a;b")
                    .askOnly(row -> row.text("said"));
            return List.<Object>of(text.get(), none.get().isPresent(), rows.get(), many.get());
        });

        assertThat(said).containsExactly("a;b", false, List.of(3L, 2L, 1L), 1);
    }

    @Test
    void a_queued_statement_that_fails_takes_the_whole_transaction_with_it() {
        assertThatThrownBy(() -> run(() -> {
                    claim("before the failure").soon();
                    sql.of("select 1 / :none as bad").with("none", 0).soon();
                    claim("after the failure").soon();
                }))
                .hasMessageContaining("division by zero");

        assertThat(has("before the failure")).isFalse();
        assertThat(has("after the failure")).isFalse();
        run(() -> claim("the connection still works").soon());
        assertThat(has("the connection still works")).isTrue();
    }

    @Test
    void a_failure_that_somebody_swallows_is_still_no_commit() {
        assertThatThrownBy(() -> run(() -> {
                    claim("swallowed").soon();
                    try {
                        sql.of("select 1 / 0 as bad").list(row -> row.number("bad"));
                    } catch (RuntimeException _) {
                        claim("after the swallowed failure").soon();
                    }
                }))
                .hasMessageContaining("nothing of this is committed");

        assertThat(has("swallowed")).isFalse();
        assertThat(has("after the swallowed failure")).isFalse();
    }

    @Test
    void what_follows_from_an_answer_may_refuse_the_whole_transaction() {
        assertThatThrownBy(() ->
                        run(() -> claim("refused by what follows").askUpdate().then(many -> {
                            throw new IllegalStateException(many + " is one too many");
                        })))
                .hasMessageContaining("1 is one too many");

        assertThat(has("refused by what follows")).isFalse();
    }

    @Test
    void several_questions_and_changes_are_one_statement_and_each_has_its_own_answer() {
        var said = in(() -> app.tx().inOneStatement(() -> {
            var name = question("select 'a' as name, 7 as n -- the end").askOnly(row -> row.text("name"));
            claim("one of two").soon();
            var none = question("select 'b' as name where false").askFirst(row -> row.text("name"));
            var same = question("select 'c' as name, now() as at").askFirst(row -> row.text("name"));
            var mine = question("select current_query() as said, :x::int as x")
                    .with("x", 5)
                    .askOnly(row -> row.text("said") + row.integer("x"));
            claim("two of two").soon();
            return List.of(name, none, same, mine);
        }));

        assertThat(said.get(0).get()).isEqualTo("a");
        assertThat(said.get(1).get()).isEqualTo(Optional.empty());
        assertThat(said.get(2).get()).isEqualTo(Optional.of("c"));
        assertThat(String.valueOf(said.get(3).get()))
                .endsWith("5")
                .contains("change_0", "change_1", "'a' as name", "'b' as name", "'c' as name");
        assertThat(has("one of two") && has("two of two")).isTrue();
    }

    @Test
    void what_does_not_fit_into_one_statement_is_one_by_itself() {
        var said = in(() -> app.tx().inOneStatement(() -> {
            var list = question("select i from generate_series(1, 3) i").askList(row -> row.integer("i"));
            question("select set_config('app.told', 'yes', true)").soon();
            var one = question("select 1 as one").askOnly(row -> row.integer("one"));
            var counted = claim("counted").askUpdate();
            return List.<Object>of(list.get(), one.get(), counted.get());
        }));
        var told = in(() -> {
            app.tx().inOneStatement(() -> {
                question("select set_config('app.told', 'yes', true)").soon();
                claim("beside a function").soon();
                return true;
            });
            return question("select current_setting('app.told', true) as told").only(row -> row.text("told"));
        });

        assertThat(said).containsExactly(List.of(1, 2, 3), 1, 1);
        assertThat(told).isEqualTo("yes");
        assertThat(has("beside a function")).isTrue();
    }

    @Test
    void changes_of_one_row_are_statements_of_their_own_so_that_each_is_made() {
        var days = in(() -> {
            app.tx().inOneStatement(() -> {
                question(
                                "insert into chat_lease (chat_id, holder, until) values (77, gen_random_uuid(), '2026-01-01Z')")
                        .soon();
                dayLater().soon();
                dayLater().soon();
                return true;
            });
            return question(
                            "select extract(day from until at time zone 'UTC')::int as day from chat_lease where chat_id = 77")
                    .only(row -> row.integer("day"));
        });

        assertThat(days).isEqualTo(3);
    }

    @Test
    void rows_that_one_change_takes_are_not_changed_beside_it_so_that_it_finds_them() {
        run(() -> app.tx().inOneStatement(() -> {
            question("update chat_lease set until = '2026-01-09Z' where chat_id = 78")
                    .soon();
            claimOfLease("taken after a change").soon();
            question("insert into chat_lease (chat_id, holder, until) values (78, gen_random_uuid(), '2026-01-01Z')")
                    .soon();
            claimOfLease("taken").soon();
            question("update chat_lease set until = '2026-01-02Z' where chat_id = 78")
                    .soon();
            claimOfLease("taken again").soon();
            return true;
        }));

        assertThat(has("taken after a change")).isFalse();
        assertThat(has("taken")).isTrue();
        assertThat(has("taken again")).isTrue();
    }

    @Test
    void many_rows_of_one_text_are_part_of_one_statement_in_their_order() {
        var said = in(() -> app.tx().inOneStatement(() -> {
            var many = question("select 'row ' || i from generate_series(1, :most) i order by i desc")
                    .with("most", 3)
                    .askTexts();
            var none = question("select slug from tenant where false").askTexts();
            var whole = question("select current_query() as said").askOnly(row -> row.text("said"));
            return List.of(many, none, whole.then(List::of));
        }));

        assertThat(said.get(0).get()).containsExactly("row 3", "row 2", "row 1");
        assertThat(said.get(1).get()).isEmpty();
        assertThat(said.get(2).get().getFirst()).contains("generate_series", "slug from tenant");
    }

    @Test
    void a_lock_goes_ahead_of_what_is_read_under_it() {
        var said = in(() -> app.tx().inOneStatement(() -> {
            var one = question("select current_query() as said").askOnly(row -> row.text("said"));
            var locked = question("select slug from tenant where slug = 'default' for update")
                    .askOnly(row -> row.text("slug"));
            var other = question("select 'other' as said").askOnly(row -> row.text("said"));
            return List.of(locked, one, other);
        }));

        assertThat(said.get(0).get()).isEqualTo("default");
        assertThat(said.get(1).get()).contains("'other'").doesNotContain("tenant");
    }

    @Test
    void a_question_with_two_rows_is_refused_among_others_as_it_is_alone() {
        for (var together : List.of(true, false)) {
            assertThatThrownBy(() -> run(() -> {
                        if (together) {
                            app.tx().inOneStatement(() -> List.of(two(), two()));
                        } else {
                            two();
                        }
                    }))
                    .hasMessageContaining("one row expected");
        }
    }

    @Test
    void a_statement_that_names_the_tenant_itself_is_the_first_of_all() {
        run(() -> {
            question("select set_config('app.tenant', '1', true)").askFirstOfAll(_ -> true);
            claim("behind its own opening").soon();
        });
        assertThat(has("behind its own opening")).isTrue();
    }

    @Test
    void whoever_claims_to_name_the_tenant_and_does_not_sees_nothing() {
        long seen = in(() -> count().askFirstOfAll(row -> row.number("n")).get().orElseThrow());

        assertThat(seen).isZero();
    }

    private static Later<Optional<Integer>> two() {
        return question("select i from generate_series(1, 2) i").askFirst(row -> row.integer("i"));
    }

    private static Statement question(String text) {
        return sql.of(text);
    }

    @Test
    void a_long_line_is_sent_in_parts() {
        run(() -> {
            for (int i = 0; i < 100; i++) {
                claim("long " + i).soon();
            }
        });

        long many = in(() -> count().only(row -> row.number("n")));
        assertThat(many).isGreaterThanOrEqualTo(100);
        assertThat(has("long 99")).isTrue();
    }

    @Test
    void the_tenant_is_named_before_the_first_queued_statement_and_forgotten_with_the_transaction() {
        var other = new TenantId(0);
        run(() -> claim("of one tenant").soon());

        var seen = new ArrayList<Long>();
        app.tx()
                .run(
                        other,
                        () -> seen.add(count("of one tenant")
                                .askOnly(row -> row.number("n"))
                                .get()));

        assertThat(seen).containsExactly(0L);
        assertThat(has("of one tenant")).isTrue();
    }

    @Test
    void an_answer_that_is_known_already_waits_for_nothing() {
        assertThat(Later.of("said").then(String::length).get()).isEqualTo(4);
    }

    /** Only while the lease is there, whose row it takes. */
    private static Statement claimOfLease(String key) {
        return question(
                        "insert into claimed_key (scope, key) select 'pipeline', :key from chat_lease where chat_id = 78"
                                + " for key share")
                .with("key", key);
    }

    private static Statement claim(String key) {
        return sql.of("insert into claimed_key (scope, key) values ('pipeline', :key)")
                .with("key", key);
    }

    private static Statement dayLater() {
        return question("update chat_lease set until = until + interval '1 day' where chat_id = 77");
    }

    private static Statement count() {
        return sql.of("select count(*) as n from claimed_key where scope = 'pipeline'");
    }

    private static Statement count(String key) {
        return sql.of("select count(*) as n from claimed_key where scope = 'pipeline' and key = :key")
                .with("key", key);
    }

    private static boolean has(String key) {
        return in(() -> count(key).only(row -> row.number("n"))) == 1;
    }

    private static void run(Runnable work) {
        app.tx().run(TestApp.TENANT, work);
    }

    private static <T> T in(java.util.function.Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
