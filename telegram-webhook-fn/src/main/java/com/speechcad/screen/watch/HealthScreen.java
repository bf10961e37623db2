package com.speechcad.screen.watch;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Health;
import com.speechcad.db.GivenUpJobs;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.RuleTables;
import com.speechcad.notify.GivenUpMessages;
import com.speechcad.text.Text;
import com.speechcad.watch.MissingSettings;
import com.speechcad.watch.Setting;
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
    private final GivenUpJobs givenUp;
    private final GivenUpMessages unsaid;
    private final RuleTables tables;
    private final MissingSettings missing;
    private final Clock clock;

    HealthScreen(
            Health health,
            GivenUpJobs givenUp,
            GivenUpMessages unsaid,
            RuleTables tables,
            MissingSettings missing,
            Clock clock) {
        this.health = health;
        this.givenUp = givenUp;
        this.unsaid = unsaid;
        this.tables = tables;
        this.missing = missing;
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
        missing.all()
                .forEach(setting -> said.add(text(WatchWords.NOT_SET)
                        .with("setting", MissingSettings.name(setting))
                        .with("without", text(without(setting)))));
        var lines = health.lines();
        if (lines.isEmpty()) {
            said.add(text(WatchWords.NO_LINES));
        }
        lines.forEach(account -> said.add(account(account)));
        said.add(backlog(WatchWords.JOBS, health.jobs()));
        var jobs = givenUp.count();
        var messages = unsaid.count();
        said.add(text(WatchWords.REFUSED_JOBS).with("count", jobs));
        said.add(backlog(WatchWords.MESSAGES, health.messages()));
        if (messages > 0) {
            said.add(text(WatchWords.REFUSED_MESSAGES).with("count", messages));
        }
        said.add(backlog(WatchWords.CALLS, health.calls()));
        said.add(text(WatchWords.UNCERTAIN).with("count", health.uncertain()));
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        said.add(text(WatchWords.RULES).with("stale", tables.stale(month).size()));
        var view = view(Lines.of(said));
        return jobs + messages == 0
                ? view
                : view.row(open(text(GivenUpWords.OPEN).with("count", jobs + messages), GivenUpScreens.LIST, ""));
    }

    private static WatchWords without(Setting setting) {
        return switch (setting) {
            case DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD -> WatchWords.WITHOUT_DATABASE;
            case ENCRYPTION_KEY -> WatchWords.WITHOUT_KEY;
            case BULK_QUEUE_URL -> WatchWords.WITHOUT_BULK;
            case JOBS_QUEUE_URL -> WatchWords.WITHOUT_JOBS;
            case FILES_BUCKET -> WatchWords.WITHOUT_FILES;
            case PUBLIC_BASE_URL -> WatchWords.WITHOUT_ADDRESS;
            case OWNER_TELEGRAM_IDS -> WatchWords.WITHOUT_OWNERS;
            case PLATFORM_CALLER_ID -> WatchWords.WITHOUT_CALLER_ID;
        };
    }

    private static Text account(Health.Lines account) {
        var checked = account.checkedAt()
                .map(at -> text(WatchWords.CHECKED).with("at", at))
                .orElseGet(() -> text(WatchWords.NEVER_CHECKED));
        var said = text(WatchWords.LINES)
                .with("taken", account.taken())
                .with("slots", account.slots())
                .with("checked", checked);
        return account.trouble().isBlank() ? said : Lines.of(said, trouble(account.trouble()));
    }

    /** A provider's refusal is kept with its number in front; everything else is that it did not answer. */
    private static Text trouble(String kept) {
        var status = kept.split(" ", 2)[0];
        return switch (status) {
            case "401", "403" -> text(WatchWords.TROUBLE_KEY);
            case "402" -> text(WatchWords.TROUBLE_PAY);
            default ->
                status.matches("\\d{3}")
                        ? text(WatchWords.TROUBLE_REFUSED).with("what", status)
                        : text(WatchWords.TROUBLE_AWAY);
        };
    }

    private static Text backlog(WatchWords words, Health.Backlog backlog) {
        return text(words).with("count", backlog.count()).with("oldest", backlog.oldest());
    }
}
