package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Failure.Then;
import com.speechcad.flow.Rewire;
import com.speechcad.flow.Step;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Map;

/** Which number a call is handed to: the person's own, or one that is assigned to the business. Never a typed one. */
@Singleton
class NumberToScreen implements Screen {
    private final EditedStep edited;
    private final MyRights rights;

    NumberToScreen(EditedStep edited, MyRights rights) {
        this.edited = edited;
        this.rights = rights;
    }

    @Override
    public String id() {
        return "flow.number";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .map(found -> draw(visitor, rights.numbers(visitor)))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Map<PhoneNumber, String> numbers) {
        var view = view(numbers.isEmpty() ? FlowWords.NO_NUMBER : FlowWords.ASK_NUMBER);
        for (var number : numbers.entrySet()) {
            view = view.row(button(
                    label(number.getKey(), number.getValue()),
                    "to",
                    number.getKey().e164().substring(1),
                    now -> choose(now, number.getKey().e164())));
        }
        if (visitor.ownNumber().isEmpty()) {
            view = view.row(open(StudioWords.SHARE_NUMBER, "number"));
        }
        return numbers.isEmpty() ? view.row(open(StudioWords.ASK_SUPPORT, "support.new")) : view;
    }

    private static Text label(PhoneNumber number, String nickname) {
        return nickname.isEmpty()
                ? text(FlowWords.MY_NUMBER).with("number", number)
                : text(FlowWords.BUSINESS_NUMBER).with("number", number).with("nickname", nickname);
    }

    /** For the step itself, or for one of its failures when the screen names an exit. */
    private Next choose(Visitor visitor, String number) {
        var exit = StepRef.parse(visitor.argument()).flatMap(StepRef::wayOut);
        edited.change(visitor, step -> {
            if (step instanceof Step.Transfer transfer) {
                return transfer.to(number);
            }
            return exit.map(found ->
                            Rewire.failing(step, failure -> ThenScreen.with(failure, found, new Then.Transfer(number))))
                    .orElse(step);
        });
        return Next.back();
    }
}
