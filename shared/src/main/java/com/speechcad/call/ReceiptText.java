package com.speechcad.call;

import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.Receipt;
import com.speechcad.billing.Rounding;
import com.speechcad.kernel.Money;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A receipt as its reader can add it up again, one line for each step. */
public final class ReceiptText {
    private ReceiptText() {}

    public static Text of(Attempt attempt, Receipt receipt, Reader reader) {
        var lines = new ArrayList<Text>();
        lines.add(ReceiptTime.of(attempt, reader)
                .in(Text.text(CallText.RECEIPT_HEAD).with("call", attempt.shortName())));
        lines.add(Text.text(CallText.RECEIPT_CONNECTED)
                .with("seconds", seconds(receipt.connected()))
                .with("billed", receipt.billedSeconds())
                .with("increment", receipt.terms().incrementSeconds())
                .with("minimum", receipt.terms().minimumSeconds()));
        if (receipt.billedSeconds() == 0) {
            lines.add(Text.text(CallText.RECEIPT_FREE)
                    .with("ending", receipt.ending().name().toLowerCase(Locale.ROOT)));
        }
        lines.add(Text.text(CallText.RECEIPT_PLAN).with("seconds", receipt.planSeconds()));
        if (receipt.walletSeconds() > 0 || receipt.call().isPositive()) {
            lines.add(wallet(receipt));
        }
        receipt.transfer().map(ReceiptText::transfer).ifPresent(lines::add);
        recording(receipt, lines);
        if (!receipt.total().equals(receipt.call())) {
            lines.add(Text.text(CallText.RECEIPT_TOTAL).with("amount", receipt.total()));
        }
        if (!receipt.terms().rounding().equals(Rounding.EXACT)) {
            lines.add(rounded(receipt.terms().rounding()));
        }
        lines.add(Text.text(CallText.RECEIPT_HELD)
                .with("heldPlan", receipt.heldPlanSeconds())
                .with("held", receipt.held())
                .with("usedPlan", receipt.allPlanSeconds())
                .with("used", receipt.settled())
                .with("returnedPlan", receipt.returnedPlanSeconds())
                .with("returned", receipt.returned()));
        lines.add(Text.text(CallText.RECEIPT_BOOKS)
                .with("prices", prices(receipt.priceVersion()))
                .with("entries", entries(receipt)));
        return LiveMessage.joined(lines, reader);
    }

    /** A list that was changed in the chat is named by the instant of that: said as people say one. */
    private static Object prices(String label) {
        return PriceVersion.since(label)
                .<Object>map(at -> Text.text(CallText.RECEIPT_LIST)
                        .with("list", PriceVersion.title(label))
                        .with("at", at))
                .orElse(label);
    }

    private static Text wallet(Receipt receipt) {
        var fee = receipt.terms().connectionFee();
        var line = fee.isPositive() && receipt.walletSeconds() > 0
                ? Text.text(CallText.RECEIPT_WALLET_FEE).with("fee", fee)
                : Text.text(CallText.RECEIPT_WALLET);
        return line.with("seconds", receipt.walletSeconds())
                .with("rate", receipt.perMinute())
                .with("amount", receipt.call());
    }

    private static Text transfer(Receipt.Transfer leg) {
        return Text.text(CallText.RECEIPT_TRANSFER)
                .with("to", leg.to())
                .with("connected", seconds(leg.connected()))
                .with("billed", leg.billedSeconds())
                .with("plan", leg.planSeconds())
                .with("seconds", leg.walletSeconds())
                .with("rate", leg.perMinute())
                .with("amount", leg.amount());
    }

    private static void recording(Receipt receipt, List<Text> lines) {
        if (receipt.recording().isPositive()) {
            lines.add(Text.text(CallText.RECEIPT_RECORDING).with("amount", receipt.recording()));
        }
        receipt.later()
                .map(change -> Text.text(
                                switch (change.kind()) {
                                    case CHARGED -> CallText.RECEIPT_RECORDING_LATER;
                                    case GIVEN_BACK -> CallText.RECEIPT_RECORDING_BACK;
                                })
                        .with("amount", change.amount()))
                .ifPresent(lines::add);
    }

    private static Text rounded(Rounding rounding) {
        return Text.text(CallText.RECEIPT_ROUNDED)
                .with("mode", rounding.mode().name().toLowerCase(Locale.ROOT))
                .with("place", Money.micros(rounding.placeMicros()));
    }

    private static BigDecimal seconds(Duration connected) {
        return BigDecimal.valueOf(connected.toMillis(), 3).stripTrailingZeros();
    }

    private static List<String> entries(Receipt receipt) {
        var entries = new ArrayList<>(receipt.entries());
        receipt.later().ifPresent(change -> entries.addAll(change.entries()));
        return entries.isEmpty()
                ? List.of("–")
                : entries.stream().map(String::valueOf).toList();
    }
}
