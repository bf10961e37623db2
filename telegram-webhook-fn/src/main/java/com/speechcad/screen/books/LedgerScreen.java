package com.speechcad.screen.books;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ExportLedger;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Statements;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One person's wallet as the books have it; the argument is the person's number, and where an older page begins. */
@Singleton
public class LedgerScreen implements AdminOnly {
    /** Its argument is a person's number. */
    public static final String ID = "books.person";

    private static final int A_PAGE = 8;
    private static final int BUTTONS_A_ROW = 4;

    private final Users users;
    private final Wallets wallets;
    private final Statements statements;
    private final ExportLedger export;

    LedgerScreen(Users users, Wallets wallets, Statements statements, ExportLedger export) {
        this.users = users;
        this.wallets = wallets;
        this.statements = statements;
        this.export = export;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var parts = argument.split("\\.", 2);
        return person(users, parts[0])
                .map(user -> shown(user, parts.length == 2 ? parts[1] : ""))
                .orElseGet(View::gone);
    }

    private View shown(User user, String before) {
        var page = Argument.id(before)
                .map(seq -> statements.page(user.id(), seq, A_PAGE))
                .orElseGet(() -> statements.newest(user.id(), A_PAGE));
        var said = new ArrayList<Text>();
        said.add(balance(user));
        if (page.lines().isEmpty()) {
            said.add(text(BooksWords.NOTHING_MOVED));
        }
        page.lines().forEach(line -> said.add(line(line)));
        var id = Long.toString(user.id().value());
        var view = view(Lines.of(said))
                .row(
                        open(text(BooksWords.DO_CREDIT), OrderScreens.CREDIT, id),
                        open(text(BooksWords.DO_DEBIT), OrderScreens.DEBIT, id))
                .row(
                        open(text(BooksWords.DO_REFUND), OrderScreens.REFUND, id),
                        open(text(BooksWords.DO_PAYOUT), OrderScreens.PAYOUT, id))
                .row(status(user.id(), id), button(BooksWords.DO_EXPORT, "csv", visitor -> export(visitor, user)));
        for (var i = 0; i < page.lines().size(); i += BUTTONS_A_ROW) {
            view = view.row(operations(page.lines()
                    .subList(i, Math.min(i + BUTTONS_A_ROW, page.lines().size()))));
        }
        var shown = view;
        return page.older()
                .map(older -> shown.row(open(text(BooksWords.OLDER), ID, id + "." + older)))
                .orElse(shown);
    }

    /** Each leads to what it came from. */
    private static List<View.Item> operations(List<Statements.Line> lines) {
        return lines.stream()
                .map(line -> Long.toString(line.op()))
                .distinct()
                .map(op -> open(text(BooksWords.OPERATION_BUTTON).with("op", op), OperationScreen.ID, op))
                .toList();
    }

    private Next export(Visitor visitor, User user) {
        export.ask(visitor.id(), user.id());
        return Next.toast(BooksWords.EXPORT_COMES);
    }

    private Text balance(User user) {
        var balance = wallets.of(user.id());
        return text(BooksWords.PERSON)
                .with("name", InWords.person(user))
                .with("status", BooksWords.of(wallets.status(user.id())))
                .with("posted", balance.posted())
                .with("available", balance.available())
                .with("held", balance.held())
                .with("owed", balance.owed());
    }

    private static Text line(Statements.Line line) {
        return text(line.note().isBlank() ? BooksWords.LINE : BooksWords.LINE_NOTED)
                .with("op", Long.toString(line.op()))
                .with("at", line.at())
                .with("what", BooksWords.of(line.reason()))
                .with("change", line.change())
                .with("after", line.after())
                .with("note", line.note());
    }

    private View.Item status(UserId user, String id) {
        return wallets.status(user) == WalletStatus.OPEN
                ? open(text(BooksWords.DO_FREEZE), OrderScreens.FREEZE, id)
                : open(text(BooksWords.DO_OPEN), OrderScreens.OPEN, id);
    }

    /** Whom an argument names. */
    static Optional<User> person(Users users, String argument) {
        return Argument.id(argument).map(UserId::new).flatMap(users::find);
    }
}
