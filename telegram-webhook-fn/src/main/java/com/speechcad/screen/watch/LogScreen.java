package com.speechcad.screen.watch;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.db.Audit;
import com.speechcad.db.AuditLog;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** Who did what, the newest first; a typed word filters. The argument is the entry before which it begins. */
@Singleton
class LogScreen implements AdminOnly {
    static final String ID = "admin.log";
    private static final String FILTER = "log.filter";
    private static final int A_PAGE = 8;
    private static final int LONGEST_DETAIL = 160;

    private final AuditLog log;
    private final Audit audit;

    LogScreen(AuditLog log, Audit audit) {
        this.log = log;
        this.audit = audit;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var words = visitor.note(FILTER).orElse("");
        var before = argument.matches("\\d{1,18}") ? Long.parseLong(argument) : Long.MAX_VALUE;
        var entries = log.before(before, words, A_PAGE + 1);
        var said = new ArrayList<Text>();
        said.add(
                words.isEmpty()
                        ? text(WatchWords.LOG_TITLE)
                        : text(WatchWords.LOG_FILTERED).with("words", words));
        if (entries.isEmpty()) {
            said.add(text(WatchWords.LOG_EMPTY));
        }
        var shown = entries.subList(0, Math.min(A_PAGE, entries.size()));
        shown.forEach(entry -> said.add(entry(entry)));
        var view = view(Lines.of(said)).takingText();
        if (entries.size() > A_PAGE) {
            view = view.row(open(
                    text(WatchWords.OLDER), ID, Long.toString(shown.getLast().seq())));
        }
        if (!argument.isEmpty()) {
            view = view.row(open(text(WatchWords.NEWEST), ID, ""));
        }
        return view.row(button(WatchWords.CHECK_CHAIN, "check", _ -> check()));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return Next.replace(ID, "").noting(FILTER, line.equals("*") ? "" : line);
    }

    private Next check() {
        var broken = audit.brokenLinks();
        return Next.stay(
                broken == 0
                        ? text(WatchWords.CHAIN_WHOLE)
                        : text(WatchWords.CHAIN_BROKEN).with("count", Math.toIntExact(broken)));
    }

    private static Text entry(AuditLog.Entry entry) {
        var detail = entry.detail();
        return text(WatchWords.ENTRY)
                .with("seq", Long.toString(entry.seq()))
                .with("at", entry.at())
                .with("actor", entry.actor())
                .with("action", entry.action())
                .with("subject", entry.subject())
                .with("detail", detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…");
    }
}
