package com.speechcad.screen.books;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.db.Audit;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.PlatformAccounts;
import com.speechcad.wallet.Proof;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Proves the books while one looks, and says what the platform itself has. */
@Singleton
class ReportScreen implements AdminOnly {
    static final String ID = "books.report";
    private static final int MOST_FAULTS = 10;

    private final Ledger ledger;
    private final List<Proof> proofs;
    private final PlatformAccounts accounts;
    private final Audit audit;

    ReportScreen(Ledger ledger, List<Proof> proofs, PlatformAccounts accounts, Audit audit) {
        this.ledger = ledger;
        this.proofs = proofs;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var faults = new ArrayList<>(ledger.faults());
        proofs.forEach(proof -> faults.addAll(proof.faults()));
        var said = new ArrayList<Text>();
        said.add(text(BooksWords.REPORT)
                .with("faults", faults.size())
                .with("links", Math.toIntExact(audit.brokenLinks())));
        faults.stream()
                .limit(MOST_FAULTS)
                .forEach(fault -> said.add(
                        text(BooksWords.FAULT).with("name", fault.name()).with("detail", fault.detail())));
        said.add(text(BooksWords.ACCOUNTS));
        var balances = accounts.balances();
        if (balances.isEmpty()) {
            said.add(text(BooksWords.NOTHING_MOVED));
        }
        balances.forEach(account ->
                said.add(text(BooksWords.ACCOUNT).with("code", account.code()).with("balance", account.balance())));
        return view(Lines.of(said)).row(open(BooksWords.PROVE_AGAIN, ID));
    }
}
