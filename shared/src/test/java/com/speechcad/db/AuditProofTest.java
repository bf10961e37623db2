package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log's chain in slices of two entries, as a large log is in slices of thousands. */
class AuditProofTest {
    private static final int ENTRIES = 7;

    private final TestApp app = TestApp.start();
    private final Audit audit = app.get(Audit.class);

    @BeforeEach
    void fill() {
        append(ENTRIES);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_round_goes_on_where_it_was_left_and_begins_again_after_the_last_entry() {
        assertThat(round()).containsExactly(true, true, true, false);
        assertThat(round()).containsExactly(true, true, true, false);
        assertThat(found()).isZero();
    }

    @Test
    void new_entries_are_proven_once() {
        assertThat(slice("NEW")).isTrue();
        assertThat(slice("NEW")).isTrue();
        assertThat(slice("NEW")).isTrue();
        assertThat(slice("NEW")).isFalse();
        append(1);
        tamper("update audit_log set actor = 'user:2' where seq in (1, 8)");

        assertThat(slice("NEW")).isFalse();

        assertThat(found()).as("of the two, the one that is new").isOne();
    }

    @Test
    void what_was_changed_after_it_was_proven_is_found_until_it_is_repaired() {
        round();
        tamper("update audit_log set actor = 'user:2' where seq = 3");
        slice("WHOLE");
        assertThat(found()).as("the slice before it").isZero();
        slice("WHOLE");
        assertThat(found()).isOne();
        round();
        round();
        assertThat(found()).isOne();

        tamper("update audit_log set actor = 'user:1' where seq = 3");
        round();

        assertThat(found()).isZero();
    }

    @Test
    void entries_that_are_missing_are_found_wherever_they_were() {
        tamper("delete from audit_log where seq = 1");
        assertThat(broken()).as("the first").isOne();
        tamper("delete from audit_log where seq = 4");
        assertThat(broken()).as("one between").isEqualTo(2);
        tamper("delete from audit_log where seq = 7");
        assertThat(broken()).as("the last").isEqualTo(3);
        tamper("delete from audit_log");
        assertThat(broken()).as("all").isOne();
        slice("NEW");
        assertThat(found()).isOne();
    }

    @Test
    void an_end_of_the_chain_that_was_reckoned_anew_is_found() {
        round();
        tamper("""
                update audit_log set actor = 'user:2',
                  hash = audit_hash(previous, tenant_id, seq, at, 'user:2', action, subject, detail) where seq = 7""");
        assertThat(broken()).isOne();

        round();

        assertThat(found()).isOne();
    }

    private void append(int entries) {
        for (int i = 0; i < entries; i++) {
            app.tx().run(TestApp.TENANT, () -> audit.append("user:1", "test", "thing:1", "{}"));
        }
    }

    private void tamper(String sql) {
        app.database().admin("alter table audit_log disable trigger append_only");
        app.database().admin(sql);
        app.database().admin("alter table audit_log enable trigger append_only");
    }

    private List<Boolean> round() {
        var more = new ArrayList<Boolean>();
        do {
            more.add(slice("WHOLE"));
        } while (more.getLast());
        return more;
    }

    private boolean slice(String course) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select audit_prove_on(:course, 2, now()) as more")
                                .with("course", course)
                                .only(row -> row.flag("more")));
    }

    private long found() {
        return app.tx().call(TestApp.TENANT, audit::foundBroken);
    }

    private long broken() {
        return app.tx().call(TestApp.TENANT, audit::brokenLinks);
    }
}
