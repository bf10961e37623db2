package com.speechcad.billing;

import com.speechcad.text.Text;
import com.speechcad.wallet.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What money moved for, by the name that the books keep of it: the same in the file and in the chat. */
public final class EntrySubject {
    private static final Set<String> CODES =
            Arrays.stream(Plan.Code.values()).map(Plan.Code::name).collect(Collectors.toSet());

    /** With the word before it that stands there in the statement, in whatever language. */
    private static final Pattern SHORT_NAME = Pattern.compile("(?i)(?:.*\\s)?\\(?([0-9a-f]{4})[-‑–]?([0-9a-f]{4})\\)?");

    private EntrySubject() {}

    /** What an entry is about, as receipts and screens call it; nothing where its kind says it all. */
    public static Optional<Text> of(String subject) {
        var parts = subject.split(":");
        return switch (parts[0]) {
            case "attempt" -> call(parts, BillingText.ABOUT_CALL);
            case "invoice" -> topUp(parts, BillingText.ABOUT_TOP_UP);
            case "payout" -> Optional.of(Text.text(BillingText.ABOUT_PAYOUT));
            case "plan" ->
                parts.length == 3 && CODES.contains(parts[1]) && parts[2].matches("\\d{1,4}")
                        ? Optional.of(Text.text(BillingText.ABOUT_PLAN)
                                .with("plan", BillingText.name(Plan.Code.valueOf(parts[1])))
                                .with("days", Integer.parseInt(parts[2])))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The same beside the entry's kind: what is a top-up or a call by its kind is not called one twice. */
    static Optional<Text> of(String subject, Reason kind) {
        var parts = subject.split(":");
        if (parts[0].equals("invoice") && (kind == Reason.TOP_UP || kind == Reason.REVERSAL)) {
            return topUp(parts, BillingText.ABOUT_TOP_UP_NUMBER);
        }
        return parts[0].equals("attempt") && kind == Reason.CALL
                ? call(parts, BillingText.ABOUT_CALL_NUMBER)
                : of(subject);
    }

    private static Optional<Text> call(String[] parts, BillingText words) {
        return parts.length == 2 ? Optional.of(Text.text(words).with("call", shortName(parts[1]))) : Optional.empty();
    }

    private static Optional<Text> topUp(String[] parts, BillingText words) {
        return parts.length == 2
                ? Optional.of(Text.text(words).with("number", TopUp.number(parts[1])))
                : Optional.empty();
    }

    /** The end of a call's id, of what was typed as its short name; empty for what is none. */
    static Optional<String> endOfCall(String typed) {
        var name = SHORT_NAME.matcher(typed.strip());
        return name.matches()
                ? Optional.of((name.group(1) + name.group(2)).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** As a call's receipt has it. */
    private static String shortName(String attempt) {
        var hex = attempt.replace("-", "").toUpperCase(Locale.ROOT);
        return hex.length() == 32 ? hex.substring(24, 28) + "-" + hex.substring(28) : attempt;
    }
}
