package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeJudgeTest {
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(textBlock = """
            The user pressed 1                             | 1    | yes
            The user pressed 1                             | 2    | no
            The user pressed key "3" on the keypad         | 3    | yes
            User pressed * (star)                          | *    | yes
            User pressed the pound key                     | 1    | yes
            The user pressed 1 or 2                        | 2    | yes
            The user pressed a key from 0 to 8             | 5    | yes
            The user pressed a key from 0 to 8             | 9    | no
            The user pressed any key other than 1 or 2     | 7    | yes
            The user pressed any key other than 1 or 2     | 2    | no
            The user keyed 4 digits                        | 4821 | yes
            The user keyed 4 digits                        | 482  | no
            The user entered digits on the keypad          | 12   | yes
            The caller typed a number of 1 to 3 digits, at most 120 | 120 | yes
            The caller typed a number of 1 to 3 digits, at most 120 | 121 | no
            The caller typed a number of 1 to 3 digits, at most 120 | 9   | yes
            The caller typed 5 to 6 digits                 | 01234 | yes
            The caller typed 5 to 6 digits                 | 0123  | no
            The caller typed exactly 8 digits that are a calendar date | 31122026 | yes
            The caller typed exactly 8 digits that are a calendar date | 99999999 | no
            The caller pressed one of the keys 1 to 5      | 4    | yes
            The caller pressed one of the keys 1 to 5      | 6    | no
            The caller pressed one of the keys 1 and 2     | 2    | yes
            The caller pressed one of the keys 1 and 2     | 12   | no
            The caller asked not to be called again        | 9    | no
            The user did not press any key                 | 1    | no
            The user answered the question                 | 1    | yes
            The user wants to talk to sales                | 1    | no
            The caller pressed the key 9, or asked not to be called again | 9 | yes
            The caller pressed the key 9, or asked not to be called again | 1 | no
            The caller pressed only the key 9, once or more often such as 99 or 999, or asked not to be called again | 9 | yes
            The caller pressed only the key 9, once or more often such as 99 or 999, or asked not to be called again | 99 | yes
            The caller pressed only the key 9, once or more often such as 99 or 999, or asked not to be called again | 19 | no
            The caller typed only 9 or only 99, or asked not to be called again | 99 | yes
            The caller typed only 9 or only 99, or asked not to be called again | 94107 | no
            The caller pressed nothing and said nothing    | 1    | no
            The caller answered                            | 3    | yes
            """, delimiter = '|')
    void keys_are_judged_by_what_the_condition_names(String prompt, String keys, String holds) {
        assertThat(EdgeJudge.score(prompt, Turn.keys(keys)) > 0).isEqualTo(holds.equals("yes"));
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(textBlock = """
            The user answered the question                 | it was fine             | yes
            The caller's answer: no                        | no thanks               | yes
            The caller's answer: no                        | perhaps in spring       | no
            The caller's answer: wants another day         | another day please      | yes
            The caller gave any other answer               | perhaps in spring       | yes
            The user agrees to go on                       | yes, sure               | yes
            The user agrees to go on                       | no thanks               | no
            The user said no                               | no                      | yes
            The user said no                               | yes                     | no
            The user wants to talk to sales                | sales please            | yes
            The user wants to talk to sales                | support please          | no
            The user said "call me back"                   | could you call me back? | yes
            The user pressed 1                             | one                     | no
            The user pressed or said 1                     | 1                       | yes
            The user said something else                   | weather                 | yes
            The user stays silent                          | hello                   | no
            The caller pressed the key 9, or asked not to be called again | please do not call me again | yes
            The caller pressed the key 9, or asked not to be called again | call me again tomorrow      | no
            The caller pressed the key 9, or asked not to be called again | 9 times out of ten          | no
            The caller pressed the key 2                   | two                     | no
            """, delimiter = '|')
    void words_are_judged_by_what_they_share_with_the_condition(String prompt, String words, String holds) {
        assertThat(EdgeJudge.score(prompt, Turn.words(words)) > 0).isEqualTo(holds.equals("yes"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            The user did not press any key                 | yes
            No input from the user                         | yes
            The user stays silent                          | yes
            The user pressed 1                             | no
            The user answered                              | no
            The caller pressed nothing and said nothing    | yes
            """, delimiter = '|')
    void silence_takes_only_an_edge_about_silence(String prompt, String holds) {
        assertThat(EdgeJudge.score(prompt, Turn.SILENCE) > 0).isEqualTo(holds.equals("yes"));
    }
}
