package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** French is written with plain spaces and shown with those that do not break a line: here {@code _} thin, {@code ~} whole. */
class TypographyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Qui appeler ?                             | Qui appeler_?
        C’est fait ; merci !                      | C’est fait_; merci_!
        <b>Tarif</b> : {price}                    | <b>Tarif</b>~: {price}
        « Aide » : « Qui ? »                      | «~Aide~»~: «~Qui_?~»
        marge {percent} %                         | marge {percent}_%
        20 Mo et 100 000 lignes, n° 5             | 20~Mo et 100_000 lignes, n°~5
        de 1 000 à 10 000 000                     | de 1_000 à 10_000_000
        le 12 2026 à 10:30                        | le 12 2026 à 10:30
        +1 415 555 0134 : à vous ?                | +1 415 555 0134~: à vous_?
        <code>GB 0,40 : moins cher ?</code> : oui | <code>GB 0,40 : moins cher ?</code>~: oui
        <a href="https://a.test/?q=1">ici</a> !   | <a href="https://a.test/?q=1">ici</a>_!
        https://a.test/x?y:80;z ?                 | https://a.test/x?y:80;z_?
        {n, plural, =0 {} one {# : un} other {# ?}} | {n, plural, =0 {} one {#~: un} other {#_?}}
        """)
    void french_signs_stay_with_their_words(String written, String shown) {
        assertThat(Typography.set(written, Language.FR).replace('\u202F', '_').replace('\u00A0', '~'))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FR")
    void other_languages_are_left_alone(Language language) {
        assertThat(Typography.set("Really ? « No » : 100 000", language)).isEqualTo("Really ? « No » : 100 000");
    }

    /** What is spoken and what people edit as their own has the spaces of a keyboard. */
    @Test
    void a_call_s_words_stay_as_they_are_written() {
        assertThat(Typography.set("Quel jour ?", "template", Language.FR)).isEqualTo("Quel jour ?");
        assertThat(Typography.set("Quel jour ?", "spoken", Language.FR)).isEqualTo("Quel jour ?");
        assertThat(Typography.set("Quel jour ?", "sample", Language.FR)).isEqualTo("Quel jour\u202F?");
    }

    @Test
    void a_bundle_is_read_with_them() {
        assertThat(Words.file("screening", Language.FR).getProperty("SECRET")).contains("secret\u00A0: code");
    }
}
