package com.speechcad.screen.books;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.db.Audit;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Text;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.PlatformAccounts;
import com.speechcad.wallet.Proof;
import com.speechcad.wallet.ProvenBooks;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Proves the books while one looks, as far as that goes in a moment, and says what was found, when all of them were last
 * proven, and what the platform itself has.
 */
@Singleton
class ReportScreen implements AdminOnly {
    static final String ID = "books.report";
    private static final String NOW = "now";
    private static final int MOST_FAULTS = 10;
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final ProvenBooks books;
    private final List<Proof> proofs;
    private final PlatformAccounts accounts;
    private final Audit audit;
    private final Wallets wallets;
    private final InWords words;
    private final Clock clock;

    ReportScreen(
            ProvenBooks books,
            List<Proof> proofs,
            PlatformAccounts accounts,
            Audit audit,
            Wallets wallets,
            InWords words,
            Clock clock) {
        this.books = books;
        this.proofs = proofs;
        this.accounts = accounts;
        this.audit = audit;
        this.wallets = wallets;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    /** @param argument not empty where it was proven in the same breath, by the tap that led here */
    @Override
    public View show(Visitor visitor, String argument) {
        if (argument.isEmpty()) {
            prove();
        }
        var faults = faults();
        var said = new ArrayList<Text>();
        said.add(text(BooksWords.REPORT)
                .with("faults", faults.size())
                .with("links", Math.toIntExact(audit.foundBroken())));
        said.add(books.whole()
                .map(whole ->
                        text(BooksWords.PROVEN_WHOLE).with("at", whole.at()).with("rows", whole.rows()))
                .orElse(text(BooksWords.PROVEN_NOT_YET)));
        faults.stream().limit(MOST_FAULTS).forEach(fault -> said.add(FaultWords.of(fault, this::whose)));
        said.add(text(BooksWords.ACCOUNTS));
        var balances = accounts.balances();
        if (balances.isEmpty()) {
            said.add(text(BooksWords.NOTHING_MOVED));
        }
        balances.forEach(account -> said.add(text(BooksWords.ACCOUNT)
                .with("name", BooksWords.account(account.code()).orElseThrow())
                .with("balance", account.balance())));
        return view(Lines.of(said)).row(button(BooksWords.PROVE_AGAIN, "again", _ -> again()));
    }

    private Next again() {
        var isThrough = prove();
        var many = faults().size() + Math.toIntExact(audit.foundBroken());
        var well = isThrough ? BooksWords.PROVEN_NOW : BooksWords.PROVEN_SO_FAR;
        return Next.replace(ID, NOW)
                .saying(text(many == 0 ? well : BooksWords.PROVEN_BROKEN).with("faults", many));
    }

    private List<Ledger.Fault> faults() {
        var faults = new ArrayList<>(books.faults());
        proofs.forEach(proof -> faults.addAll(proof.faults()));
        return faults;
    }

    private Optional<Text> whose(long account) {
        return wallets.owner(account).map(words::person);
    }

    /**
     * What is new first; the whole goes on where the last look, or the clock's last run, left it.
     *
     * @return whether all of it is through
     */
    private boolean prove() {
        var until = clock.instant().plus(A_MOMENT);
        var isThrough = true;
        for (var slice :
                List.<BooleanSupplier>of(books::proveNew, audit::proveNew, books::proveWhole, audit::proveWhole)) {
            isThrough = goOn(slice, until) && isThrough;
        }
        proofs.forEach(Proof::next);
        return isThrough;
    }

    private boolean goOn(BooleanSupplier slice, Instant until) {
        var more = slice.getAsBoolean();
        while (more && clock.instant().isBefore(until)) {
            more = slice.getAsBoolean();
        }
        return !more;
    }
}
