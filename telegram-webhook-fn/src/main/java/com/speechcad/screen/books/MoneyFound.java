package com.speechcad.screen.books;

import static com.speechcad.dialog.View.open;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Operation;
import com.speechcad.billing.Operations;
import com.speechcad.billing.TopUp;
import com.speechcad.dialog.View;
import com.speechcad.screen.named.InWords;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** What of the books fits what an operator typed: a top-up's number, a transaction, an operation's number or key. */
@Singleton
public class MoneyFound {
    private final Operations operations;
    private final InWords words;

    MoneyFound(Operations operations, InWords words) {
        this.operations = operations;
        this.words = words;
    }

    /** A button for each; there are few. */
    public List<View.Item> of(String typed) {
        return Stream.concat(
                        operations.search(typed).stream().map(this::item),
                        operations.topUps(typed).stream().map(this::item))
                .toList();
    }

    private View.Item item(Operation operation) {
        var label = text(BooksWords.FOUND_OPERATION)
                .with("op", Long.toString(operation.id()))
                .with("name", words.person(operation.user()))
                .with("at", operation.at());
        return open(label, OperationScreen.ID, Long.toString(operation.id()));
    }

    private View.Item item(TopUp topUp) {
        var label = text(BooksWords.FOUND_TOP_UP)
                .with("number", topUp.number())
                .with("name", words.person(topUp.user()))
                .with("amount", topUp.amount());
        return open(label, TopUpFactsScreen.ID, topUp.id().toString());
    }
}
