package com.speechcad.screen.wallet;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.EntryNames;
import com.speechcad.billing.ExportStatement;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Statements;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Every movement of the wallet with the balance after it, newest first; the argument is where an older page begins. */
@Singleton
class StatementScreen implements Screen {
    static final String ID = "wallet.statement";
    private static final int LINES = 8;

    private final Statements statements;
    private final EntryNames names;
    private final OperatorRequests requests;
    private final ExportStatement export;

    StatementScreen(Statements statements, EntryNames names, OperatorRequests requests, ExportStatement export) {
        this.statements = statements;
        this.names = names;
        this.requests = requests;
        this.export = export;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var page = Argument.id(argument)
                .map(before -> statements.page(visitor.id(), before, LINES))
                .orElseGet(() -> statements.newest(visitor.id(), LINES));
        if (page.lines().isEmpty()) {
            return view(WalletWords.STATEMENT_EMPTY);
        }
        var said = new ArrayList<Text>();
        said.add(text(WalletWords.STATEMENT_TITLE));
        var named = names.of(page.lines().stream().map(Statements.Line::subject).toList());
        var told = requests.told(page.lines().stream().map(Statements.Line::op).toList());
        for (var line : page.lines()) {
            said.add(said(line, named));
            Optional.ofNullable(told.get(line.op()))
                    // A credit that settles a debt is two entries of one operation: the word stands with the credit.
                    .filter(_ -> line.reason() != Reason.DEBT_SETTLED)
                    .ifPresent(word -> said.add(text(WalletWords.LINE_TOLD).with("told", word)));
        }
        var view = view(Lines.of(said))
                .row(
                        button(WalletWords.AS_FILE, "csv", visited -> {
                            export.ask(visited.id());
                            return Next.toast(WalletWords.FILE_COMES);
                        }),
                        open(WalletWords.RECEIPTS, ReceiptsScreen.ID));
        return page.older()
                .map(before -> view.row(open(text(WalletWords.OLDER), ID, before.toString())))
                .orElse(view);
    }

    private static Text said(Statements.Line line, EntryNames.Named named) {
        var about = named.about(line.subject(), line.reason());
        return text(about.isPresent() ? WalletWords.LINE_ABOUT : WalletWords.LINE)
                .with("at", line.at())
                .with("what", BillingText.kind(line.reason()))
                .with("about", about.<Object>map(words -> words).orElse(""))
                .with("change", line.change())
                .with("after", line.after());
    }
}
