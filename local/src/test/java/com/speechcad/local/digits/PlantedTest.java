package com.speechcad.local.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever looks for digits has to see them, whatever they are wrapped in. */
class PlantedTest {
    private final Planted planted = new Planted(7);
    private final String code = planted.code("a code");

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void a_code_is_found_in_every_spelling(Spelling spelling) {
        assertThat(planted.in("{\"said\":\"it is " + spelling.write(code) + " indeed\"}"))
                .containsExactly("a code");
    }

    @Test
    void a_part_of_it_is_enough_and_escapes_do_not_hide_it() {
        var written = Spelling.DEVANAGARI.write(code);
        var escaped = new StringBuilder();
        written.chars().forEach(one -> escaped.append("\\u%04x".formatted(one)));

        assertThat(planted.in(code.substring(1, 15))).isNotEmpty();
        assertThat(planted.in(code.substring(1, 14))).isEmpty();
        assertThat(planted.in(escaped.toString())).isNotEmpty();
        assertThat(planted.in(java.net.URLEncoder.encode(written, StandardCharsets.UTF_8)))
                .isNotEmpty();
        for (var before : List.of("", "a", "ab")) {
            var bytes = (before + code + "tail").getBytes(StandardCharsets.US_ASCII);
            assertThat(planted.in(Base64.getEncoder().encodeToString(bytes))).isNotEmpty();
        }
        assertThat(planted.in("nothing of it: 2026-11-28T21:49:48Z 14155550134"))
                .isEmpty();
    }

    @Test
    void where_people_read_a_mask_that_leaves_nine_digits_is_none() {
        assertThat(planted.inParts("they said " + code.substring(0, 9) + "•••••••"))
                .containsExactly("a code, a part");
        assertThat(planted.inParts("they said •••• " + code.substring(4, 7) + " " + code.substring(7, 14)))
                .containsExactly("a code, a part");
        assertThat(planted.inParts("•••••••••••••••" + code.charAt(15) + " on 2026-11-28 at 9:49, 14155550134"))
                .isEmpty();
    }

    @Test
    void a_short_one_is_found_by_being_said_again_and_again() {
        var said = planted.shortCode("a short code");
        var again = "it is " + said + ", I mean " + Spelling.FRENCH.write(said) + ", yes " + said + ", " + said;

        assertThat(planted.in(again)).containsExactly("a short code");
        assertThat(planted.in(again.replace(said, "•••"))).isEmpty();
    }

    @Test
    void it_says_how_likely_a_hit_by_chance_is() {
        planted.in("7".repeat(10_013));
        planted.plant("a postal code", "739251");
        planted.in("the number 555123 and the number 555124");

        assertThat(planted.chance()).isBetween(2e-6, 4e-6);
    }

    @Test
    void one_that_is_keyed_once_has_to_stand_by_itself() {
        var zip = planted.plant("a postal code", "739251");

        assertThat(planted.in("→ " + zip + ".")).containsExactly("a postal code");
        assertThat(planted.in("\"zip\":\"" + zip + "\"")).containsExactly("a postal code");
        assertThat(planted.in("9" + zip + "4")).isEmpty();
        assertThat(planted.in("a0" + zip + "-77")).isEmpty();
    }

    @Test
    void archives_tables_pictures_and_wide_letters_are_opened() throws IOException {
        var sheet = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(sheet)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(("<t>" + code + "</t>").getBytes(StandardCharsets.UTF_8));
        }
        var nested = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(nested)) {
            zip.putNextEntry(new ZipEntry("my-data/table.xlsx"));
            zip.write(sheet.toByteArray());
        }
        var text = code.getBytes(StandardCharsets.US_ASCII);
        var png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, (byte) (text.length + 2)});
        png.write("tEXtk\0".getBytes(StandardCharsets.US_ASCII));
        png.write(text);
        png.write(new byte[4]);

        for (var file : List.of(
                nested.toByteArray(),
                png.toByteArray(),
                code.getBytes(StandardCharsets.UTF_16LE),
                ("1;" + code + "\r\n").getBytes(StandardCharsets.UTF_8))) {
            assertThat(Unpacked.of(file))
                    .anySatisfy(read -> assertThat(planted.in(read)).isNotEmpty());
        }
    }

    @Test
    void an_id_of_ours_on_four_buttons_is_no_code_that_is_said_four_times() {
        var planted = new Planted(1);
        planted.plant("a short code", "4817".repeat(4));
        var button = "\"callback_data\":\"o:call.receipt:AaIpsYQle4q81DagoebS7w\"";
        var message = String.join(",", button, button, button, button);

        assertThat(planted.in(message)).as("it would be taken for one").isNotEmpty();
        assertThat(planted.in(OwnIds.without(message))).isEmpty();
        assertThat(planted.in(OwnIds.without(message + " 4817 4817 4817 4817"))).isNotEmpty();
    }
}
