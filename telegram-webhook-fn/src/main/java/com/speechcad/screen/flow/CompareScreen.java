package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CompareDrafts;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowVersion;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed from one version to another, or to the draft, in plain words. */
@Singleton
class CompareScreen implements Screen {
    private static final int MOST_CHANGES = 15;
    private static final int MOST_OTHERS = 6;
    private static final int A_ROW = 3;

    private final OneVersion versions;

    CompareScreen(OneVersion versions) {
        this.versions = versions;
    }

    @Override
    public String id() {
        return "flow.compare";
    }

    /** One side of a comparison. */
    private record Side(Text name, Draft draft, Language language) {}

    @Override
    public View show(Visitor visitor, String argument) {
        return versions.find(visitor, argument)
                .map(found -> draw(found, StepRef.parse(argument).orElseThrow().exit()))
                .orElseGet(View::gone);
    }

    private static View draw(OneVersion.Found found, String with) {
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
        var lines = isBackwards ? lines(found, after, before) : lines(found, before, after);
        var view = view(Lines.of(lines));
        var others = found.all().stream()
                .filter(version -> version.number() != found.version().number())
                .limit(MOST_OTHERS)
                .map(version -> with(found, version))
                .toList();
        for (int from = 0; from < others.size(); from += A_ROW) {
            view = view.row(others.subList(from, Math.min(others.size(), from + A_ROW)));
        }
        return view;
    }

    private static View.Item with(OneVersion.Found found, FlowVersion version) {
        var number = Integer.toString(version.number());
        var about = StepRef.of(found.flow().id(), found.version().number() + "/" + number);
        return button(
                text(FlowWords.COMPARE_WITH).with("number", version.number()),
                "with",
                number,
                _ -> Next.replace("flow.compare", about));
    }

    private static Side side(FlowVersion version) {
        return new Side(
                text(FlowWords.THE_VERSION).with("number", version.number()), version.draft(), version.language());
    }

    private static List<Text> lines(OneVersion.Found found, Side before, Side after) {
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
        var changes = CompareDrafts.between(before.draft(), after.draft());
        changes.stream()
                .limit(MOST_CHANGES)
                .forEach(change -> lines.add(ChangeWords.of(before.draft(), after.draft(), change)));
        if (changes.size() > MOST_CHANGES) {
            lines.add(text(FlowWords.MORE_CHANGES).with("count", changes.size() - MOST_CHANGES));
        }
        if (lines.size() == 1) {
            lines.add(text(FlowWords.NO_CHANGES));
        }
        return lines;
    }
}
