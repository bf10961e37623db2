package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is rehearsed is really sent to PostgreSQL, and leaves nothing. */
class RehearsalTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void what_is_rehearsed_is_seen_by_the_transaction_itself_and_by_nobody_after_it() {
        var after = new AtomicInteger();

        app.tx().rehearse(() -> {
            var inside = app.tx().call(TestApp.TENANT, () -> {
                claim("rehearsed");
                app.tx().afterCommit("count", after::incrementAndGet);
                return has("rehearsed");
            });
            assertThat(inside).isTrue();
            assertThat(app.tx().call(TestApp.TENANT, () -> has("rehearsed"))).isFalse();
        });

        assertThat(app.tx().call(TestApp.TENANT, () -> has("rehearsed"))).isFalse();
        assertThat(after).hasValue(0);
    }

    @Test
    void what_waits_for_the_commit_is_sent_before_it_is_undone() {
        app.tx().rehearse(() -> app.tx().run(TestApp.TENANT, () -> claimSoon("waiting")));

        assertThat(app.tx().call(TestApp.TENANT, () -> has("waiting"))).isFalse();
    }

    @Test
    void afterwards_and_after_a_failure_everything_counts_again() {
        var after = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> app.tx().rehearse(() -> {
                    throw new IllegalStateException("in the middle");
                }));

        app.tx().run(TestApp.TENANT, () -> {
            claim("in earnest");
            app.tx().afterCommit("count", after::incrementAndGet);
        });

        assertThat(app.tx().call(TestApp.TENANT, () -> has("in earnest"))).isTrue();
        assertThat(after).hasValue(1);
    }

    @Test
    void an_open_transaction_is_never_undone_by_one() {
        assertThatIllegalStateException()
                .isThrownBy(() -> app.tx().run(TestApp.TENANT, () -> app.tx().rehearse(() -> {})));
    }

    private static void claim(String key) {
        app.sql()
                .of("insert into claimed_key (scope, key) values ('rehearsal', :key)")
                .with("key", key)
                .update();
    }

    private static void claimSoon(String key) {
        app.sql()
                .of("insert into claimed_key (scope, key) values ('rehearsal', :key)")
                .with("key", key)
                .soon();
    }

    private static boolean has(String key) {
        return app.sql()
                        .of("select count(*) as n from claimed_key where scope = 'rehearsal' and key = :key")
                        .with("key", key)
                        .only(row -> row.number("n"))
                == 1;
    }
}
