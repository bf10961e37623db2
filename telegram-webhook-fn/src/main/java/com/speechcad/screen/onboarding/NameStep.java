package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.account.PersonName;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the person wants to be called: typed, or as their profile has it. */
@Singleton
class NameStep implements Screen {
    private final Users users;

    NameStep(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return Step.NAME.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view =
                view(text(OnboardingWords.NAME).with("most", PersonName.MOST)).takingText();
        return offered(visitor)
                .map(name -> view.row(button(
                        text(OnboardingWords.NAME_OFFERED).with("name", name), "profile", who -> named(who, name))))
                .orElse(view);
    }

    /** What their profile says, where it will do for a name. It is kept once they have tapped it. */
    private static Optional<String> offered(Visitor visitor) {
        return visitor.profileName()
                .map(PersonName::read)
                .flatMap(read -> read instanceof PersonName.Good(var name) ? Optional.of(name) : Optional.empty());
    }

    private Next named(Visitor visitor, String name) {
        users.rename(visitor.id(), name);
        return goTo(Step.TERMS.screen());
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return switch (PersonName.read(line)) {
            case PersonName.Good(var name) -> named(visitor, name);
            case PersonName.Empty() -> stay(OnboardingWords.NAME_EMPTY);
            case PersonName.TooLong(var length) ->
                stay(text(OnboardingWords.NAME_TOO_LONG).with("length", length).with("most", PersonName.MOST));
        };
    }
}
