package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered as a menu's keys is what its words tell to press, however people write that: a table a language. */
class SpokenKeysByLanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dial 1-800-555-0199 for our shop. | ''
            Dial 1-800 to reach us. | ''
            Dial 1 800 555 0199, or press 2. | 2
            Call us at 1-800-FLOWERS or press 3. | 3
            Dial 1-800. | ''
            Dial 1–800 any time. | ''
            Dial 1 (800) 555-0199. | ''
            Dial 1.800.555.0199. | ''
            Dial 0-800 11 22 33 or press 4. | 4
            Choose one: 2 or 3. | 23
            Choose one: 2 for sales, 3 for support. | 23
            Please choose one. Press 2 or 3. | 23
            Select one - 2 or 3. | 23
            Press one, two or three. | 123
            Press one. | 1
            Press one for sales. | 1
            Press one: sales. Press two: support. | 12
            Pick one: 4, 5. | 45
            For sales, press １; for support, press ２. | 12
            Enter 1-5. | 12345
            Press 1 - sales, 2 - support. | 12
            Press 1-3. | 123
            """)
    void in_english(String words, String keys) {
        assertOffered(words, keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 दबाएँ। | 1
            एक दबाएँ | 1
            बुकिंग के लिए एक दबाएँ, रद्द करने के लिए दो दबाएँ। | 12
            १ दबाएँ या २ दबाएँ | 12
            बुकिंग के लिए एक दबाइए | 1
            बुकिंग के लिए 1 दबाएं, रद्द करने के लिए 2. | 12
            चुनें: 1 बुकिंग, 2 रद्द | 12
            1 बुकिंग के लिए, 2 रद्द करने के लिए, बटन दबाएँ। | 12
            1-800 555 0199 पर डायल करें। | ''
            एक चुनें: 2 या 3 | 23
            किसी एक को चुनें: 2 या 3 | 23
            """)
    void in_hindi(String words, String keys) {
        assertOffered(words, keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            请选择：1、预约，2、取消 | 12
            请选择：1、预约，2、取消，3、人工。 | 123
            1、预约，2、取消 | 12
            请按键选择：1、预约；2、取消 | 12
            请选择：1预约，2取消 | 12
            请选择：1.预约 2.取消 | 12
            请选择 1：预约，2：取消 | 12
            预约请按１，取消请按２。 | 12
            预约按１，取消按２，返回按＊ | *12
            １、预约，２、取消，请选择。 | 12
            按一预约，按二取消。 | 12
            请按一或二。 | 12
            我们有1、预约，2、取消两种服务。 | ''
            """)
    void in_chinese(String words, String keys) {
        assertOffered(words, keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tapez 1 | 1
            tapez 1 pour confirmer, le 2 pour annuler | 12
            Pour confirmer tapez 1, pour annuler le 2. | 12
            Pour confirmer, le 1 ; pour annuler, le 2. | ''
            Tapez le 1 ou le 2. | 12
            Faites le 1 pour confirmer, le 2 pour annuler | 12
            Choisissez-en un : 2 ou 3. | 23
            Choisissez une option : 2 ou 3. | 23
            Composez le 1-800-555-0199. | ''
            Composez le 0 800 11 22 33, ou tapez 2. | 2
            Composez le 01 23 45 67 89. | ''
            Appuyez sur un pour confirmer. | 1
            Rendez-vous le 2 mai. Tapez 1. | 1
            """)
    void in_french(String words, String keys) {
        assertOffered(words, keys);
    }

    private static void assertOffered(String words, String keys) {
        assertThat(SpokenKeys.in(words))
                .containsExactlyElementsOf(
                        keys.chars().mapToObj(key -> (char) key).toList());
    }
}
