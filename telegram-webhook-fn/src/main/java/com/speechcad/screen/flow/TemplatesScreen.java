package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowTemplate;
import com.speechcad.flow.Flows;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Flows for common jobs: one tap makes a whole flow in the person's language. */
@Singleton
class TemplatesScreen implements Screen {
    private final Flows flows;

    TemplatesScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.templates";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = view(FlowWords.TEMPLATES_TITLE);
        for (var template : FlowTemplate.values()) {
            view = view.row(button(
                    text(FlowWords.TEMPLATE).with("name", template.title()),
                    "take",
                    template.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    now -> take(now, template)));
        }
        return view;
    }

    private Next take(Visitor visitor, FlowTemplate template) {
        var language = visitor.reader().language();
        var name = flows.unused(visitor.id(), Words.plain(Text.text(template.title()), visitor.reader()));
        return flows.create(visitor.id(), name, language, template.draft(language))
                .<Next>map(id -> Next.replace("flow", StepRef.of(id)))
                .orElse(Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS)));
    }
}
