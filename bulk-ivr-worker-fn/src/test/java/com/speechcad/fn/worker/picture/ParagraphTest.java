package com.speechcad.fn.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    private static final String HINDI = "धन्यवाद, आपका अपॉइंटमेंट पक्का हो गया है। नमस्कार।";

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
