package com.speechcad.screen.watch;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.db.Audit;
import com.speechcad.db.AuditLog;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Who did what, the newest first; a typed name filters. The argument is the entry before which it begins. */
@Singleton
class LogScreen implements AdminOnly {
    static final String ID = "admin.log";
    private static final String FILTER = "log.filter";
    private static final String SUBJECT = "log.subject";
    private static final int A_PAGE = 8;

    private final AuditLog log;
    private final Audit audit;
    private final Sentences sentences;
    private final Users users;
    private final Businesses businesses;

    LogScreen(AuditLog log, Audit audit, Sentences sentences, Users users, Businesses businesses) {
        this.log = log;
        this.audit = audit;
        this.sentences = sentences;
        this.users = users;
        this.businesses = businesses;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var words = visitor.note(FILTER).orElse("");
        var subject = subject(visitor);
        var before = Argument.id(argument).orElse(Long.MAX_VALUE);
        var entries = entries(before, words, subject);
        var said = new ArrayList<Text>();
        said.add(
                words.isEmpty()
                        ? text(WatchWords.LOG_TITLE)
                        : text(WatchWords.LOG_FILTERED).with("words", words));
        if (entries.isEmpty()) {
            said.add(text(WatchWords.LOG_EMPTY));
        }
        var shown = entries.subList(0, Math.min(A_PAGE, entries.size()));
        var told = sentences.of(shown);
        for (int i = 0; i < shown.size(); i++) {
            said.add(text(WatchWords.ENTRY)
                    .with("seq", Long.toString(shown.get(i).seq()))
                    .with("at", shown.get(i).at())
                    .with("what", told.get(i)));
        }
        var view = view(Lines.of(said)).takingText();
        if (entries.size() > A_PAGE) {
            view = view.row(open(
                    text(WatchWords.OLDER), ID, Long.toString(shown.getLast().seq())));
        }
        if (!argument.isEmpty()) {
            view = view.row(open(text(WatchWords.NEWEST), ID, ""));
        }
        for (var row : LogSubject.rows()) {
            view = view.row(row.stream()
                    .filter(one -> one != subject)
                    .map(LogScreen::to)
                    .toList());
        }
        if (!words.isEmpty() || subject != LogSubject.ALL) {
            view = view.row(button(
                    WatchWords.LOG_ALL,
                    "all",
                    _ -> Next.replace(ID, "").noting(FILTER, "").noting(SUBJECT, "")));
        }
        return view.row(button(WatchWords.CHECK_CHAIN, "check", _ -> check()));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return Next.replace(ID, "").noting(FILTER, line);
    }

    private static View.Item to(LogSubject subject) {
        return button(
                text(subject.label()),
                "subject",
                subject.name(),
                _ -> Next.replace(ID, "").noting(SUBJECT, subject.name()));
    }

    private static LogSubject subject(Visitor visitor) {
        return visitor.note(SUBJECT).flatMap(LogSubject::named).orElse(LogSubject.ALL);
    }

    /** Nobody of that name: nothing of theirs. */
    private List<AuditLog.Entry> entries(long before, String words, LogSubject subject) {
        var marks = words.isEmpty() ? List.<String>of() : marks(words);
        return !words.isEmpty() && marks.isEmpty()
                ? List.of()
                : log.before(before, new AuditLog.Wanted(marks, subject.actions()), A_PAGE + 1);
    }

    /** How records name the people whom the words fit. */
    private List<String> marks(String words) {
        var marks = new ArrayList<String>();
        var found = users.search(words);
        for (var user : found) {
            marks.add("user:" + user.id().value());
            marks.add("telegram:" + user.telegramId());
        }
        if (!found.isEmpty()) {
            businesses
                    .all(List.of(), found.stream().map(User::id).toList())
                    .forEach(business -> marks.add("business:" + business.id().value()));
        }
        return marks;
    }

    private Next check() {
        var broken = audit.brokenLinks();
        return Next.stay(
                broken == 0
                        ? text(WatchWords.CHAIN_WHOLE)
                        : text(WatchWords.CHAIN_BROKEN).with("count", Math.toIntExact(broken)));
    }
}
