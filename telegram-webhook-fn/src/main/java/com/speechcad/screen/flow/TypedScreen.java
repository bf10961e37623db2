package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.ReferenceLists;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Typed;
import com.speechcad.kernel.UserId;
import com.speechcad.text.PlainDigits;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What kind of digits a step asks for. There is no free kind, by construction. */
@Singleton
class TypedScreen implements Screen {
    private static final List<Integer> RATINGS = List.of(3, 5, 7, Typed.Rating.MOST);
    private static final List<Integer> QUANTITIES = List.of(5, 10, 20, 100);

    private final EditedStep edited;
    private final ReferenceLists lists;

    TypedScreen(EditedStep edited, ReferenceLists lists) {
        this.edited = edited;
        this.lists = lists;
    }

    @Override
    public String id() {
        return "flow.typed";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.AskDigits)
                .map(found -> draw(visitor.id(), found, ((Step.AskDigits) found.step()).typed()))
                .orElseGet(View::gone);
    }

    private View draw(UserId owner, EditedStep.Found found, Typed now) {
        var title = text(FlowWords.ASK_TYPED)
                .with("number", found.number())
                .with("kind", StepWords.typed(now))
                .with("most", Typed.Quantity.MOST);
        var view = view(seen(now).map(sentence -> Lines.of(title, sentence)).orElse(title))
                .row(kind("yes-no", new Typed.YesNo()))
                .row(rating(RATINGS.get(0)), rating(RATINGS.get(1)))
                .row(rating(RATINGS.get(2)), rating(RATINGS.get(3)))
                .pairs(QUANTITIES.stream()
                        .map(most -> kind("quantity-" + most, new Typed.Quantity(most)))
                        .toList())
                .row(kind("day", new Typed.CalendarDay()))
                .row(kind("postal", new Typed.PostalCode()));
        for (var list : lists.of(owner)) {
            view = view.row(button(
                    text(ListWords.LIST_LABEL).with("name", list.name()).with("count", list.entries()),
                    "ref",
                    list.id().toString(),
                    visitor -> set(visitor, new Typed.Reference(Optional.of(list.id())))));
        }
        return view.row(open(ListWords.LISTS, "refs")).takingText();
    }

    /** What the author will see of the answers; nothing where they see them as they are. */
    static Optional<Text> seen(Typed typed) {
        return switch (typed) {
            case Typed.YesNo _, Typed.Rating _ -> Optional.empty();
            case Typed.Quantity _ -> Optional.of(text(StudioWords.SEEN_COUNT));
            case Typed.CalendarDay _, Typed.PostalCode _ -> Optional.of(text(FlowWords.MASKED));
            case Typed.Reference _ -> Optional.of(text(StudioWords.SEEN_MATCH));
        };
    }

    private View.Item rating(int highest) {
        return kind("rating-" + highest, new Typed.Rating(highest));
    }

    private View.Item kind(String action, Typed typed) {
        return button(StepWords.typed(typed), action, now -> set(now, typed));
    }

    /** The highest quantity. */
    @Override
    public Next typed(Visitor visitor, String line) {
        var digits = PlainDigits.of(line);
        var most = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
        return most < 1
                ? Next.stay(text(FlowWords.QUANTITY_BAD).with("most", Typed.Quantity.MOST))
                : set(visitor, new Typed.Quantity(most));
    }

    private Next set(Visitor visitor, Typed typed) {
        edited.change(visitor, step -> step instanceof Step.AskDigits digits ? digits.asking(typed) : step);
        return Next.back();
    }
}
