package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** The versions that were made of a flow, the newest first. */
@Singleton
class VersionsScreen implements Screen {
    private static final int A_PAGE = 8;

    private final Flows flows;
    private final FlowVersions versions;

    VersionsScreen(Flows flows, FlowVersions versions) {
        this.flows = flows;
        this.versions = versions;
    }

    @Override
    public String id() {
        return "flow.versions";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> draw(visitor, flow))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Flow flow) {
        var all = versions.of(visitor.id(), flow.id());
        var page = Page.of(visitor, "versions", all.size(), A_PAGE);
        var view = view(text(FlowWords.VERSIONS_TITLE).with("name", flow.name()));
        for (var version : page.cut(all)) {
            view = view.row(open(
                    text(FlowWords.VERSION_LABEL)
                            .with("number", version.number())
                            .with("state", state(version)),
                    "flow.version",
                    StepRef.of(flow.id(), Integer.toString(version.number()))));
        }
        return page.controls(view);
    }

    static Text state(FlowVersion version) {
        return text(
                switch (version.state()) {
                    case PUBLISHED -> FlowWords.VERSION_PUBLISHED;
                    case PUBLISHING -> FlowWords.VERSION_PUBLISHING;
                    case REFUSED -> FlowWords.VERSION_REFUSED;
                });
    }
}
