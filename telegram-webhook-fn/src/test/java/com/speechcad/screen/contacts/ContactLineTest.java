package com.speechcad.screen.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.Contact;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLineTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "EN, +1 ••• ••• 0134 · city: Pune · name: Ana",
        "HI, +1 ••• ••• 0134 · city: Pune · name: Ana",
        "ZH, +1 ••• ••• 0134 · city：Pune · name：Ana",
        "FR, +1 ••• ••• 0134 · city\u00a0: Pune · name\u00a0: Ana"
    })
    void a_value_stands_behind_its_name_as_the_readers_language_writes_it(Language reader, String line) {
        assertThat(line(reader, Map.of("name", "Ana", "city", "Pune"))).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "2026年12月3日, 2026年12月3日",
        "2026-12-03, 2026-12-03",
        "3.12.2026, 3.12.2026",
        "2026-12-03 14:00, 2026-12-03 14:00",
        "call 212 555 0142, call ••• ••• 0142",
        "+1 (212) 555-0142, +• (•••) •••-0142",
        "4111111111111111, ••••••••••••1111",
    })
    void a_number_is_masked_and_a_day_is_none(String cell, String shown) {
        assertThat(line(Language.EN, Map.of("a", cell))).endsWith("a: " + shown);
    }

    @Test
    void what_has_no_room_is_cut() {
        assertThat(line(Language.EN, Map.of("a", "x".repeat(400), "b", "y")))
                .hasSizeLessThan(190)
                .endsWith("x…");
        assertThat(line(Language.EN, Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6", "g", "7")))
                .endsWith("f: 6");
        assertThat(line(Language.EN, Map.of()))
                .as("without a name, its area tells it from others")
                .isEqualTo("+1 415 ••• 0134");
    }

    private static String line(Language reader, Map<String, String> variables) {
        var contact = new Contact(1, new PhoneNumber("+14155550134"), "US", new TreeMap<>(variables));
        return Words.plain(ContactLine.of(contact), Reader.of(reader));
    }
}
