package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.RuleRow;
import com.speechcad.lawful.RuleTables;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;

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
                        .with("value", row.value())
                        .with("source", row.source())
                        .with("asof", row.asOf().toString())
                        .with("confidence", row.confidence().name())));
        return page.controls(view(Lines.of(lines)));
    }
}
