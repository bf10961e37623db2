package com.speechcad.fn.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParagraphTest {
    private static final String HINDI = "धन्यवाद, आपका अपॉइंटमेंट पक्का हो गया है। नमस्कार।";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vous venez bien demain ? C’est « très » utile : répondez oui ou non ; merci ! À 100 % gratuit.",
                "Vous venez bien demain\u202F? C’est «\u00A0très\u00A0» utile\u00A0: répondez\u202F; merci\u202F! À 100\u202F% gratuit."
            })
    void no_line_begins_with_a_sign_that_closes_or_ends_with_one_that_opens(String text) {
        var broken = 0;
        for (var width = 120; width < 600; width++) {
            var starts = Paragraph.of(text, 22, false, width, 20).starts();
            broken += starts.size() - 1;
            for (var start : starts.subList(1, starts.size())) {
                assertThat("?!:;»%".indexOf(text.charAt(start)))
                        .as("%d at %d", width, start)
                        .isNegative();
                assertThat(text.substring(0, start).strip()).doesNotEndWith("«");
            }
        }
        assertThat(broken).isGreaterThan(300);
    }

    @Test
    void no_line_begins_with_a_danda_however_wide_it_is() {
        var broken = 0;
        for (var width = 120; width < 600; width++) {
            var starts = Paragraph.of(HINDI, 22, false, width, 9).starts();
            broken += starts.size() - 1;
            assertThat(starts).noneMatch(start -> HINDI.charAt(start) == '।');
        }
        assertThat(broken).isGreaterThan(300);
    }
}
