package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.RuleRow;
import com.speechcad.lawful.RuleSaid;
import com.speechcad.lawful.RuleTables;
import com.speechcad.screen.law.RuleLines;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;

/** Every rule with its source; those that nobody looked at for a year stand first, flagged. */
@Singleton
class TablesScreen implements AdminOnly {
    static final String ID = "rules.tables";
    private static final int A_PAGE = 10;

    private final RuleTables tables;
    private final Clock clock;

    TablesScreen(RuleTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        var all = tables.all().stream()
                .sorted(Comparator.comparing((RuleRow row) -> !row.isStale(now)))
                .toList();
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        var lines = new ArrayList<Text>();
        lines.add(text(RulesWords.TABLES_TITLE)
                .with("count", all.size())
                .with("stale", tables.stale(now).size())
                .with("version", tables.version()));
        page.cut(all)
                .forEach(row -> lines.add(text(words(row, now))
                        .with("id", row.id())
                        .with("value", value(row, now))
                        .with("source", RuleLines.source(row))
                        .with("asof", row.asOf())
                        .with("confidence", row.confidence().name())));
        return page.controls(view(Lines.of(lines)));
    }

    /** How sure we are is a question about others' rules only. */
    private static RulesWords words(RuleRow row, YearMonth now) {
        if (row.isStale(now)) {
            return RuleLines.isLaw(row) ? RulesWords.ROW_STALE : RulesWords.ROW_STALE_HOUSE;
        }
        return RuleLines.isLaw(row) ? RulesWords.ROW : RulesWords.ROW_HOUSE;
    }

    /** Every row has words: those of its table, or of the rule that it is. */
    private Text value(RuleRow row, YearMonth now) {
        var said = RuleLines.said(row, RuleSaid.of(tables, row, Year.of(now.getYear())));
        if (!said.isEmpty()) {
            return Lines.of(said);
        }
        return Stream.of(Rule.values())
                .filter(rule -> rule.id().equals(row.id()))
                .findFirst()
                .map(Rule::why)
                .orElseThrow(() -> new IllegalStateException("no words for " + row.id()));
    }
}
