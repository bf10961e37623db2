package com.speechcad.screen.named;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.UserId;
import com.speechcad.tenant.User;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records outlive the people in them. */
class InWordsTest {
    @Test
    void whoever_was_forgotten_is_somebody_who_is_gone_and_no_made_up_number() {
        assertThat(words(nameless(-1_548_803_626L))).isEqualTo("somebody who is gone");
        assertThat(words(nameless(7001))).isEqualTo("somebody without a name (Telegram 7001)");
    }

    private static String words(User user) {
        return Words.plain(InWords.person(user), Reader.of(Language.EN));
    }

    private static User nameless(long telegramId) {
        return new User(
                new UserId(1),
                telegramId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ZoneOffset.UTC,
                false,
                Optional.empty(),
                false,
                false,
                false,
                false);
    }
}
