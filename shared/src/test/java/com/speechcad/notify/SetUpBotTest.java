package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetUpBotTest {
    @Test
    void commands_are_registered_for_everybody_and_in_each_language() {
        try (var app = TestApp.start()) {
            app.get(SetUpBot.class).connect(TestApp.TENANT, URI.create("https://example.test/"));

            var commands = app.messenger().commands();
            assertThat(commands).containsOnlyKeys("", "en", "hi", "zh", "fr");
            assertThat(commands.get("fr"))
                    .extracting(Bot.Command::name)
                    .containsExactly(
                            "start",
                            "call",
                            "campaigns",
                            "inbox",
                            "topup",
                            "help",
                            "language",
                            "cancel",
                            "dnc",
                            "stop",
                            "leave");
            assertThat(commands.get("zh")).contains(new Bot.Command("inbox", "回答与录音"));
            assertThat(commands.get("hi")).contains(new Bot.Command("language", "भाषा बदलें"));
            assertThat(app.messenger().webhook()).isEqualTo("https://example.test/telegram/default");
        }
    }

    @Test
    void the_bot_is_described_in_each_language_and_no_longer_than_telegram_takes() {
        try (var app = TestApp.start()) {
            app.get(SetUpBot.class).words(TestApp.TENANT);

            var described = app.messenger().described();
            assertThat(described)
                    .containsOnlyKeys(
                            "description",
                            "description:en",
                            "description:hi",
                            "description:zh",
                            "description:fr",
                            "short",
                            "short:en",
                            "short:hi",
                            "short:zh",
                            "short:fr",
                            "menu");
            assertThat(described.values()).allMatch(words -> words.codePointCount(0, words.length()) <= 512);
            assertThat(described.entrySet())
                    .filteredOn(text -> text.getKey().startsWith("short"))
                    .allMatch(text ->
                            text.getValue().codePointCount(0, text.getValue().length()) <= 120);
            assertThat(described.get("short:hi")).contains("कॉल");
        }
    }

    @Test
    void only_words_that_changed_since_are_told_again() {
        try (var app = TestApp.start()) {
            app.get(SetUpBot.class).words(TestApp.TENANT);
            app.get(SetUpBot.class).words(TestApp.TENANT);
            assertThat(app.messenger().told()).hasSize(11).doesNotHaveDuplicates();

            // As if the version before had said something else.
            app.database()
                    .admin("update bot_words set digest = 'old' where what in ('short-description:fr', 'menu-button')");
            app.get(SetUpBot.class).words(TestApp.TENANT);

            assertThat(app.messenger().told()).hasSize(13).endsWith("short:fr", "menu");
        }
    }

    @Test
    void what_failed_half_way_goes_on_where_it_was() {
        try (var app = TestApp.start()) {
            app.messenger().awayAfterTelling(4);
            assertThatThrownBy(() -> app.get(SetUpBot.class).words(TestApp.TENANT))
                    .isInstanceOf(Unreachable.class);

            app.get(SetUpBot.class).words(TestApp.TENANT);

            assertThat(app.messenger().told()).hasSize(11).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_bot_with_a_token_is_connected_and_the_others_are_left_alone() {
        try (var app = TestApp.configured(Map.of("public.base.url", "https://example.test"))) {
            app.get(ConnectBots.class).run(Duration.ofSeconds(5));
            assertThat(app.messenger().webhook()).isEmpty();

            app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.TELEGRAM_BOT_TOKEN, new Secret("1:fake"));
            app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.TELEGRAM_SECRET_TOKEN, new Secret("fake"));
            app.get(ConnectBots.class).run(Duration.ofSeconds(5));

            assertThat(app.messenger().webhook()).isEqualTo("https://example.test/telegram/default");
            assertThat(app.messenger().commands()).containsOnlyKeys("", "en", "hi", "zh", "fr");
        }
    }

    @Test
    void a_bot_that_telegram_has_enough_of_goes_to_the_new_address_and_the_next_one_is_connected() {
        try (var app = TestApp.configured(Map.of("public.base.url", "https://example.test"))) {
            app.database().admin("insert into tenant (tenant_id, slug, name) values (2, 'other', 'Other')");
            var other = new TenantId(2);
            for (var tenant : List.of(TestApp.TENANT, other)) {
                app.get(Tenants.class).setKey(tenant, TenantKey.TELEGRAM_BOT_TOKEN, new Secret("1:fake"));
                app.get(Tenants.class).setKey(tenant, TenantKey.TELEGRAM_SECRET_TOKEN, new Secret("fake"));
            }
            app.messenger().awayAfterTelling(4);

            assertThatThrownBy(() -> app.get(ConnectBots.class).run(Duration.ofSeconds(5)))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(TestApp.TENANT.toString())
                    .hasMessageNotContaining(other.toString());

            assertThat(app.messenger().webhook(TestApp.TENANT).url())
                    .isEqualTo("https://example.test/telegram/default");
            assertThat(app.messenger().webhook(other).url()).isEqualTo("https://example.test/telegram/other");
            assertThat(app.messenger().told()).hasSize(4 + 11);
        }
    }

    @Test
    void without_an_address_of_our_own_no_bot_is_sent_into_the_void() {
        try (var app = TestApp.configured(Map.of("public.base.url", ""))) {
            assertThatThrownBy(() -> app.get(ConnectBots.class).run(Duration.ofSeconds(5)))
                    .hasMessageContaining("PUBLIC_BASE_URL");
        }
    }
}
