package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Step;
import jakarta.inject.Singleton;

/** Which key a menu does not offer any more. */
@Singleton
class RemoveKeyScreen implements Screen {
    private final EditedStep edited;

    RemoveKeyScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.unkey";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.Menu)
                .map(found -> draw((Step.Menu) found.step()))
                .orElseGet(View::gone);
    }

    private View draw(Step.Menu menu) {
        var view = view(FlowWords.ASK_KEY_TO_REMOVE);
        for (var choice : menu.choices()) {
            var key = choice.key();
            view = view.row(
                    button(AddKeyScreen.label(key), "drop", AddKeyScreen.code(key), visitor -> remove(visitor, key)));
        }
        return view;
    }

    private Next remove(Visitor visitor, char key) {
        edited.change(
                visitor,
                step -> step instanceof Step.Menu menu
                        ? menu.offering(menu.choices().stream()
                                .filter(choice -> choice.key() != key)
                                .toList())
                        : step);
        return Next.back();
    }
}
