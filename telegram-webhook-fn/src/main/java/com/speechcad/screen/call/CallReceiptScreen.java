package com.speechcad.screen.call;

import static com.speechcad.dialog.View.view;

import com.speechcad.billing.Receipts;
import com.speechcad.call.Attempts;
import com.speechcad.call.ReceiptText;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** What one call cost, line by line. */
@Singleton
class CallReceiptScreen implements Screen {
    private final Attempts attempts;
    private final Receipts receipts;

    CallReceiptScreen(Attempts attempts, Receipts receipts) {
        this.attempts = attempts;
        this.receipts = receipts;
    }

    @Override
    public String id() {
        return "call.receipt";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> attempts.ofUser(visitor.id(), id))
                .flatMap(attempt -> receipts.of(visitor.id(), attempt.id())
                        .map(receipt -> view(ReceiptText.of(attempt, receipt, visitor.reader()))))
                .orElseGet(View::gone);
    }
}
