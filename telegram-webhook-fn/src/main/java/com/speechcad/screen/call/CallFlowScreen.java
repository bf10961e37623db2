package com.speechcad.screen.call;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import jakarta.inject.Singleton;
import java.util.List;

/** Which flow shall be played. */
@Singleton
class CallFlowScreen implements Screen {
    static final String ID = "call";
    private static final int A_PAGE = 8;

    private final FlowVersions versions;

    CallFlowScreen(FlowVersions versions) {
        this.versions = versions;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> forgotten() {
        return Notes.SAID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var all = versions.published(visitor.id());
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        var view = view(all.isEmpty() ? CallText.NO_FLOW : CallText.CHOOSE_FLOW);
        for (var version : page.cut(all)) {
            view = view.row(choose(version));
        }
        view = page.controls(view);
        if (all.isEmpty()) {
            view = view.row(open(CallText.FROM_TEMPLATE, "flow.templates")).row(open(CallText.BUILD_FLOW, "flows"));
        }
        return view.row(open(CallText.HISTORY, CallHistoryScreen.ID));
    }

    private static View.Item choose(FlowVersion version) {
        return open(
                text(CallText.FLOW_BUTTON).with("name", version.name()).with("number", version.number()),
                CallNumberScreen.ID,
                ShortId.of(version.flow().value()));
    }
}
