package com.speechcad.screen.law;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

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
import java.util.Optional;

/** The person's do-not-call list: looked through, added to, taken along. Nothing on it can be taken off here. */
@Singleton
class DoNotCallScreen implements Screen {
    static final String ID = "law.dnc";
    private static final int A_PAGE = 10;

    private final DoNotCall doNotCall;
    private final DoNotCallEntries entries;
    private final ExportDoNotCall export;
    private final TypedNumber numbers;
    private final Clock clock;

    DoNotCallScreen(
            DoNotCall doNotCall, DoNotCallEntries entries, ExportDoNotCall export, TypedNumber numbers, Clock clock) {
        this.doNotCall = doNotCall;
        this.entries = entries;
        this.export = export;
        this.numbers = numbers;
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
        var view = page.controls(view(Lines.of(lines)).takingText());
        if (total > 0) {
            view = view.row(button(LawWords.DNC_EXPORT, "export", who -> {
                export.ask(who.id());
                return Next.toast(LawWords.FILE_COMES);
            }));
        }
        return view.row(open(LawWords.MINE, MyNumberScreen.ID));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return WrittenRefusal.is(line)
                ? Next.goTo(MyNumberScreen.ID)
                : numbers.read(visitor, line, number -> add(visitor, number));
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
