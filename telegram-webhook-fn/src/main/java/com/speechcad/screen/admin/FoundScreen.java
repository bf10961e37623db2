package com.speechcad.screen.admin;

import static com.speechcad.dialog.Next.replace;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** Who fits what was typed. */
@Singleton
class FoundScreen implements Screen {
    static final String ID = "admin.found";
    private static final int A_PAGE = 8;

    private final Users users;

    FoundScreen(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var found = users.search(argument);
        var title = found.isEmpty()
                ? text(AdminWords.FOUND_NOBODY).with("typed", argument)
                : text(AdminWords.FOUND).with("typed", argument).with("count", found.size());
        var view = view(title).takingText();
        var page = Page.of(visitor, "found", found.size(), A_PAGE);
        for (var user : page.cut(found)) {
            view = view.row(person(user));
        }
        return page.controls(view);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return replace(ID, line).noting("page.found", "");
    }

    private static View.Item person(User user) {
        var label = text(AdminWords.PERSON)
                .with("name", user.name().<Object>map(name -> name).orElse(AdminWords.NAMELESS))
                .with("id", Long.toString(user.telegramId()));
        return open(label, PersonScreen.ID, Long.toString(user.id().value()));
    }
}
