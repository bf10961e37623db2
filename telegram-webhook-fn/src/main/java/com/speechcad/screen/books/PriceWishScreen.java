package com.speechcad.screen.books;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.ChangePrices.Asked;
import com.speechcad.billing.ChangePrices.Outcome;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import java.util.ArrayList;

/** A change of the prices that waits for a second person, in today's list; the argument is its number. */
record PriceWishScreen(ChangePrices prices, Users users) implements AdminOnly {
    @Override
    public String id() {
        return ChangePrices.SCREEN;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Argument.id(argument)
                .flatMap(id -> prices.asked(id).map(asked -> shown(visitor, id, asked)))
                .orElseGet(View::gone);
    }

    private View shown(Visitor visitor, long id, Asked asked) {
        var next = prices.next(asked.change(), prices.soonest());
        var said = new ArrayList<Text>(ChangeInWords.of(next));
        said.add(text(BooksWords.PRICE_WISH)
                .with("name", InWords.person(users.get(asked.by())))
                .with("at", asked.at())
                .with("reason", asked.why()));
        var view = view(Lines.of(said));
        // What was before is part of what is agreed to.
        var facts = asked + " in " + next.base().id();
        if (asked.by().equals(visitor.id())) {
            return view.row(confirm(BooksWords.WITHDRAW, "withdraw", facts, by -> dropped(by, id, asked)));
        }
        return view.row(
                confirm(
                        BooksWords.APPROVE,
                        "approve",
                        facts,
                        by -> list(PriceScreens.said(prices.agree(id, by.id(), asked)))),
                confirm(BooksWords.DO_REJECT, "reject", facts, by -> dropped(by, id, asked)));
    }

    private Next dropped(Visitor by, long id, Asked seen) {
        var outcome = prices.drop(id, by.id(), seen);
        return list(outcome instanceof Outcome.Done ? text(BooksWords.PRICE_STAYS) : PriceScreens.said(outcome));
    }

    private static Next list(Text remark) {
        return Next.replace(PriceScreens.LISTS, "").saying(remark);
    }
}
