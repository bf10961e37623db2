package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CompareDrafts;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowVersion;
import com.speechcad.text.Language;
import com.speechcad.text.PlainDigits;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed from one version to another, or to the draft, in plain words. */
@Singleton
class CompareScreen implements Screen {
    private static final String ID = "flow.compare";
    private static final int A_PAGE = 15;
    private static final int MOST_OTHERS = 6;
    private static final int A_ROW = 3;

    private final OneVersion versions;

    CompareScreen(OneVersion versions) {
        this.versions = versions;
    }

    @Override
    public String id() {
        return ID;
    }

    /** One side of a comparison. */
    private record Side(Text name, Draft draft, Language language) {}

    @Override
    public View show(Visitor visitor, String argument) {
        return versions.find(visitor, argument)
                .map(found -> draw(
                        visitor, found, StepRef.parse(argument).orElseThrow().exit()))
                .orElseGet(View::gone);
    }

    /** The number of another version to compare with. */
    @Override
    public Next typed(Visitor visitor, String line) {
        return versions.find(visitor, visitor.argument())
                .flatMap(found -> found.numbered(PlainDigits.of(line).strip())
                        .filter(other -> other.number() != found.version().number())
                        .map(other -> compared(found, other)))
                .orElseGet(() -> Next.stay(FlowWords.NO_SUCH_VERSION));
    }

    private static View draw(Visitor visitor, OneVersion.Found found, String with) {
        var other = found.numbered(with);
        var before = side(found.version());
        var after = other.map(CompareScreen::side)
                .orElseGet(() -> new Side(
                        text(FlowWords.THE_DRAFT),
                        found.flow().draft(),
                        found.flow().language()));
        var isBackwards = other.map(
                        version -> version.number() < found.version().number())
                .orElse(false);
        var older = isBackwards ? after : before;
        var newer = isBackwards ? before : after;
        var changes = CompareDrafts.between(older.draft(), newer.draft());
        var page = Page.of(visitor, ID, changes.size(), A_PAGE);
        var lines = lines(found, older, newer, page.cut(changes));
        var others = found.all().stream()
                .filter(version -> version.number() != found.version().number())
                .filter(version -> other.map(FlowVersion::number).orElse(0) != version.number())
                .toList();
        if (others.size() > MOST_OTHERS) {
            lines.add(text(FlowWords.TYPE_VERSION));
        }
        var view = page.controls(view(Lines.of(lines)));
        if (other.isPresent()) {
            view = view.row(button(FlowWords.COMPARE, "draft", _ -> compared(found, "")));
        }
        var offered = others.stream()
                .limit(MOST_OTHERS)
                .map(version -> with(found, version))
                .toList();
        for (int from = 0; from < offered.size(); from += A_ROW) {
            view = view.row(offered.subList(from, Math.min(offered.size(), from + A_ROW)));
        }
        return others.isEmpty() ? view : view.takingText();
    }

    private static View.Item with(OneVersion.Found found, FlowVersion version) {
        return button(
                text(FlowWords.COMPARE_WITH).with("number", version.number()),
                "with",
                Integer.toString(version.number()),
                _ -> compared(found, version));
    }

    private static Next compared(OneVersion.Found found, FlowVersion other) {
        return compared(found, "/" + other.number());
    }

    /** From the first page on. */
    private static Next compared(OneVersion.Found found, String with) {
        var about = StepRef.of(found.flow().id(), found.version().number() + with);
        return Next.replace(ID, about).noting(Page.note(ID), "0");
    }

    private static Side side(FlowVersion version) {
        return new Side(
                text(FlowWords.THE_VERSION).with("number", version.number()), version.draft(), version.language());
    }

    /** @param changes those of the page that is shown */
    private static List<Text> lines(
            OneVersion.Found found, Side before, Side after, List<CompareDrafts.Change> changes) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.COMPARE_TITLE)
                .with("name", found.flow().name())
                .with("before", before.name())
                .with("after", after.name()));
        Optional.of(after.language())
                .filter(language -> language != before.language())
                .ifPresent(language -> lines.add(text(FlowWords.CHANGE_LANGUAGE)
                        .with("before", before.language())
                        .with("after", language)));
        changes.forEach(change -> lines.add(ChangeWords.of(before.draft(), after.draft(), change)));
        if (lines.size() == 1) {
            lines.add(text(FlowWords.NO_CHANGES));
        }
        return lines;
    }
}
