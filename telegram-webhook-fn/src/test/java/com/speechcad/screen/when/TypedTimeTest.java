package com.speechcad.screen.when;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Saturday the 28th of November 2026, ten past eight in the evening in Paris. */
class TypedTimeTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW =
            ZonedDateTime.of(2026, 11, 28, 20, 10, 30, 0, PARIS).toInstant();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | 2026-12-03 14:00                 | 2026-12-03T14:00
            EN | 2026-12-03T14:00                 | 2026-12-03T14:00
            EN | tomorrow 9am                     | 2026-11-29T09:00
            EN | Tomorrow at 9 a.m.               | 2026-11-29T09:00
            EN | tomorrow at 9:30 pm              | 2026-11-29T21:30
            EN | the day after tomorrow 14:05     | 2026-11-30T14:05
            EN | today 23:15                      | 2026-11-28T23:15
            EN | Dec 3, 2pm                       | 2026-12-03T14:00
            EN | December 3rd at 14:00            | 2026-12-03T14:00
            EN | 3 december 2026 09:00            | 2026-12-03T09:00
            EN | 3rd of December, 9 in the morning | 2026-12-03T09:00
            EN | monday 9am                       | 2026-11-30T09:00
            EN | Mon 10:00                        | ?
            EN | tomorrow half past 9 am          | 2026-11-29T09:30
            EN | tomorrow quarter to 10 in the morning | 2026-11-29T09:45
            EN | tomorrow noon                    | 2026-11-29T12:00
            EN | in 2 hours                       | 2026-11-28T22:10
            EN | in 45 minutes                    | 2026-11-28T20:55
            EN | in an hour                       | 2026-11-28T21:10
            EN | in 3 days 09:00                  | 2026-12-01T09:00
            EN | 09:00                            | 2026-11-29T09:00
            EN | 23:00                            | 2026-11-28T23:00
            EN | 12am tomorrow                    | 2026-11-29T00:00
            EN | 13/12 14:00                      | 2026-12-13T14:00
            EN | 12/13 14:00                      | 2026-12-13T14:00
            EN | 12/12 14:00                      | 2026-12-12T14:00
            EN | 3.12. 14:00                      | 2026-12-03T14:00
            EN | 03.12.2026 14:00                 | 2026-12-03T14:00
            EN | 5 january 14:00                  | 2027-01-05T14:00
            FR | demain 9h30                      | 2026-11-29T09:30
            FR | demain à 9 h                     | 2026-11-29T09:00
            FR | demain 9 heures                  | 2026-11-29T09:00
            FR | après-demain à 14h               | 2026-11-30T14:00
            FR | aujourd’hui à 23h15              | 2026-11-28T23:15
            FR | le 3 décembre à 14 h 05          | 2026-12-03T14:05
            FR | 1er décembre 8h                  | 2026-12-01T08:00
            FR | lundi 9h                         | 2026-11-30T09:00
            FR | mardi prochain à 9h              | 2026-12-01T09:00
            FR | demain 9 heures du soir          | 2026-11-29T21:00
            FR | demain 3h de l'après-midi        | 2026-11-29T15:00
            FR | demain 9h et demie               | 2026-11-29T09:30
            FR | demain midi                      | 2026-11-29T12:00
            FR | dans 2 heures                    | 2026-11-28T22:10
            FR | dans 3 jours à 9h                | 2026-12-01T09:00
            FR | demain 9:30                      | 2026-11-29T09:30
            FR | 3/12 14:00                       | 2026-12-03T14:00
            FR | 3/12 14h                         | 2026-12-03T14:00
            FR | 12/13 14:00                      | 2026-12-13T14:00
            FR | 3-12-2026 à 9h                   | 2026-12-03T09:00
            HI | 3/12 14:00                       | 2026-12-03T14:00
            HI | 4/1 सुबह 9 बजे                    | 2027-01-04T09:00
            ZH | 12/3 14:00                       | 2026-12-03T14:00
            ZH | 3/12 14:00                       | 2027-03-12T14:00
            ZH | 13/12 14:00                      | 2026-12-13T14:00
            HI | कल सुबह 9 बजे                    | 2026-11-29T09:00
            HI | कल सुबह ९ बजे                    | 2026-11-29T09:00
            HI | कल शाम 5 बजे                     | 2026-11-29T17:00
            HI | कल दोपहर 2 बजे                   | 2026-11-29T14:00
            HI | परसों दोपहर 12 बजे               | 2026-11-30T12:00
            HI | आज रात 11 बजे                    | 2026-11-28T23:00
            HI | कल सुबह साढ़े 9 बजे               | 2026-11-29T09:30
            HI | कल सुबह सवा 9 बजे                | 2026-11-29T09:15
            HI | कल सुबह पौने 9 बजे               | 2026-11-29T08:45
            HI | कल दोपहर डेढ़ बजे                | 2026-11-29T13:30
            HI | कल दोपहर साढ़े तीन बजे            | 2026-11-29T15:30
            HI | कल दोपहर साढ़े तीन बजे           | 2026-11-29T15:30
            HI | कल दोपहर साढे तीन बजे            | 2026-11-29T15:30
            HI | कल सुबह सवा दस बजे               | 2026-11-29T10:15
            HI | कल सुबह पौने ग्यारह बजे           | 2026-11-29T10:45
            HI | कल शाम पाँच बजे                  | 2026-11-29T17:00
            HI | कल शाम पांच बजे                  | 2026-11-29T17:00
            HI | कल दोपहर सवा बजे                 | 2026-11-29T13:15
            HI | कल दोपहर पौन बजे                 | 2026-11-29T12:45
            HI | कल दोपहर ढाई बजे                 | 2026-11-29T14:30
            HI | परसों सुबह नौ बजे                 | 2026-11-30T09:00
            HI | दो घंटे बाद                      | 2026-11-28T22:10
            HI | तीन दिन बाद 14:00                | 2026-12-01T14:00
            HI | 3 दिसंबर को सुबह 9 बजे            | 2026-12-03T09:00
            HI | सोमवार सुबह 9 बजे                | 2026-11-30T09:00
            HI | 2 घंटे बाद                       | 2026-11-28T22:10
            HI | 30 मिनट में                      | 2026-11-28T20:40
            HI | 3 दिन बाद 14:00                  | 2026-12-01T14:00
            ZH | 明天上午9点                      | 2026-11-29T09:00
            ZH | 明天上午九点                     | 2026-11-29T09:00
            ZH | 明天下午三点半                   | 2026-11-29T15:30
            ZH | 后天下午2点15分                  | 2026-11-30T14:15
            ZH | 大后天上午十点一刻               | 2026-12-01T10:15
            ZH | 今天晚上11点                     | 2026-11-28T23:00
            ZH | 12月3日14:00                     | 2026-12-03T14:00
            ZH | 十二月三号下午两点               | 2026-12-03T14:00
            ZH | 2026年12月3日 14点               | 2026-12-03T14:00
            ZH | 周一上午9点                      | 2026-11-30T09:00
            ZH | 下周三上午十点                   | 2026-12-02T10:00
            ZH | 星期天上午9点                    | 2026-11-29T09:00
            ZH | 明天中午12点                     | 2026-11-29T12:00
            ZH | 明天凌晨1点                      | 2026-11-29T01:00
            ZH | 2小时后                          | 2026-11-28T22:10
            ZH | 两个小时后                       | 2026-11-28T22:10
            ZH | 30分钟后                         | 2026-11-28T20:40
            ZH | 三天后上午9点                    | 2026-12-01T09:00
            EN | demain 9h30                      | 2026-11-29T09:30
            FR | 明天上午9点                      | 2026-11-29T09:00
            """)
    void what_is_clear_is_understood(Language language, String typed, String meant) {
        var read = TypedTime.read(typed, NOW, PARIS, language);
        if (meant.equals("?")) {
            assertThat(read).isInstanceOf(TypedTime.Choose.class);
        } else {
            assertThat(read)
                    .isEqualTo(new TypedTime.At(
                            PARIS, LocalDateTime.parse(meant).atZone(PARIS).toInstant()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | 3/12 14:00       | 2026-12-03T14:00, 2027-03-12T14:00
            EN | 4/1 14:00        | 2027-01-04T14:00, 2027-04-01T14:00
            EN | 3/12/2026 14:00  | 2026-12-03T14:00
            EN | tomorrow at 9    | 2026-11-29T09:00, 2026-11-29T21:00
            EN | tomorrow 9:30    | 2026-11-29T09:30, 2026-11-29T21:30
            HI | कल 9 बजे          | 2026-11-29T09:00, 2026-11-29T21:00
            ZH | 明天9点           | 2026-11-29T09:00, 2026-11-29T21:00
            EN | next friday 9am  | 2026-12-04T09:00, 2026-12-11T09:00
            EN | tomorrow midnight | 2026-11-29T00:00, 2026-11-30T00:00
            FR | demain à minuit  | 2026-11-29T00:00, 2026-11-30T00:00
            """)
    void what_can_be_read_in_two_ways_is_asked_about(Language language, String typed, String meant) {
        var readings =
                List.of(meant.split(", ")).stream().map(LocalDateTime::parse).toList();
        var read = TypedTime.read(typed, NOW, PARIS, language);
        if (readings.size() == 1) {
            // The other way is over.
            assertThat(read).isInstanceOf(TypedTime.At.class);
        } else {
            assertThat(read).isEqualTo(new TypedTime.Choose(PARIS, readings));
        }
    }

    @ParameterizedTest
    @CsvSource({"EN,tomorrow", "FR,demain", "HI,कल", "ZH,明天"})
    void a_day_alone_lacks_its_time(Language language, String typed) {
        assertThat(TypedTime.read(typed, NOW, PARIS, language))
                .isEqualTo(new TypedTime.NoTime(PARIS, LocalDate.of(2026, 11, 29)));
    }

    @ParameterizedTest
    @CsvSource({
        "hello",
        "31 june 09:00",
        "2026-13-01 09:00",
        "tomorrow 25:00",
        "tomorrow 9:75am",
        "2026-02-30 10:00",
        "'9am, perhaps'",
        "tomorrow 9am 10am",
        "soon"
    })
    void what_is_no_time_is_not_guessed(String typed) {
        assertThat(TypedTime.read(typed, NOW, PARIS, Language.EN)).isInstanceOf(TypedTime.NotUnderstood.class);
    }

    @ParameterizedTest
    @CsvSource({"today 9am", "2026-11-28 20:10", "2020-01-01 09:00"})
    void the_past_is_refused(String typed) {
        assertThat(TypedTime.read(typed, NOW, PARIS, Language.EN)).isInstanceOf(TypedTime.Past.class);
    }

    @Test
    void more_than_a_year_ahead_is_refused() {
        assertThat(TypedTime.read("2028-01-01 09:00", NOW, PARIS, Language.EN)).isInstanceOf(TypedTime.TooFar.class);
    }

    @Test
    void a_city_in_the_line_is_whose_clock_it_is() {
        assertThat(TypedTime.read("tomorrow 9am New York", NOW, PARIS, Language.EN))
                .isEqualTo(new TypedTime.At(
                        NEW_YORK,
                        ZonedDateTime.of(2026, 11, 29, 9, 0, 0, 0, NEW_YORK).toInstant()));
        assertThat(TypedTime.read("demain 9h30 à Londres", NOW, PARIS, Language.FR))
                .isInstanceOfSatisfying(
                        TypedTime.At.class, at -> assertThat(at.zone()).isEqualTo(ZoneId.of("Europe/London")));
    }

    @Test
    void an_hour_that_comes_twice_is_asked_about() {
        // New York sets its clocks back at two on the first of November 2026.
        var before = Instant.parse("2026-10-30T12:00:00Z");
        assertThat(TypedTime.read("2026-11-01 01:30", before, NEW_YORK, Language.EN))
                .isEqualTo(new TypedTime.Twice(
                        NEW_YORK, Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-11-01T06:30:00Z")));
    }

    @Test
    void the_second_of_the_two_is_left_when_the_first_is_over() {
        var between = Instant.parse("2026-11-01T05:45:00Z");
        assertThat(TypedTime.read("2026-11-01 01:30", between, NEW_YORK, Language.EN))
                .isEqualTo(new TypedTime.At(NEW_YORK, Instant.parse("2026-11-01T06:30:00Z")));
    }

    @Test
    void an_hour_that_does_not_come_is_explained() {
        var before = Instant.parse("2027-03-13T12:00:00Z");
        assertThat(TypedTime.read("2027-03-14 02:30", before, NEW_YORK, Language.EN))
                .isEqualTo(new TypedTime.Skipped(
                        NEW_YORK, LocalDateTime.parse("2027-03-14T02:30"), LocalDateTime.parse("2027-03-14T03:00")));
    }
}
