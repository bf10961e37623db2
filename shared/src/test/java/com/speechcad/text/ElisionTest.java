package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name does to the word before it, in French. */
class ElisionTest {
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(textBlock = """
            Portefeuille de {name}      | Anaïs          | Portefeuille d’Anaïs
            Portefeuille de {name}      | Élite          | Portefeuille d’Élite
            Portefeuille de {name}      | École Ouverte  | Portefeuille d’École Ouverte
            Portefeuille de {name}      | Œuvres         | Portefeuille d’Œuvres
            Portefeuille de {name}      | Yves           | Portefeuille d’Yves
            Portefeuille de {name}      | Yann           | Portefeuille de Yann
            Portefeuille de {name}      | Hélène         | Portefeuille de Hélène
            Portefeuille de {name}      | Marc           | Portefeuille de Marc
            Portefeuille de {name}      | 11 rappels     | Portefeuille de 11 rappels
            Portefeuille de {name}      | Onze rappels   | Portefeuille de Onze rappels
            Le texte de <b>{name}</b>   | Appel d’essai  | Le texte d’<b>Appel d’essai</b>
            De {name}                   | Inès           | D’Inès
            des numéros que {name} voit | Ana            | des numéros qu’Ana voit
            Puisque {name} part         | Éva            | Puisqu’Éva part
            le code de <b><i>{name}</i> | Ana            | le code d’<b><i>Ana</i>
            un accord du {name}         | Ana            | un accord du Ana
            Ana et {name}               | Ivan           | Ana et Ivan
            monde {name}                | Ivan           | monde Ivan
            l’entr-de {name}            | Ivan           | l’entr-de Ivan
            « de » {name}               | Ivan           | « de » Ivan
            """, delimiter = '|')
    void a_vowel_is_dropped_before_another(String pattern, String name, String said) {
        assertThat(filled(pattern, name, Language.FR)).isEqualTo(said);
    }

    @Test
    void it_is_dropped_before_what_stands_in_a_choice_too() {
        assertThat(filled("de {name, select, x {rien} other {{name}}}", "Ana", Language.FR))
                .isEqualTo("d’Ana");
    }

    @Test
    void other_languages_keep_their_words() {
        assertThat(filled("Cartera de {name}", "Ana", Language.EN)).isEqualTo("Cartera de Ana");
    }

    private static String filled(String pattern, String name, Language language) {
        var text = new Text(AnyKey.ANY, Map.of("name", name));
        return Pattern.of(pattern).fill(text, language, Object::toString);
    }

    /** Any key will do. */
    private enum AnyKey implements TextKey {
        ANY;

        @Override
        public String bundle() {
            return "none";
        }
    }
}
