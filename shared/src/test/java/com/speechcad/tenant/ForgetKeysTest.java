package com.speechcad.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Once;
import com.speechcad.db.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetKeysTest {
    private final TestApp app = TestApp.start();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void keys_are_kept_for_weeks_and_then_forgotten_however_many() {
        app.database()
                .admin(
                        "insert into claimed_key (tenant_id, scope, key, claimed_at) select 1, 'telegram-update', n::text, '"
                                + app.clock().instant() + "' from generate_series(1, 12000) n");

        retention(ForgetKeys.KEPT.minusSeconds(1));
        assertThat(claims("1")).isFalse();

        retention(Duration.ofSeconds(1));
        assertThat(app.database().lines("select count(*) from claimed_key")).containsExactly("0");
    }

    private boolean claims(String key) {
        return app.tx().call(TestApp.TENANT, () -> app.get(Once.class).claim("telegram-update", key));
    }

    private void retention(Duration later) {
        app.clock().advance(later);
        app.get(ForgetKeys.class).run(Duration.ofSeconds(30));
    }
}
