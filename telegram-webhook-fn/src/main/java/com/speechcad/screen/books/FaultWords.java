package com.speechcad.screen.books;

import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.wallet.Ledger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * A rule of the books that does not hold, in an operator's words: amounts as money, instants by the operator's clock. The
 * proof says each in one English line, which the alarms and the books keep.
 */
enum FaultWords implements TextKey {
    LEGS("an operation has its legs, a rejected one none", "(.*) (\\S+): (\\d+) of (\\d+)", "#o##"),
    MOVED("an operation moved the sum of its legs", "(.*): (-?\\d+), legs (-?\\d+)", "#$$"),
    GAP("a wallet numbers its entries without a gap", "account (\\d+), entry (\\d+): (-?\\d*)", "w##"),
    FOLLOWS(
            "every running balance follows from the one before",
            "entry (\\d+): (-?\\d*) after (-?\\d*) and (-?\\d*)",
            "#$$$"),
    BELOW("a wallet was never below zero", "entry (\\d+): (-?\\d+)", "#$"),
    COLUMN("every entry of a user is in the account's own column", "entry (\\d+)", "#"),
    KIND("an entry is on the account of its kind", "entry (\\d+): .*", "#"),
    REFUNDS("refunds stay within the original", "entry (\\d+): (-?\\d+) of (-?\\d+)", "#$$"),
    HOLD_EVENT("an operation on a hold has its event, and only such a one", "(.*) (\\S+)", "#o"),
    ONE_EVENT("one event of a provider is one operation", "(\\S+) (.*)", "##"),
    ONE_CHARGE("a subject is charged once", "(.*), (.*)", "##"),
    CLEARING("a clearing returns to zero", "entry (\\d+) of operation (\\d+): (-?\\d+) since (.*)", "##$@"),
    POSTED("posted balance is the sum of the journal", "account (\\d+): (-?\\d*), journal (-?\\d*)", "w$$"),
    HELD("held is the sum of open holds", "account (\\d+): (-?\\d*), holds (-?\\d*)", "w$$"),
    NOTHING_BELOW("no balance is below zero, and nothing is owed to those who owe", "account (\\d+)", "w"),
    LAST("a wallet knows its last number", "account (\\d+): (\\d+), journal (\\d+)", "w##"),
    HOLD("a hold is what its events say", "hold (\\d+)", "#"),
    CHECKPOINT("a platform balance is the checkpoint and what came since", "(\\S+): (-?\\d*), journal (-?\\d*)", "k$$"),
    ZERO("all accounts together are zero", "(-?\\d+)", "$"),
    RECEIPT("a receipt adds up again", "attempt (\\S+): .*", "#"),
    RECEIPT_BOOKED("a receipt is what the journal says", "attempt (\\S+): .*", "#"),

    /** No faults, but words within them. */
    WALLET_OF("", "", ""),
    APPLIED("", "", ""),
    REJECTED("", "", "");

    private static final List<String> PLACES = List.of("a", "b", "c", "d");

    /** As PostgreSQL writes an instant. */
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffset("+HH:mm", "+00")
            .toFormatter(Locale.ROOT);

    private final String rule;
    private final Pattern detail;
    /** What each part of the detail is: # as it is, $ micro-dollars, @ an instant, w a wallet, k an account, o an outcome. */
    private final String parts;

    FaultWords(String rule, String detail, String parts) {
        this.rule = rule;
        this.detail = Pattern.compile(detail, Pattern.DOTALL);
        this.parts = parts;
    }

    @Override
    public String bundle() {
        return "fault";
    }

    /**
     * What no rule here says is told as the proof says it.
     *
     * @param whose the name of whose wallet an account is, by the account's number
     */
    static Text of(Ledger.Fault fault, LongFunction<Optional<Text>> whose) {
        return Arrays.stream(values())
                .filter(words -> words.rule.equals(fault.name()))
                .findFirst()
                .flatMap(words -> words.said(fault.detail(), whose))
                .orElseGet(() ->
                        Text.text(BooksWords.FAULT).with("name", fault.name()).with("detail", fault.detail()));
    }

    private Optional<Text> said(String line, LongFunction<Optional<Text>> whose) {
        var found = detail.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        var text = Text.text(this);
        try {
            for (int i = 0; i < parts.length(); i++) {
                text = text.with(PLACES.get(i), value(parts.charAt(i), found.group(i + 1), whose));
            }
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A number that should be there and is not stays a gap. */
    private static Object value(char part, String said, LongFunction<Optional<Text>> whose) {
        return switch (part) {
            case '$' -> said.isEmpty() ? "–" : Money.micros(Long.parseLong(said));
            case '@' -> OffsetDateTime.parse(said, INSTANT).toInstant();
            case 'w' ->
                whose.apply(Long.parseLong(said))
                        .<Object>map(name -> Text.text(WALLET_OF).with("name", name))
                        .orElse(said);
            case 'k' -> BooksWords.account(said).<Object>map(name -> name).orElse(said);
            case 'o' ->
                switch (said) {
                    case "APPLIED" -> APPLIED;
                    case "REJECTED" -> REJECTED;
                    default -> said;
                };
            default -> said;
        };
    }
}
