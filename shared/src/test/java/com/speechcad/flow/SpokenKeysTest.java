package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A menu's words and its keys are compared as far as the words can be understood. */
class SpokenKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            To confirm press 1, to change the date press 2.              | 12
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
}
