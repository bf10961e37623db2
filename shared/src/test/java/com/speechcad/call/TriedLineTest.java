package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.Trial.Input;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriedLineTest {
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(textBlock = """
            keys   | 12#
            keys   | १२
            no     | please do not call me again
            no     | Ne m'appelez plus
            no     | मुझे दोबारा फ़ोन मत करना
            no     | 不要再给我打电话了
            record | please do not record me
            record | I do not want to be recorded
            record | No recording, please
            record | Ne m’enregistrez pas
            record | Je refuse d'être enregistrée
            record | मुझे रिकॉर्ड मत कीजिए
            record | रिकॉर्डिंग बंद कीजिए
            record | 请不要录音
            words  | call me on Monday
            words  | I have no record of that visit
            words  | Vous pouvez enregistrer mon nom
            words  | मेरा रिकॉर्ड देखिए
            words  | 可以录音
            """, delimiter = '|')
    void a_line_is_taken_as_a_call_takes_it(String as, String line) {
        assertThat(TriedLine.of(line))
                .isInstanceOf(
                        switch (as) {
                            case "keys" -> Input.Keys.class;
                            case "no" -> Input.OptOut.class;
                            case "record" -> Input.NotRecorded.class;
                            default -> Input.Words.class;
                        });
    }
}
