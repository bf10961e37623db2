package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Statements;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement as the spreadsheet of its reader opens it. */
class StatementFileTest {
    private static final String CALL = "attempt:01890a5d-ac96-774b-bcce-b302099a8057";
    private static final EntryNames.Named NO_NAMES = new EntryNames.Named(Map.of());
    private static final Instant AT = Instant.parse("2026-11-29T21:24:47Z");

    @Test
    void english_spreadsheets_get_commas_and_points_and_the_readers_own_clock() {
        var file = new StatementFile(new Reader(Language.EN, ZoneId.of("America/New_York")));

        assertThat(file.header())
                .isEqualTo("\uFEFFentry,time,time zone,kind,change,balance,currency,about,time in UTC,id\r\n");
        assertThat(file.row(line(CALL, Reason.CALL, -1_234_500, ""), NO_NAMES))
                .isEqualTo("7,2026-11-29 16:24:47,America/New_York UTC-05:00,Call,-1.234500,1234.500000,USD,099A-8057,"
                        + "2026-11-29T21:24:47Z," + CALL + "\r\n");
    }

    @Test
    void french_spreadsheets_get_semicolons_and_decimal_commas() {
        var file = new StatementFile(new Reader(Language.FR, ZoneId.of("Europe/Paris")));

        assertThat(file.header()).startsWith("\uFEFFécriture;heure;fuseau horaire;");
        assertThat(file.row(line("plan:PRIME:30", Reason.SUBSCRIPTION, -30_000_000, "à voir ; bientôt"), NO_NAMES))
                .contains(";2026-11-29 22:24:47;Europe/Paris UTC+01:00;", ";-30,000000;1234,500000;USD;")
                .contains(";\"Prime, 30 jours\";")
                .endsWith(";2026-11-29T21:24:47Z;plan:PRIME:30\r\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_an_entry_is_about_is_said_in_words_and_its_id_stays_beside_them(Language language) {
        var reader = Reader.of(language);
        var separator = language == Language.FR ? ";" : ",";
        for (var subject : List.of(CALL, "invoice:12", "plan:PRIME:7")) {
            var row = new StatementFile(reader).row(line(subject, Reason.CALL, -1, ""), NO_NAMES);
            assertThat(row).endsWith(separator + "2026-11-29T21:24:47Z" + separator + subject + "\r\n");
            assertThat(row.substring(0, row.lastIndexOf(separator))).doesNotContain(subject);
        }
    }

    /** The kind stands beside it. */
    @ParameterizedTest
    @CsvSource({"EN, no. 099a8057 · TRX", "HI, सं. 099a8057 · TRX", "ZH, 099a8057 号 · TRX", "FR, n°\u00a0099a8057 · TRX"
    })
    void a_top_up_is_called_so_once(Language language, String about) {
        var subject = "invoice:01890a5d-ac96-774b-bcce-b302099a8057";
        var file = new StatementFile(Reader.of(language));
        var names = new EntryNames.Named(Map.of(subject, "TRX"));
        var kind = Words.plain(Text.text(BillingText.KIND_TOP_UP), Reader.of(language));

        assertThat(file.row(line(subject, Reason.TOP_UP, 5, ""), names))
                .contains(about)
                .containsOnlyOnce(kind);
        assertThat(file.row(line(subject, Reason.OPERATOR_CREDIT, 5, ""), names))
                .containsOnlyOnce(kind);
    }

    @Test
    void nothing_is_a_formula_and_what_is_unknown_is_only_an_id() {
        var file = new StatementFile(Reader.of(Language.EN));

        Stream.of("=1+1", "+1", "@x")
                .forEach(subject -> assertThat(file.row(line(subject, Reason.OPERATOR_CREDIT, 5, ""), NO_NAMES))
                        .endsWith(",'" + subject + "\r\n"));
        assertThat(file.row(line("user:3", Reason.OPERATOR_CREDIT, 5, ""), NO_NAMES))
                .contains(",UTC+00:00,", ",user:3\r\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_an_operator_wrote_for_operators_is_not_in_it(Language language) {
        var row = new StatementFile(Reader.of(language))
                .row(line("", Reason.OPERATOR_DEBIT, -5, "probably a fraudster"), NO_NAMES);

        assertThat(row).doesNotContain("fraudster");
    }

    private static Statements.Line line(String subject, Reason reason, long change, String note) {
        return new Statements.Line(
                7, 3, 1, reason, Money.micros(change), Money.micros(1_234_500_000), AT, subject, note);
    }
}
