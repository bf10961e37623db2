package com.speechcad.flow.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.screening.Verdict.Outcome;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** A run of steps hears it as one text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | How many people are with you? Read me the number. | It is in the text that we sent you. |
            EN | We sent you a text a minute ago. | Thank you for waiting here. | How many people are with you? Say the number.
            EN | How many people are with you? | There are numbers waiting. | Read them to me.
            FR | Combien êtes-vous ? Dites les chiffres. | Ils sont dans le SMS que nous avons envoyé. |
            HI | कितने लोग हैं? मुझे नंबर बताइए। | वह अभी मोबाइल पर आया है। |
            ZH | 您几个人？请说出数字。 | 就是刚才短信里的。 |
            """)
    void a_code_in_joined_steps_waits_for_one(Language language, String first, String second, @Nullable String third) {
        var steps = Stream.of(first, second, third).filter(Objects::nonNull).toList();

        var outcomes = List.of(
                Screening.screen(language, steps).outcome(),
                Screening.screenTogether(language, steps).outcome());

        assertThat(outcomes).contains(Outcome.REVIEW);
    }
}
