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
                .forEach(row -> lines.add(text(row.isStale(now) ? RulesWords.ROW_STALE : RulesWords.ROW)
                        .with("id", row.id())
                        .with("value", value(row))
                        .with("source", RuleLines.source(row))
                        .with("asof", row.asOf().toString())
                        .with("confidence", row.confidence().name())));
        return page.controls(view(Lines.of(lines)));
    }

    /** In words where there are any; what else a table holds is shown as it is kept. */
    private Object value(RuleRow row) {
        var said = RuleLines.said(row, RuleSaid.of(tables, row));
        if (!said.isEmpty()) {
            return Lines.of(said);
        }
        return Stream.of(Rule.values())
                .filter(rule -> rule.id().equals(row.id()))
                .findFirst()
                .<Object>map(Rule::why)
                .orElse(row.value());
    }
}
