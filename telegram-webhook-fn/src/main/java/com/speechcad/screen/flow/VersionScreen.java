package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.DraftDigest;
import com.speechcad.flow.ReplaceDraft;
import com.speechcad.flow.StepWords;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** One version as text, and taking it back as the draft. */
@Singleton
class VersionScreen implements Screen {
    private static final int STEPS_A_PAGE = 12;

    private final OneVersion versions;
    private final ReplaceDraft replace;
    private final DraftDigest digest;

    VersionScreen(OneVersion versions, ReplaceDraft replace, DraftDigest digest) {
        this.versions = versions;
        this.replace = replace;
        this.digest = digest;
    }

    @Override
    public String id() {
        return "flow.version";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return versions.find(visitor, argument)
                .map(found -> draw(visitor, found))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, OneVersion.Found found) {
        var version = found.version();
        var steps = version.draft().steps();
        var page = Page.of(visitor, "version", steps.size(), STEPS_A_PAGE);
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.VERSION_TITLE)
                .with("name", version.name())
                .with("number", version.number())
                .with("state", VersionsScreen.state(version))
                .with("language", version.language()));
        version.draft().task().ifPresent(task -> lines.add(FlowOverview.task(task)));
        page.cut(steps).forEach(step -> lines.add(StepWords.line(version.draft(), step)));
        var isTheDraft = version.draft().equals(found.flow().draft())
                && version.language() == found.flow().language();
        if (!isTheDraft) {
            lines.add(text(FlowWords.ASK_TAKE_BACK).with("number", version.number()));
        }
        var view = page.controls(view(Lines.of(lines)))
                .row(open(
                        text(FlowWords.COMPARE),
                        "flow.compare",
                        StepRef.of(found.flow().id(), Integer.toString(version.number()))));
        return isTheDraft
                ? view
                : view.row(confirm(
                        text(FlowWords.TAKE_BACK).with("number", version.number()),
                        "take-back",
                        "draft=" + digest.of(found.flow().draft()),
                        this::takeBack));
    }

    private Next takeBack(Visitor visitor) {
        return versions.find(visitor, visitor.argument())
                .flatMap(found -> replace.takeBack(visitor.id(), found.version())
                        .<Next>map(kept ->
                                Next.goTo(UndoScreen.ID, StepRef.of(found.flow().id(), kept.toString()))))
                .orElse(Next.back());
    }
}
