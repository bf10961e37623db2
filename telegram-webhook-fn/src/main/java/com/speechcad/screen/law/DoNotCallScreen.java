package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.AskFile;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.DoNotCallEntries;
import com.speechcad.lawful.ExportDoNotCall;
import com.speechcad.lawful.WrittenRefusal;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The person's do-not-call list: looked through, added to, taken along. Nothing on it can be taken off here. */
@Singleton
class DoNotCallScreen implements Screen {
    static final String ID = "law.dnc";
    private static final int A_PAGE = 10;
    private static final int MOST_BAD_SHOWN = 10;
    private static final Pattern LINES = Pattern.compile("[\\r\\n;]+");

    private final DoNotCall doNotCall;
    private final DoNotCallEntries entries;
    private final ExportDoNotCall export;
    private final TypedNumber numbers;
    private final AskFile askFile;
    private final Clock clock;

    DoNotCallScreen(
            DoNotCall doNotCall,
            DoNotCallEntries entries,
            ExportDoNotCall export,
            TypedNumber numbers,
            AskFile askFile,
            Clock clock) {
        this.doNotCall = doNotCall;
        this.entries = entries;
        this.export = export;
        this.numbers = numbers;
        this.askFile = askFile;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<String> command() {
        return Optional.of("dnc");
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var business = visitor.business().id();
        var total = entries.count(business);
        var page = Page.of(visitor, ID, total, A_PAGE);
        var lines = new ArrayList<Text>();
        lines.add(text(LawWords.DNC_TITLE).with("count", total));
        entries.page(business, page.offset(), A_PAGE)
                .forEach(entry -> lines.add(text(LawWords.DNC_LINE)
                        .with("number", entry.number())
                        .with("source", LawWords.of(entry.source()))
                        .with("at", entry.since())));
        var view = page.controls(view(Lines.of(lines)).takingText().takingFiles());
        if (total > 0) {
            view = view.row(button(LawWords.DNC_EXPORT, "export", who -> {
                export.ask(who.id());
                return Next.toast(LawWords.FILE_COMES);
            }));
        }
        return view.row(MyNumberScreen.way());
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (WrittenRefusal.is(line)) {
            return Next.goTo(MyNumberScreen.ID);
        }
        var lines = LINES.splitAsStream(line).filter(one -> !one.isBlank()).toList();
        return lines.size() < 2 ? numbers.read(visitor, line, number -> add(visitor, number)) : add(visitor, lines);
    }

    /** Several at once: what is no number is shown, and hinders the others not. */
    private Next add(Visitor visitor, List<String> lines) {
        var bad = new ArrayList<String>();
        var good = new TreeSet<String>();
        for (var line : lines) {
            numbers.find(visitor, line).ifPresentOrElse(number -> good.add(number.e164()), () -> bad.add(line.strip()));
        }
        doNotCall.addAll(visitor.id(), visitor.business().id(), good, clock.instant());
        return Next.stay(text(LawWords.DNC_ADDED_MANY)
                .with("count", good.size())
                .with("bad", bad.size())
                .with("lines", bad.stream().limit(MOST_BAD_SHOWN).collect(Collectors.joining(" · "))));
    }

    @Override
    public Next file(Visitor visitor, Incoming.SentFile file) {
        return askFile.optOuts(visitor.id(), file.fileId(), file.size())
                .map(Next::stay)
                .orElseGet(() -> Next.stay(LawWords.DNC_FILE_TAKEN));
    }

    /** Whoever types their own number wants to be rung by nobody, and this list is only theirs. */
    private Next add(Visitor visitor, PhoneNumber number) {
        if (visitor.ownNumber().filter(number::equals).isPresent()) {
            return Next.goTo(MyNumberScreen.ID).saying(LawWords.DNC_OWN);
        }
        doNotCall.add(visitor.business().id(), number, DoNotCall.Source.BOT, clock.instant());
        return Next.stay(text(LawWords.DNC_ADDED).with("number", number.readable()));
    }
}
