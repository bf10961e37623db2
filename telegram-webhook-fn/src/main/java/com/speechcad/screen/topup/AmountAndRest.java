package com.speechcad.screen.topup;

import com.speechcad.billing.TopUpText;
import com.speechcad.text.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed line of a number and what follows it, as {@code 24.50 second payment}. Where the number may go on behind the
 * space, as in {@code 1 000,50 bank proof}, nobody guesses where it ends.
 *
 * @param amount as it was typed, not yet read
 */
public record AmountAndRest(String amount, String rest) {
    private static final Pattern PARTS = Pattern.compile("(\\S++)\\s++(.+)", Pattern.DOTALL);

    /** As 1 000 and 1 00 000 go on, and 1 000000, and as 12 .50 does. */
    private static final Pattern GOES_ON = Pattern.compile(
            "((?:\\p{Nd}{2}[\\s,])*+(?:\\p{Nd}{3})++(?!\\p{Nd})[^\\s/／]*+|[.,]\\p{Nd}[^\\s/／]*+).*", Pattern.DOTALL);

    /** No reason begins with so many zeros, whatever the number before them. */
    private static final Pattern ZEROS = Pattern.compile("([0٠०০０]{3,}+\\p{Nd}*+[^\\s/／]*+).*", Pattern.DOTALL);

    /** Empty where nothing follows, or nobody can tell what does. */
    public static Optional<AmountAndRest> of(String line) {
        return torn(line).isPresent()
                ? Optional.empty()
                : split(line).map(it -> new AmountAndRest(it.group(1), it.group(2)));
    }

    /** Asks what is meant where the number may go on behind the space, or where it can be two amounts. */
    public static Optional<Text> doubt(String line) {
        return torn(line).or(() -> split(line).flatMap(it -> Dollars.doubt(it.group(1))));
    }

    /** The same for a number that is no amount of money. */
    public static Optional<Text> torn(String line) {
        return split(line)
                .flatMap(it -> goesOn(it.group(1), it.group(2))
                        .map(more -> Text.text(TopUpText.AMOUNT_OR_REASON)
                                .with("typed", Dollars.shortened(it.group(1) + ' ' + more.group(1)))
                                .with("first", Dollars.shortened(it.group(1)))));
    }

    private static Optional<Matcher> goesOn(String amount, String rest) {
        var further = Optional.of(GOES_ON.matcher(rest)).filter(more -> Dollars.mayGoOn(amount) && more.matches());
        return further.or(
                () -> Optional.of(ZEROS.matcher(rest)).filter(more -> Dollars.isWhole(amount) && more.matches()));
    }

    private static Optional<Matcher> split(String line) {
        return Optional.of(PARTS.matcher(line)).filter(Matcher::matches);
    }
}
