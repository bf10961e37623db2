package com.speechcad.screen.account;

import static com.speechcad.dialog.Next.back;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** Another name. */
@Singleton
class NameScreen implements Screen {
    static final String ID = "account.name";

    private final Users users;

    NameScreen(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(AccountWords.ASK_NAME)
                        .with("name", visitor.user().name().orElse(""))
                        .with("most", PersonName.MOST))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return switch (PersonName.read(line)) {
            case PersonName.Good(var name) -> {
                users.rename(visitor.id(), name);
                yield back().saying(text(AccountWords.NAME_CHANGED).with("name", name));
            }
            case PersonName.Empty() -> stay(AccountWords.NAME_EMPTY);
            case PersonName.TooLong(var length) ->
                stay(text(AccountWords.NAME_TOO_LONG).with("length", length).with("most", PersonName.MOST));
        };
    }
}
