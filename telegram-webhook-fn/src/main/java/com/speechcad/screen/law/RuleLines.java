package com.speechcad.screen.law;

import static com.speechcad.text.Text.text;

import com.speechcad.lawful.RuleRow;
import com.speechcad.lawful.RuleSaid;
import com.speechcad.text.Text;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rule of the tables in the reader's words; only a law's own name stays as it is written. */
public final class RuleLines {
    private static final String EVERYWHERE = "*";

    private RuleLines() {}

    /** What it says, and where it is from. */
    static List<Text> of(RuleRow row, RuleSaid said) {
        var lines = new ArrayList<>(said(row, said));
        lines.add(text(LawWords.WHY_SOURCE)
                .with("source", source(row))
                .with("asof", row.asOf())
                .with("confidence", isLaw(row) ? row.confidence().name() : "house"));
        return lines;
    }

    /** What it says beyond a decision's own words. */
    public static List<Text> said(RuleRow row, RuleSaid said) {
        var lines = new ArrayList<Text>();
        switch (said) {
            case RuleSaid.CallingHours hours -> {
                lines.add(text(LawWords.WHY_HOURS).with("place", place(row)));
                hours.spans().forEach(span -> lines.add(span(span)));
                if (hours.holidaysOff()) {
                    lines.add(text(LawWords.WHY_HOLIDAYS));
                }
            }
            case RuleSaid.Cap(var most, var within) ->
                lines.add(text(LawWords.WHY_CAP)
                        .with("count", most)
                        .with("days", within.toDays())
                        .with("place", place(row)));
            case RuleSaid.Registry(var oldest) ->
                lines.add(text(LawWords.WHY_REGISTRY)
                        .with("days", oldest.toDays())
                        .with("place", place(row)));
            case RuleSaid.DaysOff(var year, var days) ->
                lines.add(text(LawWords.WHY_DAYS_OFF)
                        .with("year", year.toString())
                        .with("days", days(days))
                        .with("place", place(row)));
            case RuleSaid.KnownCountry(var open) ->
                lines.add(text(open ? LawWords.WHY_COUNTRY_OPEN : LawWords.WHY_COUNTRY_READY)
                        .with("place", place(row)));
            case RuleSaid.OfTier(var tier, var limits) -> {
                lines.add(
                        text(LawWords.WHY_TIER).with("tier", tier.name()).with("limits", LimitWords.of(tier, limits)));
                if (limits.notice()) {
                    lines.add(text(LawWords.WHY_TIER_NOTICE));
                }
            }
            case RuleSaid.Nothing() -> {}
        }
        return lines;
    }

    /** Never empty: a table of holidays has some. */
    private static Object days(List<LocalDate> days) {
        return days.stream()
                .<Object>map(MonthDay::from)
                .reduce((one, other) ->
                        text(LawWords.WHY_DAYS_AND).with("one", one).with("other", other))
                .orElseThrow();
    }

    private static Text span(RuleSaid.Span span) {
        var line = span.first() == span.last()
                ? text(LawWords.WHY_DAY)
                : text(LawWords.WHY_DAYS).with("last", span.last());
        return line.with("first", span.first()).with("from", span.from()).with("to", span.to());
    }

    /** The law's own name, or that it is ours, or what numbers are told by. */
    public static Object source(RuleRow row) {
        if (row.isOfNumbers()) {
            return text(LawWords.WHY_NUMBERS).with("name", row.source());
        }
        return row.isHouse() ? LawWords.WHY_HOUSE : row.source();
    }

    /** How sure we are is a question about what others demand. */
    public static boolean isLaw(RuleRow row) {
        return !row.isHouse() && !row.isOfNumbers();
    }

    /** A country by its name in the reader's language, a state before it. */
    private static Object place(RuleRow row) {
        if (row.place().equals(EVERYWHERE)) {
            return LawWords.WHY_EVERYWHERE;
        }
        var parts = row.place().split("-", 2);
        var country = Locale.of("", parts[0]);
        return parts.length == 1
                ? country
                : text(LawWords.WHY_STATE).with("country", country).with("state", parts[1]);
    }
}
