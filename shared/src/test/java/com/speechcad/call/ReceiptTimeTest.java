package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt is evidence: when the call was means the same wherever the receipt is copied to. */
class ReceiptTimeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            EN | Call 1A2B-3C4D · Nov 20, 2026, 2:05 PM–2:06 PM (UTC−5)
            HI | कॉल 1A2B-3C4D · 20 नव॰ 2026, दोपहर 2:05–दोपहर 2:06 (UTC−5)
            ZH | 通话 1A2B-3C4D · 2026年11月20日 14:05–14:06（UTC−5）
            FR | Appel 1A2B-3C4D · 20 nov. 2026 à 14:05–14:06 (UTC−5)
            """, delimiter = '|')
    void says_the_day_from_when_to_when_and_how_far_that_clock_is_from_utc(Language language, String said) {
        assertThat(head(language, "2026-11-20T14:05:12-05:00", "2026-11-20T14:06:24-05:00"))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            EN | Nov 20, 2026, 2:05 PM (UTC−5)
            HI | 20 नव॰ 2026, दोपहर 2:05 (UTC−5)
            ZH | 2026年11月20日 14:05（UTC−5）
            FR | 20 nov. 2026 à 14:05 (UTC−5)
            """, delimiter = '|')
    void a_call_within_one_minute_says_it_once(Language language, String said) {
        assertThat(head(language, "2026-11-20T14:05:12-05:00", "2026-11-20T14:05:59-05:00"))
                .endsWith("· " + said);
    }

    @Test
    void a_call_over_midnight_says_both_days() {
        assertThat(head(Language.EN, "2026-11-20T23:59:30+05:30", "2026-11-21T00:01:00+05:30"))
                .endsWith("Nov 20, 2026, 11:59 PM–Nov 21, 2026, 12:01 AM (UTC+5:30)");
    }

    @Test
    void a_call_that_nobody_answered_has_a_beginning_only() {
        var said = new ReceiptTime(OffsetDateTime.parse("2026-11-20T14:05:12Z"), Optional.empty());
        assertThat(plain(Language.EN, said)).endsWith("Nov 20, 2026, 2:05 PM (UTC)");
    }

    private static String head(Language language, String start, String end) {
        return plain(language, new ReceiptTime(OffsetDateTime.parse(start), Optional.of(OffsetDateTime.parse(end))));
    }

    private static String plain(Language language, ReceiptTime time) {
        var line = time.in(Text.text(CallText.RECEIPT_HEAD).with("call", "1A2B-3C4D"));
        return Words.plain(line, Reader.of(language))
                .replaceAll("</?b>|🧾 ", "")
                .replaceAll("\\h", " ");
    }
}
