package com.speechcad.fn.cron;

import com.speechcad.lawful.RuleRow;
import com.speechcad.lawful.RuleTables;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Whether somebody looked at the source of each rule of law within a year. */
@Singleton
class CheckRules implements Checkup {
    private static final int MOST_NAMED = 5;

    private final RuleTables tables;
    private final Clock clock;

    CheckRules(RuleTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public int place() {
        return 6;
    }

    @Override
    public List<Finding> look() {
        var stale = tables.stale(YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
        if (stale.isEmpty()) {
            return List.of(Finding.fine("every rule of law was checked within a year, tables " + tables.version()));
        }
        var named = stale.stream().limit(MOST_NAMED).map(RuleRow::id).collect(Collectors.joining(", "));
        return List.of(Finding.wrong(stale.size() + " rules of law were not checked for a year: " + named
                + (stale.size() > MOST_NAMED ? ", …" : "")));
    }
}
