package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two tenants with more to prove than fits into a run. */
class TurnsOfProofsTest {
    private static final TenantId OTHER = new TenantId(2);

    private final Slow slow = new Slow();
    private final TestApp app = TestApp.with(slow);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void the_time_is_whose_whole_proof_is_the_oldest_and_the_other_goes_on_by_a_slice() {
        app.database().admin("insert into tenant (tenant_id, slug, name) values (2, 'other', 'Other')");
        app.get(ProveBooks.class).run(Duration.ofSeconds(60));
        slow.proven.clear();
        app.database().admin("update ledger_proof set whole_at = whole_at - interval '1 day' where tenant_id = 2");
        app.get(ProveBooks.class).run(Duration.ofSeconds(60));

        assertThat(slow.proven).containsExactly(OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, TestApp.TENANT);
    }

    /** Never done, ten seconds a slice. */
    private final class Slow implements Proof {
        private final List<TenantId> proven = new ArrayList<>();

        @Override
        public Slice next() {
            proven.add(app.tx().tenant());
            app.clock().advance(Duration.ofSeconds(10));
            return new Slice(List.of(), true);
        }

        @Override
        public List<Ledger.Fault> faults() {
            return List.of();
        }
    }
}
