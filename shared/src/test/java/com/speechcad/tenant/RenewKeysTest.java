package com.speechcad.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.AuditLog;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key that leaked is replaced by what the operator has put where keys are read, and by nothing else. */
class RenewKeysTest {
    private static final String UNREADABLE = "unreadable";

    private final Map<TenantKey, String> configured =
            new ConcurrentHashMap<>(Map.of(TenantKey.TELEGRAM_BOT_TOKEN, "1:old", TenantKey.RETELL_API_KEY, "key_old"));
    private final TestApp app = TestApp.with(new Now());

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void what_was_changed_is_used_and_written_down_and_the_rest_stays() {
        renew();
        configured.put(TenantKey.TELEGRAM_BOT_TOKEN, "1:new");
        configured.remove(TenantKey.RETELL_API_KEY);

        renew();
        renew();

        assertThat(key(TenantKey.TELEGRAM_BOT_TOKEN)).contains("1:new");
        assertThat(key(TenantKey.RETELL_API_KEY)).contains("key_old");
        var log = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(AuditLog.class)
                                .before(Long.MAX_VALUE, new AuditLog.Wanted(List.of(), List.of("key.renew")), 10));
        assertThat(log)
                .extracting(AuditLog.Entry::subject)
                .containsExactlyInAnyOrderElementsOf(
                        List.of("key:TELEGRAM_BOT_TOKEN", "key:TELEGRAM_BOT_TOKEN", "key:RETELL_API_KEY"));
        assertThat(log).noneMatch(entry -> entry.toString().contains("1:new"));
    }

    @Test
    void one_that_nobody_can_read_keeps_no_other_from_being_seeded() {
        configured.put(TenantKey.TELEGRAM_BOT_TOKEN, UNREADABLE);

        assertThatThrownBy(() -> app.get(SeedTenant.class).run()).hasMessageContaining("[TELEGRAM_BOT_TOKEN]");

        assertThat(key(TenantKey.RETELL_API_KEY)).contains("key_old");
    }

    private void renew() {
        app.get(RenewKeys.class).run(Duration.ofSeconds(10));
    }

    private Optional<String> key(TenantKey key) {
        return app.get(Tenants.class).keys(TestApp.TENANT).get(key).map(Secret::reveal);
    }

    private final class Now implements ConfiguredKeys {
        @Override
        public Optional<Secret> now(TenantKey key) {
            var said = Optional.ofNullable(configured.get(key));
            if (said.equals(Optional.of(UNREADABLE))) {
                throw new IllegalArgumentException(UNREADABLE);
            }
            return said.map(Secret::new);
        }
    }
}
