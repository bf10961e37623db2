package com.speechcad.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.WordsCheck;
import org.junit.jupiter.api.Test;

class BotWordsTest {
    @Test
    void every_word_of_the_bot_is_there_in_every_language() {
        assertThat(WordsCheck.keys()).isPositive();
        assertThat(WordsCheck.faults()).isEmpty();
    }
}
