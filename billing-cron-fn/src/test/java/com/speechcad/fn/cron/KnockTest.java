package com.speechcad.fn.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.FakePayments;
import com.speechcad.call.FakeProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnockTest {
    /** A secret's name that was mistyped leaves its door without a key; silence would read as if all was proven. */
    @Test
    void a_door_that_no_letter_can_be_sealed_for_is_named_and_not_called_well() {
        try (var app = TestApp.configured(
                Map.of("public.base.url", "http://127.0.0.1:9"), new FakeProvider(), new FakePayments())) {
            var doors = List.of("/telegram/default", "/retell/default", "/dynopay/default");
            assertThat(told(app))
                    .containsAll(doors.stream()
                            .map(door -> "note   " + door + ": no key to seal a letter with, so nobody knocked there")
                            .toList())
                    .noneMatch(line -> line.contains("as it should"));

            app.get(Tenants.class)
                    .setKey(TestApp.TENANT, TenantKey.RETELL_WEBHOOK_KEY, new Secret("key_invented_for_tests"));
            // Nobody is at home in this test; but now somebody knocks.
            assertThat(told(app))
                    .contains("WRONG  /retell/default does not answer: ConnectException")
                    .noneMatch(line -> line.startsWith("note   /retell"));
        }
    }

    private static List<String> told(TestApp app) {
        return app.get(Knock.class).tell(Duration.ofSeconds(30));
    }
}
