package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Step;
import com.speechcad.flow.Variables;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which variables there are in a draft. */
final class FlowVariables {
    private FlowVariables() {}

    /** How a variable is written into a text, by a name of the reader's language. */
    static String example(Reader reader) {
        return "{{" + Words.plain(text(FlowWords.VARIABLE_EXAMPLE), reader) + "}}";
    }

    /** Those a call has to bring, or a default: used in a text or a comparison, and no answer of the flow's own. */
    static List<String> brought(Draft draft) {
        var names = new LinkedHashSet<>(draft.defaults().keySet());
        draft.task()
                .ifPresent(task ->
                        Variables.in(task).stream().filter(Variables::isName).forEach(names::add));
        for (var step : draft.steps()) {
            Variables.in(step.text()).stream().filter(Variables::isName).forEach(names::add);
            if (step instanceof Step.Branch branch) {
                branch.cases().forEach(one -> names.add(one.comparison().variable()));
            }
        }
        names.removeAll(answers(draft, false));
        return List.copyOf(names);
    }

    /** Those a comparison may look at: what is brought, and answers that the flow itself may use. */
    static List<String> comparable(Draft draft) {
        var names = new LinkedHashSet<>(answers(draft, true));
        names.addAll(brought(draft));
        return List.copyOf(names);
    }

    private static Set<String> answers(Draft draft, boolean onlyUsable) {
        var names = new LinkedHashSet<String>();
        for (var step : draft.steps()) {
            if (step instanceof Step.Keeping keeping
                    && !(onlyUsable
                            && step instanceof Step.AskDigits digits
                            && !digits.typed().isUsable())) {
                names.add(keeping.variable());
            }
        }
        return names;
    }
}
