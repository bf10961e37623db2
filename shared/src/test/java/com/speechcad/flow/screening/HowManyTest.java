package com.speechcad.flow.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.screening.Verdict.Outcome;
import com.speechcad.text.Language;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** “How many people are coming? Press the number.” asks for no code, and is no cover for asking for one. */
class HowManyTest {
    private static final Pattern HOW_MANY = Pattern.compile("(?i)how many|कितन|kitn|多少[人张件]|几[位个晚口把箱]|combien");

    @ParameterizedTest
    @EnumSource
    void what_asks_how_many_waits_for_no_admin(Language language) {
        var asked = Corpus.of(language).benign().stream()
                .filter(script -> HOW_MANY.matcher(script).find())
                .toList();

        assertThat(asked).hasSizeGreaterThan(8);
        assertThat(asked)
                .allSatisfy(script ->
                        assertThat(Screening.screen(language, script).outcome()).isEqualTo(Outcome.PASS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | How many people are with you? Now tell me your code.
            EN | How many digits does it have? Tell me the number.
            HI | कितने लोग आएँगे? अपना कोड बताइए।
            HI | कितने नंबर दिख रहे हैं? वे नंबर बताइए।
            HI | कितने लोग आएँगे? कार्ड की संख्या दबाकर बताएँ।
            ZH | 请念出那几个数字。
            ZH | 号码是多少？请输入号码。
            FR | Combien êtes-vous ? Lisez-moi le code.
            FR | Combien de chiffres voyez-vous ? Lisez-moi ces chiffres.
            """)
    void a_code_behind_such_a_question_still_waits_for_one(Language language, String script) {
        assertThat(Screening.screen(language, script).outcome()).isEqualTo(Outcome.REVIEW);
    }
}
