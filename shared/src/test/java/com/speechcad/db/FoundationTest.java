package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundationTest {
    private static final TenantId TENANT = TestApp.TENANT;

    private final TestApp app = TestApp.start();

    @BeforeAll
    void a_second_tenant() {
        app.database().admin("insert into tenant (tenant_id, slug, name) values (2, 'other', 'Other')");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_key_is_claimed_once_per_tenant() {
        var once = app.get(Once.class);

        assertThat(app.tx().call(TENANT, () -> once.claim("test", "a"))).isTrue();
        assertThat(app.tx().call(TENANT, () -> once.claim("test", "a"))).isFalse();
        assertThat(app.tx().call(new TenantId(2), () -> once.claim("test", "a")))
                .isTrue();
    }

    @Test
    void a_rolled_back_claim_can_be_made_again() {
        var once = app.get(Once.class);

        assertThatThrownBy(() -> app.tx().run(TENANT, () -> {
                    once.claim("test", "rolled-back");
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(app.tx().call(TENANT, () -> once.claim("test", "rolled-back")))
                .isTrue();
    }

    @Test
    void a_transaction_of_another_tenant_cannot_be_joined() {
        assertThatThrownBy(() -> app.tx().run(TENANT, () -> app.tx().run(new TenantId(2), () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_follows_the_commit_does_not_run_after_a_rollback() {
        var ran = new boolean[1];
        assertThatThrownBy(() -> app.tx().run(TENANT, () -> {
                    app.tx().afterCommit("x", () -> ran[0] = true);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(ran[0]).isFalse();

        app.tx().run(TENANT, () -> app.tx().afterCommit("x", () -> ran[0] = true));
        assertThat(ran[0]).isTrue();
    }

    @Test
    void a_person_is_the_same_person_the_second_time() {
        var users = app.get(Users.class);
        var first = app.tx().call(TENANT, () -> users.meet(4711, Optional.of(Language.HI)));
        var second = app.tx().call(TENANT, () -> users.meet(4711, Optional.empty()));

        assertThat(second).isEqualTo(first);
        assertThat(second.reader().language()).isEqualTo(Language.HI);
    }

    @Test
    void provider_keys_lie_encrypted_and_come_back() throws Exception {
        var tenants = app.get(Tenants.class);
        tenants.setKey(TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_for_tests"));

        assertThat(tenants.keys(TENANT).get(TenantKey.RETELL_API_KEY).map(Secret::reveal))
                .contains("key_fake_for_tests");
        assertThat(tenants.keys(new TenantId(2)).get(TenantKey.RETELL_API_KEY)).isEmpty();
        try (var connection = app.database().adminConnection();
                var rows = connection.createStatement().executeQuery("select cipher from tenant_secret")) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("key_fake");
            }
        }
    }

    @Test
    void the_audit_log_notices_a_changed_entry() {
        var audit = app.get(Audit.class);
        app.tx().run(TENANT, () -> {
            audit.append("user:1", "test", "thing:1", "{\"a\":1}");
            audit.append("user:1", "test", "thing:2", "{}");
        });
        assertThat(app.tx().call(TENANT, audit::brokenLinks)).isZero();
        assertThatThrownBy(() -> app.database().admin("delete from audit_log")).hasStackTraceContaining("append-only");

        app.database().admin("alter table audit_log disable trigger append_only");
        app.database().admin("update audit_log set actor = 'user:2' where subject = 'thing:1'");
        app.database().admin("alter table audit_log enable trigger append_only");

        assertThat(app.tx().call(TENANT, audit::brokenLinks)).isPositive();
    }

    @Test
    void a_job_is_sent_after_the_commit_and_done_once() {
        var jobs = app.get(Jobs.class);
        app.tx().run(TENANT, () -> {
            jobs.add("nobody", "subject", "{}");
            jobs.add("nobody", "subject", "{}");
            assertThat(app.queue().sent()).isEmpty();
        });
        assertThat(app.queue().sent()).hasSize(1);

        var due = jobs.due(10);
        assertThat(due).hasSize(1);
        app.get(RunJob.class).run(due.getFirst().tenant(), due.getFirst().id());
        assertThat(jobs.due(10)).isEmpty();
    }
}
