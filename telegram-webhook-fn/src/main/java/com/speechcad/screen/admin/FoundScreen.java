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
import com.speechcad.screen.books.MoneyFound;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** Who, and what of the books, fits what was typed. */
@Singleton
class FoundScreen implements Screen {
    static final String ID = "admin.found";
    private static final int A_PAGE = 8;

    private final Users users;
    private final MoneyFound money;

    FoundScreen(Users users, MoneyFound money) {
        this.users = users;
        this.money = money;
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
        var ofMoney = money.of(argument);
        var title = found.isEmpty()
                ? text(ofMoney.isEmpty() ? AdminWords.FOUND_NOBODY : AdminWords.FOUND_MONEY)
                        .with("typed", argument)
                : text(AdminWords.FOUND).with("typed", argument).with("count", found.size());
        var view = view(title).takingText();
        var page = Page.of(visitor, "found", found.size(), A_PAGE);
        for (var user : page.cut(found)) {
            view = view.row(person(user));
        }
        for (var item : ofMoney) {
            view = view.row(item);
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
