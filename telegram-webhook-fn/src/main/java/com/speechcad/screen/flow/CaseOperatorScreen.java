package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Comparison;
import com.speechcad.flow.Comparison.Operator;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.Step;
import com.speechcad.text.PlainDigits;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** How a new comparison compares, and with what. */
@Singleton
class CaseOperatorScreen implements Screen {
    private static final String OPERATOR = "case.op";

    private final EditedStep edited;

    CaseOperatorScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.op";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var name = visitor.note(CaseNameScreen.NAME);
        if (name.isEmpty()
                || edited.find(visitor, argument)
                        .filter(found -> found.step() instanceof Step.Branch)
                        .isEmpty()) {
            return View.gone();
        }
        var chosen = operator(visitor);
        if (chosen.isPresent()) {
            return view(text(isOfNumbers(chosen.get()) ? StudioWords.ASK_VALUE_NUMBER : FlowWords.ASK_VALUE)
                            .with("name", name.get())
                            .with("operator", label(chosen.get())))
                    .takingText();
        }
        return view(text(FlowWords.ASK_OPERATOR).with("name", name.get()))
                .row(choice(Operator.EQUALS), choice(Operator.NOT_EQUALS))
                .row(choice(Operator.GREATER), choice(Operator.LESS))
                .row(choice(Operator.CONTAINS), choice(Operator.EXISTS));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var operator = operator(visitor).orElse(Operator.EQUALS);
        if (line.length() > Comparison.MOST_CHARACTERS) {
            return Next.stay(text(FlowWords.EXPECTED_TOO_LONG).with("most", Comparison.MOST_CHARACTERS));
        }
        var compares = isOfNumbers(operator);
        var number = PlainDigits.of(line);
        if (compares && !number.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            return Next.stay(FlowWords.VALUE_NOT_NUMBER);
        }
        return add(visitor, operator, compares ? number : line);
    }

    private View.Item choice(Operator operator) {
        return button(
                label(operator),
                operator.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                now -> operator == Operator.EXISTS
                        ? add(now, operator, "")
                        : Next.stay().noting(OPERATOR, operator.name()));
    }

    private Next add(Visitor visitor, Operator operator, String value) {
        var found = edited.find(visitor, visitor.argument()).filter(one -> one.step() instanceof Step.Branch);
        if (found.isEmpty()) {
            return Next.back();
        }
        var name = visitor.note(CaseNameScreen.NAME).orElse("");
        var index = ((Step.Branch) found.get().step()).cases().size();
        edited.change(visitor, step -> {
            if (!(step instanceof Step.Branch branch) || branch.cases().size() >= CasesScreen.MOST) {
                return step;
            }
            var more = new ArrayList<>(branch.cases());
            more.add(new Step.Case(new Comparison(name, operator, value), Optional.empty()));
            return branch.comparing(more);
        });
        return Next.replace(
                        "flow.lead",
                        StepRef.of(found.get().flow().id(), found.get().step().id(), new Exit.Case(index)))
                .noting(OPERATOR, "")
                .noting(CaseNameScreen.NAME, "");
    }

    private static boolean isOfNumbers(Operator operator) {
        return operator == Operator.GREATER || operator == Operator.LESS;
    }

    private static Optional<Operator> operator(Visitor visitor) {
        return visitor.note(OPERATOR).filter(name -> !name.isEmpty()).map(Operator::valueOf);
    }

    private static TextKey label(Operator operator) {
        return switch (operator) {
            case EQUALS -> FlowWords.OP_IS;
            case NOT_EQUALS -> FlowWords.OP_IS_NOT;
            case GREATER -> FlowWords.OP_MORE;
            case LESS -> FlowWords.OP_LESS;
            case CONTAINS -> FlowWords.OP_HAS;
            case EXISTS -> FlowWords.OP_KNOWN;
        };
    }
}
