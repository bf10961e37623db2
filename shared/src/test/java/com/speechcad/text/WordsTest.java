package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @Test
    void every_word_is_there_in_every_language() {
        assertThat(WordsCheck.keys()).isPositive();
        assertThat(WordsCheck.faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            HI | नमस्ते {name}          | Hello {name}           | ''
            HI | Hello there {name}    | Hello there {name}     | not in its language
            ZH | 你好                   | Hello {name}           | has the places
            ZH | 你好 {name             | Hello {name}           | cannot be read
            FR | <b>Bonjour            | <b>Hello</b>           | does not close <b>
            FR | <b><i>Oui</b></i>     | <b><i>Yes</i></b>      | in the wrong place
            FR | <p>Oui</p>            | <p>Yes</p>             | which Telegram does not know
            FR | Oui & non             | Yes and no             | bare &
            FR | 1 < 2                 | one and two            | bare < or >
            FR | Yes and no            | Yes and no             | not in its language
            FR | Next                  | Next                   | not in its language
            FR | ⏸ Resume              | ▶ Resume               | not in its language
            FR | Votre plan Free       | Your Free plan         | not in its language
            FR | {n, plural, one {# call} other {# calls}} | {n, plural, one {# call} other {# calls}} | not in its language
            FR | Menu                  | Menu                   | ''
            FR | Excel (XLSX)          | Excel (XLSX)           | ''
            FR | Qui appeler?          | Whom to call?          | has no space
            FR | «Qui appeler ?»       | “Whom to call?”        | has no space
            FR | Voir <a href="https://a.test/?x">ici</a> | See <a href="https://a.test/?x">here</a> | ''
            HI | Elite                 | Elite                  | ''
            HI | Refund                | Refund                 | not in its language
            HI | आपका wallet           | Your wallet            | not in its language
            HI | {n, plural, one {# कॉल} other {# कॉल}} | {n, plural, one {# call} other {# calls}} | ''
            ZH | {n, plural, other {# calls}} | {n, plural, one {# call} other {# calls}} | not in its language
            ZH | {kind, select, both {两个} other {一个}} · CSV | {kind, select, both {two} other {one}} · CSV | ''
            EN | a <a href="https://example.test">link</a> | a <a href="https://example.test">link</a> | ''
            """, delimiter = '|')
    void tells_what_is_wrong(Language language, String words, String english, String fault) {
        var faults = WordsCheck.faults(language, words, english);

        if (fault.isEmpty()) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).anySatisfy(found -> assertThat(found).contains(fault));
        }
    }
}
