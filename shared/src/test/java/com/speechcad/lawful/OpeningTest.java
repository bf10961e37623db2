package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Opening.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
    private static final Duration RINGING = Duration.ofMinutes(1);

    private final RuleTables tables = new RuleTables();
    private final Places places = new Places(tables);
    private final Opening opening = new Opening(tables, new Holidays(tables));

    @ParameterizedTest(name = "{0} at {1}: {2} by {3}")
    @CsvSource(textBlock = """
            # number       | now (UTC)            | opens (UTC), or open | rule
            # California on a Tuesday: nine to eight there, and the phone has to stop ringing in time.
            +14155550101   | 2026-11-24T16:59:00Z | 2026-11-24T17:00:00Z | DEFAULT-window
            +14155550101   | 2026-11-24T17:00:00Z | open                 | US-window
            +14155550101   | 2026-11-25T03:59:00Z | open                 | US-window
            +14155550101   | 2026-11-25T03:59:01Z | 2026-11-25T17:00:00Z | DEFAULT-window
            # Sunday and Thanksgiving.
            +14155550101   | 2026-11-22T18:00:00Z | 2026-11-23T17:00:00Z | DEFAULT-window
            +14155550101   | 2026-11-26T18:00:00Z | 2026-11-27T17:00:00Z | DEFAULT-window
            # The fourth of July 2026 is a Saturday: the Friday and the Monday are kept too.
            +14155550101   | 2026-07-03T18:00:00Z | 2026-07-07T16:00:00Z | DEFAULT-window
            # Both daylight-saving changes: nine o'clock moves by an hour in UTC.
            +14155550101   | 2026-03-07T16:59:59Z | 2026-03-07T17:00:00Z | DEFAULT-window
            +14155550101   | 2026-03-09T15:59:59Z | 2026-03-09T16:00:00Z | DEFAULT-window
            +14155550101   | 2026-10-31T15:59:59Z | 2026-10-31T16:00:00Z | DEFAULT-window
            +14155550101   | 2026-11-02T16:59:59Z | 2026-11-02T17:00:00Z | DEFAULT-window
            # Arizona keeps its clock.
            +16025550101   | 2026-03-09T15:59:59Z | 2026-03-09T16:00:00Z | DEFAULT-window
            +16025550101   | 2026-11-02T15:59:59Z | 2026-11-02T16:00:00Z | DEFAULT-window
            # Kentucky begins at ten, Maine ends at five, Pennsylvania's Saturday at noon.
            +15025550101   | 2026-11-24T13:40:00Z | 2026-11-24T15:00:00Z | US-KY-window
            +12075550101   | 2026-11-24T21:59:30Z | 2026-11-25T14:00:00Z | US-ME-window
            +12155550101   | 2026-11-28T17:30:00Z | 2026-11-30T14:00:00Z | DEFAULT-window
            # Rhode Island's weekend.
            +14015550101   | 2026-11-28T14:30:00Z | 2026-11-28T15:00:00Z | US-RI-window
            # Area code 850 is Florida, two zones by exchange; 423 and 605 are split too.
            +18502340101   | 2026-11-24T14:30:00Z | 2026-11-24T15:00:00Z | DEFAULT-window
            +18505550101   | 2026-11-24T14:30:00Z | open                 | US-FL-window
            +14232360101   | 2026-11-24T14:30:00Z | open                 | US-window
            +14235550101   | 2026-11-24T14:30:00Z | 2026-11-24T15:00:00Z | DEFAULT-window
            # 605-555 may be Central or Mountain: both have to be open, ten to eight Central.
            +16055550101   | 2026-11-24T15:30:00Z | 2026-11-24T16:00:00Z | DEFAULT-window
            +16055550101   | 2026-11-25T02:30:00Z | 2026-11-25T16:00:00Z | DEFAULT-window
            # A state nobody can tell: the strictest of all, Kentucky's ten o'clock and Maine's five.
            +17285550101   | 2026-11-24T14:30:00Z | 2026-11-24T15:00:00Z | US-KY-window
            +17285550101   | 2026-11-24T22:30:00Z | 2026-11-25T15:00:00Z | US-KY-window
            # Canada's own Saturday and holidays.
            +14165550101   | 2026-11-28T23:00:00Z | 2026-11-30T14:00:00Z | CA-window
            +14165550101   | 2026-07-01T15:00:00Z | 2026-07-02T13:00:00Z | CA-window
            # France's lunch, Australia's many zones, Lord Howe's half hour among them.
            +33123456789   | 2026-11-24T12:30:00Z | 2026-11-24T13:00:00Z | FR-window
            +61412345678   | 2026-11-24T00:30:00Z | 2026-11-24T02:30:00Z | AU-window
            """, delimiter = '|')
    void opens_in_the_callees_own_hours(String number, Instant now, String opens, String rule) {
        var answer = opening.at(now, RINGING, places.of(new PhoneNumber(number)));

        assertThat(said(answer)).isEqualTo(opens + " by " + rule);
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case Answer.Open(var row) -> "open by " + row;
            case Answer.Closed(var until, var row) -> until + " by " + row;
            case Answer.Never() -> "never";
            case Answer.NoZone() -> "no zone";
        };
    }

    @Test
    void a_stated_zone_only_narrows() {
        var now = Instant.parse("2026-11-24T15:00:00Z");
        var newYork = places.of(new PhoneNumber("+12125550101"));

        assertThat(opening.at(now, RINGING, newYork)).isInstanceOf(Answer.Open.class);
        assertThat(opening.at(now, RINGING, newYork.with(Optional.of(ZoneId.of("America/Los_Angeles")))))
                .isInstanceOf(Answer.Closed.class);
        // Where it is night, a stated zone in daylight opens nothing.
        var night = Instant.parse("2026-11-24T05:00:00Z");
        assertThat(opening.at(night, RINGING, newYork.with(Optional.of(ZoneId.of("Asia/Tokyo")))))
                .isInstanceOf(Answer.Closed.class);
    }

    @Test
    void without_a_zone_there_is_no_hour() {
        var nowhere = new Place(Optional.of("US"), List.of(), List.of());

        assertThat(opening.at(Instant.parse("2026-11-24T18:00:00Z"), RINGING, nowhere))
                .isEqualTo(new Answer.NoZone());
        assertThat(nowhere.with(Optional.of(ZoneId.of("America/New_York"))).zones())
                .isEmpty();
    }

    @Test
    void zones_without_a_common_hour_are_never_open() {
        var everywhere = new Place(
                Optional.of("US"),
                List.of(),
                List.of(ZoneId.of("Pacific/Guam"), ZoneId.of("Europe/London"), ZoneId.of("America/New_York")));

        assertThat(opening.at(Instant.parse("2026-11-24T18:00:00Z"), RINGING, everywhere))
                .isEqualTo(new Answer.Never());
    }

    @Test
    void wherever_it_says_it_opens_it_is_open_and_was_shut_a_second_before() {
        var checked = 0;
        for (var number : List.of(
                "+14155550101", "+15025550101", "+16055550101", "+17285550101", "+33123456789", "+61412345678")) {
            var place = places.of(new PhoneNumber(number));
            for (var now = Instant.parse("2026-03-05T00:10:00Z");
                    now.isBefore(Instant.parse("2026-04-10T00:00:00Z"));
                    now = now.plus(Duration.ofMinutes(193))) {
                if (opening.at(now, RINGING, place) instanceof Answer.Closed(var until, var _)) {
                    assertThat(opening.at(until, RINGING, place)).isInstanceOf(Answer.Open.class);
                    assertThat(opening.at(until.minusSeconds(1), RINGING, place))
                            .isInstanceOf(Answer.Closed.class);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28", "2038, 2038-04-25"})
    void easter_is_when_it_is(int year, String day) {
        assertThat(Holidays.easter(year)).hasToString(day);
    }

    @Test
    void a_span_over_a_turned_clock_is_never_longer_than_on_the_wall() {
        var zone = ZoneId.of("America/New_York");
        var night = new Hours.Span(LocalTime.of(1, 30), LocalTime.of(2, 30));
        var spring = LocalDate.of(2026, 3, 8);
        var autumn = LocalDate.of(2026, 11, 1);

        assertThat(Duration.between(night.start(spring, zone), night.end(spring, zone)))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(Duration.between(night.start(autumn, zone), night.end(autumn, zone)))
                .isEqualTo(Duration.ofHours(1));
    }
}
