package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A menu's words and its keys are compared as far as the words can be understood. */
class SpokenKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            To confirm press 1, to change the date press 2.              | 12
            Please note: 1) bring your card, 2) be on time. Press 5 to confirm. | 5
            1. Sales, 2. Support. Press 9 to get no more calls.          | 12
            À noter : 1) votre carte, 2) l’heure. Tapez 5 pour confirmer. | 5
            请注意：1、带卡，2、准时。确认请按5。                              | 5
            1 बिक्री के लिए, 2 सहायता के लिए। 5 दबाएँ।                       | 125
            Press 1 for sales, 2 for support, or 3 to speak to us.       | 123
            Press one or two, or press the star key.                     | *12
            For the menu press the pound key; press 0 for the operator.  | #0
            Your visit is at 10:30 on 5 May. To confirm press 1.         | 1
            We open at 8. Within 2 to 3 days we call you.                | ''
            Press 1 if you are coming. To stop such calls press 9.       | 1
            Press 1. It takes 2 to 3 minutes, and costs $4.              | 1
            Dial extension 14 or press 4                                 | 4
            Pour confirmer, tapez 1 ; pour changer la date, tapez 2.     | 12
            Appuyez sur la touche 3 ou sur dièse.                        | #3
            Tapez 1 pour les ventes, 2 pour l’assistance, 3 si vous hésitez. | 123
            Faites le deux ou le trois, ou la touche étoile.             | *23
            पुष्टि के लिए 1 दबाएँ, तारीख़ बदलने के लिए 2 दबाएँ।           | 12
            बिक्री के लिए 1, सहायता के लिए 2 और बात करने के लिए ३ दबाइए।  | 123
            एक या दो नंबर दबाएं, या हैश का बटन दबाएँ।                     | #12
            确认请按 1，改日期请按 2。                                      | 12
            请按1、2或3，人工服务请按零，返回请按井号键。                     | #0123
            请按一下按键。                                                 | ''
            ２０２６年３月５日的预约，确认请按数字键１。                      | 1
            Please choose one of the following.                            | ''
            Choose one of the following: 2 for sales, 3 for support.       | 23
            Press one key: 2 or 3.                                         | 23
            Press 1/2/3.                                                   | 123
            Press 1,2 or 3.                                                | 123
            Press a key from 1 to 5. It costs 1,200 rupees.                | 12345
            Press any number between 2 and 4, or 7.                        | 2347
            On a scale from 1 to 5, how was your visit?                    | ''
            Tapez un chiffre : 2 ou 3.                                     | 23
            Appuyez sur un bouton ou une touche.                           | ''
            Choisissez un des trois services.                              | ''
            Tapez un chiffre entre 1 et 3.                                 | 123
            Tapez 1/2/3 ou un.                                             | 123
            Notez de 1 à 5.                                                | ''
            Appuyez sur une touche de 1 à 5.                               | 12345
            कोई एक बटन दबाएँ: 2 बिक्री के लिए, 3 सहायता के लिए।               | 23
            इनमें से एक चुनें।                                             | ''
            बात करने के लिए 1 दबाएँ, 3 दिन के लिए छुट्टी है।                  | 1
            1 से 5 तक कोई एक बटन दबाएँ।                                     | 12345
            请选择一项。                                                    | ''
            请选择一项：2或3。营业时间8:30至9:00。                             | 23
            For sales press 1: for support, press 2. We open at 8:30.      | 12
            Enter a number from 1 to 100.                                  | ''
            Choose any 2 of our services, or press one of these keys: 4,5. | 45
            1 और 5 के बीच कोई एक बटन दबाएँ।                                  | 12345
            请按1和3之间的键。请选择一个2人套餐。                               | 123
            请按1到5，或按7/8键。                                            | 1234578
            """)
    void keys_are_found_in_every_language_and_nothing_else_is_taken_for_one(String words, String keys) {
        assertThat(SpokenKeys.in(words))
                .containsExactlyElementsOf(
                        keys.chars().mapToObj(key -> (char) key).toList());
    }

    @Test
    void a_menu_lacks_what_is_only_spoken_and_has_what_is_not() {
        var menu = menu("To confirm press 1, to change press 2, to hear it again press 3.", '1', '4');

        assertThat(SpokenKeys.missing(menu, new Draft(List.of(menu)))).containsExactly('2', '3');
        assertThat(SpokenKeys.unnamed(menu)).containsExactly('4');
        assertThat(SpokenKeys.unnamed(menu("Choose: {{keys}}", '4'))).isEmpty();
        assertThat(SpokenKeys.unnamed(menu("Yes: 1. No: two.", '1', '2'))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On a scale from 1 to 5, how was your visit?",
                "How was it, 1-5?",
                "Rate us from one through five.",
                "Between 1 and 5, how was it?",
                "Notez de 1 à 5.",
                "Entre un et cinq, quelle note donnez-vous ?",
                "Votre note : 1 – 5",
                "从1到5，您会打几分？",
                "请用1-5评价",
                "满意度：1至5分",
                "一到五",
                "1 से 5 में बताएँ।",
                "एक से पाँच तक",
                "1 और 5 के बीच अंक दें",
                "1/2/3/4/5",
                "1,2,3,4,5"
            })
    void a_range_names_every_key_in_it(String words) {
        assertThat(SpokenKeys.unnamed(menu(words, '1', '2', '3', '4', '5'))).isEmpty();
        assertThat(SpokenKeys.unnamed(menu(words, '0', '6'))).containsExactly('0', '6');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please choose one of the following: 2 or 3.",
                "कोई एक बटन दबाएँ: 2 या 3।",
                "Tapez un chiffre : 2 ou 3.",
                "Appuyez sur un bouton, 2 ou 3.",
                "请选择一项：2或3。"
            })
    void one_of_several_is_not_the_key_of_that_number(String words) {
        assertThat(SpokenKeys.unnamed(menu(words, '1', '2', '3'))).containsExactly('1');
    }

    @Test
    void our_own_templates_name_their_keys() {
        assertThat(Stream.of(FlowTemplate.values())
                        .flatMap(template -> Arrays.stream(Language.values()).map(template::draft))
                        .flatMap(draft -> Hints.of(draft).stream()))
                .isEmpty();
    }

    @Test
    void a_check_remarks_both_and_forbids_neither() {
        var draft = new Draft(List.of(
                new Step.Menu(
                        "s1",
                        "To confirm press 1, to change press 2.",
                        List.of(new Step.Choice('1', Optional.of("s2")), new Step.Choice('3', Optional.of("s2"))),
                        Failure.going(1, Optional.of("s2"))),
                new Step.End("s2", "Goodbye.")));

        assertThat(CheckFlow.check(draft)).isEmpty();
        assertThat(Hints.of(draft))
                .containsExactly(
                        new Finding(Optional.of("s1"), 1, Finding.Kind.KEY_ONLY_SPOKEN, "2"),
                        new Finding(Optional.of("s1"), 1, Finding.Kind.KEY_NOT_SPOKEN, "3"));
    }

    private static Step.Menu menu(String words, char... keys) {
        return new Step.Menu(
                "s1",
                words,
                new String(keys)
                        .chars()
                        .mapToObj(key -> new Step.Choice((char) key, Optional.empty()))
                        .toList(),
                Failure.skipping(1));
    }

    /** Nothing that fits into a menu takes long to be read, or more of the stack than a small thread has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,",
                "1、",
                "1 或 ",
                "1 or ",
                "press 1, ",
                "1/",
                "1 या ",
                "1 ou ",
                "1-",
                "1 to ",
                "按1,",
                "1,1、",
                "1 2 ",
                "one, "
            })
    void a_row_as_long_as_a_menu_is_read_at_once(String again) throws InterruptedException {
        var words = again.repeat(600 / again.length());
        var read = new ArrayList<List<Character>>();
        var reader = new Thread(
                null,
                () -> {
                    for (var time = 0; time < 5; time++) {
                        read.add(SpokenKeys.in("Press " + words));
                    }
                },
                "small",
                128 * 1024);
        reader.setDaemon(true);

        reader.start();
        reader.join(Duration.ofSeconds(10));

        assertThat(read).hasSize(5);
    }
}
