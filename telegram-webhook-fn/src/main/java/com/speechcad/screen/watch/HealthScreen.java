package com.speechcad.screen.watch;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Health;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.RuleTables;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** Providers and queues, as they are now. */
@Singleton
class HealthScreen implements AdminOnly {
    static final String ID = "admin.health";

    private final Health health;
    private final RuleTables tables;
    private final Clock clock;

    HealthScreen(Health health, RuleTables tables, Clock clock) {
        this.health = health;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var said = new ArrayList<Text>();
        said.add(text(WatchWords.HEALTH_TITLE));
        var lines = health.lines();
        if (lines.isEmpty()) {
            said.add(text(WatchWords.NO_LINES));
        }
        lines.forEach(account -> said.add(account(account)));
        said.add(backlog(WatchWords.JOBS, health.jobs()));
        said.add(text(WatchWords.REFUSED_JOBS).with("count", health.refusedJobs()));
        said.add(backlog(WatchWords.MESSAGES, health.messages()));
        said.add(backlog(WatchWords.CALLS, health.calls()));
        said.add(text(WatchWords.UNCERTAIN).with("count", health.uncertain()));
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        said.add(text(WatchWords.RULES).with("stale", tables.stale(month).size()));
        return view(Lines.of(said));
    }

    private static Text account(Health.Lines account) {
        var checked = account.checkedAt()
                .map(at -> text(WatchWords.CHECKED).with("at", at))
                .orElseGet(() -> text(WatchWords.NEVER_CHECKED));
        var said = text(WatchWords.LINES)
                .with("provider", account.provider())
                .with("taken", account.taken())
                .with("slots", account.slots())
                .with("checked", checked);
        return account.trouble().isBlank()
                ? said
                : Lines.of(said, text(WatchWords.TROUBLE).with("what", account.trouble()));
    }

    private static Text backlog(WatchWords words, Health.Backlog backlog) {
        return text(words).with("count", backlog.count()).with("oldest", backlog.oldest());
    }
}
