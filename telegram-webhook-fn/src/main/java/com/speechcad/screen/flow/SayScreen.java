package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** What the new step says; typing it adds the step. */
@Singleton
class SayScreen implements Screen {
    private final Flows flows;
    private final NewStep newStep;

    SayScreen(Flows flows, NewStep newStep) {
        this.flows = flows;
        this.newStep = newStep;
    }

    @Override
    public String id() {
        return "flow.say";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .isEmpty()) {
            return View.gone();
        }
        var question = switch (kind(visitor)) {
            case NewStep.MENU -> FlowWords.ASK_TEXT_MENU;
            case NewStep.DIGITS -> FlowWords.ASK_TEXT_DIGITS;
            case NewStep.QUESTION -> FlowWords.ASK_TEXT_QUESTION;
            case NewStep.FEEDBACK -> FlowWords.ASK_TEXT_FEEDBACK;
            case NewStep.TRANSFER -> FlowWords.ASK_TEXT_TRANSFER;
            case NewStep.END -> FlowWords.ASK_TEXT_END;
            default -> FlowWords.ASK_TEXT_MESSAGE;
        };
        return view(text(question).with("example", FlowVariables.example(visitor.reader())))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return line.length() > CheckFlow.MOST_CHARACTERS
                ? Next.stay(text(FlowWords.TEXT_TOO_LONG).with("most", CheckFlow.MOST_CHARACTERS))
                : newStep.add(visitor, kind(visitor), line);
    }

    private static String kind(Visitor visitor) {
        return visitor.note("kind").orElse(NewStep.MESSAGE);
    }
}
