package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.Step;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which key a menu also offers; then where it leads. Key 9 is the opt-out in every call and never offered. */
@Singleton
class AddKeyScreen implements Screen {
    private static final String KEYS = "123456780*#";
    private static final int A_ROW = 3;

    private final EditedStep edited;

    AddKeyScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.key";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.Menu)
                .map(found ->
                        draw((Step.Menu) found.step(), found.flow().draft().hasTypedInput()))
                .orElseGet(View::gone);
    }

    private View draw(Step.Menu menu, boolean typedInput) {
        var view = view(FlowWords.ASK_KEY);
        var row = new ArrayList<View.Item>();
        for (var key : free(menu, typedInput)) {
            row.add(button(label(key), "key", code(key), visitor -> add(visitor, key)));
            if (row.size() == A_ROW) {
                view = view.row(List.copyOf(row));
                row.clear();
            }
        }
        return view.row(List.copyOf(row));
    }

    /** Where digits are typed, # ends them and is no key of any menu. */
    private static List<Character> free(Step.Menu menu, boolean typedInput) {
        return KEYS.chars()
                .mapToObj(key -> (char) key)
                .filter(key -> key != '#' || !typedInput)
                .filter(key -> menu.choices().stream().noneMatch(choice -> choice.key() == key))
                .toList();
    }

    private Next add(Visitor visitor, char key) {
        edited.change(visitor, step -> step instanceof Step.Menu menu ? with(menu, key) : step);
        return edited.find(visitor, visitor.argument())
                .<Next>map(found -> Next.replace(
                        "flow.lead", StepRef.of(found.flow().id(), found.step().id(), new Exit.Key(key))))
                .orElse(Next.back());
    }

    private static Step with(Step.Menu menu, char key) {
        var more = new ArrayList<>(menu.choices());
        more.add(new Step.Choice(key, Optional.empty()));
        return menu.offering(more);
    }

    static com.speechcad.text.Text label(char key) {
        return text(FlowWords.KEY).with("key", Character.toString(key));
    }

    /** The key as a button's argument: signs have names there. */
    static String code(char key) {
        return switch (key) {
            case '*' -> "star";
            case '#' -> "hash";
            default -> Character.toString(key);
        };
    }
}
