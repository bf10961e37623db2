package com.speechcad.call;

import com.speechcad.billing.Receipt;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** A receipt as its reader can add it up again, one line for each step. */
public final class ReceiptText {
    private ReceiptText() {}

    public static Text of(Attempt attempt, Receipt receipt, Reader reader) {
        var lines = new ArrayList<Text>();
        lines.add(Text.text(CallText.RECEIPT_HEAD)
                .with("call", attempt.shortName())
                .with("at", attempt.startedAt().orElse(attempt.plannedAt())));
        lines.add(Text.text(CallText.RECEIPT_CONNECTED)
                .with(
                        "seconds",
                        BigDecimal.valueOf(receipt.connected().toMillis(), 3).stripTrailingZeros())
                .with("billed", receipt.billedSeconds())
                .with("increment", receipt.terms().incrementSeconds())
                .with("minimum", receipt.terms().minimumSeconds()));
        lines.add(Text.text(CallText.RECEIPT_PLAN).with("seconds", receipt.planSeconds()));
        lines.add(Text.text(CallText.RECEIPT_WALLET)
                .with("seconds", receipt.walletSeconds())
                .with("rate", receipt.perMinute())
                .with("amount", receipt.call()));
        if (receipt.recording().isPositive()) {
            lines.add(Text.text(CallText.RECEIPT_RECORDING).with("amount", receipt.recording()));
            lines.add(Text.text(CallText.RECEIPT_TOTAL).with("amount", receipt.total()));
        }
        lines.add(Text.text(CallText.RECEIPT_HELD)
                .with("heldPlan", receipt.heldPlanSeconds())
                .with("held", receipt.held())
                .with("usedPlan", receipt.planSeconds())
                .with("used", receipt.total())
                .with("returnedPlan", receipt.returnedPlanSeconds())
                .with("returned", receipt.returned()));
        lines.add(Text.text(CallText.RECEIPT_BOOKS)
                .with("prices", receipt.priceVersion())
                .with("entries", entries(receipt)));
        return LiveMessage.joined(lines, reader);
    }

    private static String entries(Receipt receipt) {
        return receipt.entries().isEmpty()
                ? "–"
                : receipt.entries().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
