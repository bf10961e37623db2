package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Secret;
import com.speechcad.tenant.TenantKey;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabRemarksTest {
    private static final Map<String, String> ALL = Map.of(
            "OWNER_TELEGRAM_IDS", "1001",
            "PLATFORM_CALLER_ID", "+14155550100",
            "PUBLIC_BASE_URL", "https://calls.example.test");

    @Test
    void nothing_is_said_while_everything_is_played_or_everything_is_there() {
        assertThat(remarks(
                        Set.of(),
                        with("PUBLIC_BASE_URL", "http://127.0.0.1:8081"),
                        EnumSet.allOf(TenantKey.class),
                        "http://127.0.0.1:8080/sim/telegram"))
                .isEmpty();
        assertThat(remarks(everything(), ALL, EnumSet.allOf(TenantKey.class), "of-the-database"))
                .isEmpty();
    }

    @Test
    void each_missing_key_and_setting_is_a_line_with_what_is_off() {
        assertThat(remarks(
                        everything(),
                        Map.of("PUBLIC_BASE_URL", "https://calls.example.test", "OWNER_TELEGRAM_IDS", " "),
                        Set.of(),
                        ""))
                .containsExactly(
                        "OWNER_TELEGRAM_IDS is not set: nobody can administer the platform",
                        "PLATFORM_CALLER_ID is not set: no self-calls",
                        "TELEGRAM_BOT_TOKEN is not set: the bot is off",
                        "TELEGRAM_SECRET_TOKEN is not set: the bot is off",
                        "RETELL_API_KEY is not set: no calls",
                        "DYNOPAY_API_KEY is not set: no top-ups",
                        "DYNOPAY_WEBHOOK_SECRET is not set: a payment counts only when DynoPay's books bear it out");
    }

    @Test
    void without_a_public_address_it_is_said_what_cannot_reach_us() {
        for (var address : new String[] {"http://127.0.0.1:8081", "calls.example.test", "https://", "not an address"}) {
            assertThat(remarks(
                            everything(),
                            with("PUBLIC_BASE_URL", address),
                            EnumSet.allOf(TenantKey.class),
                            "of-the-database"))
                    .containsExactly(
                            "PUBLIC_BASE_URL is no https address: the bot's updates are fetched from Telegram instead of"
                                    + " sent here",
                            "PUBLIC_BASE_URL is no https address: Retell cannot tell how calls go",
                            "PUBLIC_BASE_URL is no https address: DynoPay cannot tell of payments");
        }
    }

    @Test
    void what_the_database_kept_from_before_is_said() {
        assertThat(remarks(
                        Set.of(Provider.TELEGRAM),
                        with("TELEGRAM_BOT_TOKEN", "1:of-the-shell"),
                        EnumSet.of(TenantKey.TELEGRAM_BOT_TOKEN, TenantKey.TELEGRAM_SECRET_TOKEN),
                        "1:of-the-database"))
                .containsExactly(
                        "TELEGRAM_BOT_TOKEN in the database is another one than this shell's, and counts: start"
                                + " with --fresh, or run the task renew-keys");
        assertThat(remarks(
                        Set.of(Provider.DYNOPAY),
                        ALL,
                        EnumSet.of(
                                TenantKey.DYNOPAY_BASE_URL,
                                TenantKey.DYNOPAY_API_KEY,
                                TenantKey.DYNOPAY_WEBHOOK_SECRET),
                        "http://127.0.0.1:8080/sim/dynopay/api"))
                .contains("DYNOPAY_BASE_URL in the database is still the simulator's: start with --fresh");
    }

    private static List<String> remarks(
            Set<Provider> external, Map<String, String> environment, Set<TenantKey> there, String value) {
        return LabRemarks.of(
                new LabSettings(Path.of("nowhere"), 0, false, external, Map.of()),
                environment,
                key -> there.contains(key) ? Optional.of(new Secret(value)) : Optional.empty());
    }

    private static Set<Provider> everything() {
        return EnumSet.allOf(Provider.class);
    }

    private static Map<String, String> with(String name, String value) {
        var all = new HashMap<>(ALL);
        all.put(name, value);
        return all;
    }
}
