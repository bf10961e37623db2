package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    @ParameterizedTest
    @ValueSource(strings = {"first_name", "तारीख", "दूसरा_दिन", "日期", "prénom", "имя", "q1_score", "जवाब_2", "金额2"})
    void a_name_may_have_the_letters_of_any_script(String name) {
        assertThat(Variables.isName(name)).isTrue();
        assertThat(Variables.in("{{ " + name + " }}")).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2nd", "_name", "a b", "a-b", "a{b", "a.b", "Name", "ि", "日期！", "नाम\u200d"})
    void what_is_no_name_is_none(String name) {
        assertThat(Variables.isName(name)).isFalse();
    }

    @Test
    void a_name_has_at_most_thirty_signs_of_whatever_script() {
        assertThat(Variables.isName("名".repeat(30))).isTrue();
        assertThat(Variables.isName("𠀀".repeat(30))).isTrue();
        assertThat(Variables.isName("名".repeat(31))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"First  Name, first_name", "Prénom, prénom", "दूसरा दिन, दूसरा_दिन", "' 金额１ ', 金额1", "ＤＡＴＥ, date"})
    void what_is_typed_becomes_a_name(String typed, String name) {
        assertThat(Variables.name(typed)).isEqualTo(name);
        assertThat(Variables.isName(name)).isTrue();
    }

    /** Whoever types thousands of braces or blanks holds up nobody, themselves included. */
    @ParameterizedTest
    @ValueSource(strings = {"{{ ", "{{", "{{a ", "{{\t\n", " ", "{{{ "})
    void a_text_that_opens_braces_again_and_again_is_read_at_once(String piece) {
        for (var text : List.of(piece.repeat(2_000), "{{" + piece.strip() + " ".repeat(2_000))) {
            assertTimeout(Duration.ofSeconds(1), () -> {
                assertThat(Variables.in(text)).isEmpty();
                assertThat(Variables.fill(text, Map.of("a", "b"))).isEqualTo(text);
                Variables.hasStrayBraces(text);
                Variables.keyed(text);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{{ name }}', name, X",
        "'{{\tname\n}}', name, X",
        "'a {{first  name}} b', first_name, a X b",
        "'{{{name}}}', name, {X}",
        "'{{}}', '', X",
        "'{{ }}', '', X",
        "'{{a}b}}', a, '{{a}b}}'",
        "'{{ {{name}}', name, '{{ X'"
    })
    void blanks_around_a_name_belong_to_nobody(String text, String name, String heard) {
        assertThat(Variables.fill(text, Map.of(name, "X"))).isEqualTo(heard);
    }

    @Test
    void the_same_word_composed_or_not_is_one_name() {
        var apart = Normalizer.normalize("prénom", Normalizer.Form.NFD);

        assertThat(Variables.name(apart)).isEqualTo("prénom");
        assertThat(Variables.fill("Bonjour {{" + apart + "}}.", Map.of("prénom", "Léa")))
                .isEqualTo("Bonjour Léa.");
        assertThat(Variables.fill("{{क़ीमत}}", Map.of(Variables.name("क\u093Cीमत"), "100")))
                .isEqualTo("100");
    }

    @Test
    void a_provider_gets_plain_letters_and_plain_names_as_they_are() {
        assertThat(Variables.key("first_name")).isEqualTo("first_name");
        assertThat(List.of(Variables.key("तारीख"), Variables.key("日期"), Variables.key("名".repeat(30))))
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).matches("[a-z][a-z0-9_]{0,29}"));
        // Calls run with flows that were published long ago: the key of a name never changes.
        assertThat(Variables.key("日期")).isEqualTo("v_70d0c1b33626ba4b");
        assertThat(Variables.keyed("{{ 日期 }}见，{{name}}。")).isEqualTo("{{v_70d0c1b33626ba4b}}见，{{name}}。");
    }

    /** Else two columns would be one variable: the value of one was screened, and the other's was said. */
    @Test
    void a_name_that_looks_like_a_key_is_nobody_s_to_fill() {
        assertThat(Variables.isReserved("v_70d0c1b33626ba4b")).isTrue();
        assertThat(Variables.isReserved(Variables.key("名".repeat(30)))).isTrue();
        assertThat(Variables.isReserved("v_neck")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "तारीख, date",
        "日期, date",
        "Heure, time",
        "prénom, first_name",
        "prenom, prénom",
        "姓名, name",
        "कीमत, क़ीमत"
    })
    void names_that_mean_the_same_are_matched_across_languages(String column, String wanted) {
        assertThat(UsualNames.matched(List.of(wanted), Map.of(Variables.name(column), "x")))
                .containsEntry(wanted, "x")
                .containsEntry(Variables.name(column), "x");
    }

    @Test
    void the_very_name_comes_first_and_others_stay_apart() {
        var row = Map.of("date", "Monday", "日期", "星期二", "समय", "दस बजे");

        assertThat(UsualNames.matched(List.of("date", "日期", "city"), row)).isEqualTo(row);
        assertThat(UsualNames.matched(List.of("समझ"), row)).isEqualTo(row);
    }

    @Test
    void a_flow_from_before_goes_on_with_what_lists_are_called_now() {
        assertThat(UsualNames.matched(List.of("column_2"), Map.of("कॉलम_2", "a")))
                .containsEntry("column_2", "a");
        assertThat(UsualNames.matched(List.of("column_2"), Map.of("第2列", "b"))).containsEntry("column_2", "b");
        assertThat(UsualNames.matched(List.of("column_2"), Map.of("colonne_2", "c", "colonne_3", "d")))
                .containsEntry("column_2", "c");
        assertThat(UsualNames.matched(List.of("id"), Map.of("客户_id", "7"))).containsEntry("id", "7");
    }

    @Test
    void for_people_a_variable_stands_in_brackets() {
        assertThat(Variables.bracketed("On {{ date }}, {{first_name}}?")).isEqualTo("On [date], [first name]?");
    }
}
