package com.speechcad.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.notify.Bot;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SetUpBotTest {
    @Test
    void commands_are_registered_for_everybody_and_in_each_language() {
        try (var app = TestApp.start()) {
            app.get(SetUpBot.class).commands(TestApp.TENANT);
            app.get(SetUpBot.class).webhook(TestApp.TENANT, URI.create("https://example.test/"));

            var commands = app.messenger().commands();
            assertThat(commands).containsOnlyKeys("", "en", "hi", "zh", "fr");
            assertThat(commands.get("fr"))
                    .extracting(Bot.Command::name)
                    .containsExactly("start", "help", "language", "cancel");
            assertThat(commands.get("hi")).contains(new Bot.Command("language", "भाषा बदलें"));
            assertThat(app.messenger().webhook()).isEqualTo("https://example.test/telegram/default");
        }
    }
}
