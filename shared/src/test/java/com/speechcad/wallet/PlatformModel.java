package com.speechcad.wallet;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** The platform's side by the model: which account an amount belongs to, written down a second time, and what each has. */
final class PlatformModel {
    static final String CASH = "cash.provider";

    private static final List<String> CHART = List.of(
            "clearing.crypto",
            CASH,
            "revenue.subscription",
            "revenue.usage",
            "revenue.recording",
            "revenue.adjustment",
            "expense.goodwill",
            "refund.payable");

    /** Wider than one amount: a chain may move the largest number there is more than once. */
    private final TreeMap<String, BigDecimal> balances = new TreeMap<>();

    PlatformModel() {
        CHART.forEach(code -> balances.put(code, BigDecimal.ZERO));
    }

    static String account(Reason reason) {
        return switch (reason) {
            case TOP_UP -> "clearing.crypto";
            case OPERATOR_CREDIT -> "expense.goodwill";
            case SUBSCRIPTION -> "revenue.subscription";
            case CALL, TRANSFER -> "revenue.usage";
            case RECORDING -> "revenue.recording";
            case OPERATOR_DEBIT -> "revenue.adjustment";
            case PAYOUT -> "refund.payable";
            case REFUND, REVERSAL, DEBT_SETTLED ->
                throw new IllegalArgumentException(reason + " is where its original is");
        };
    }

    void move(String code, long micros) {
        balances.merge(code, BigDecimal.valueOf(micros), BigDecimal::add);
    }

    /** {@code code balance}, by code. */
    List<String> shown() {
        return balances.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().toPlainString())
                .toList();
    }
}
