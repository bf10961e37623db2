package com.speechcad.screen.books;

import com.speechcad.billing.ListSetting;
import com.speechcad.billing.PriceChange;
import com.speechcad.kernel.Money;
import com.speechcad.screen.contacts.Countries;
import com.speechcad.screen.topup.AmountAndRest;
import com.speechcad.screen.topup.Dollars;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of the prices as it is typed, with the reason. */
record PriceLine(PriceChange change, String why) {
    /** The place, the price, perhaps what a minute there costs us behind a slash, and the reason. */
    private static final Pattern PLACE =
            Pattern.compile("(\\+?\\w{2,15})\\s+([^\\s/／]++)(?:\\s*[/／]\\s*([^\\s/／]++))?+\\s+(.+)", Pattern.DOTALL);

    private static final Pattern SECONDS = Pattern.compile("\\p{Nd}{1,3}");

    /** Up to the price, which begins with a digit or its dollar sign. */
    private static final Pattern NAMED =
            Pattern.compile("(\\p{Nd}{1,3}(?=\\s)|\\D+?)\\s*[$＄]?\\s?\\p{Nd}.*", Pattern.DOTALL);

    /**
     * The countries that a line may begin with, where it begins with a name or a calling code: several when it can be more
     * than one of them, none where it begins with a prefix.
     */
    static List<String> named(String line, Reader reader) {
        return name(line).map(name -> Countries.find(name, reader)).orElse(List.of());
    }

    private static Optional<String> name(String line) {
        return Optional.of(NAMED.matcher(line))
                .filter(Matcher::matches)
                .map(parts -> parts.group(1))
                .filter(name -> !name.startsWith("+"));
    }

    /** The line with the country's letters in place of its name. */
    static String lettered(String line, String region) {
        return name(line)
                .map(name -> region + " " + line.substring(name.length()).strip())
                .orElse(line);
    }

    /** {@code GB 0.40 a reason} or {@code GB 0.40/0.31 a reason}; empty for what is neither. */
    static Optional<PriceLine> ofPlace(String line) {
        var parts = PLACE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var price = Dollars.typed(parts.group(2)).filter(Money::isPositive);
        var behind = Optional.ofNullable(parts.group(3));
        var cost = behind.flatMap(Dollars::rate);
        if (torn(parts).isPresent() || price.isEmpty() || behind.isPresent() != cost.isPresent()) {
            return Optional.empty();
        }
        var place = parts.group(1).toUpperCase(Locale.ROOT);
        return Optional.of(new PriceLine(new PriceChange.OfPlace(place, price.get(), cost), parts.group(4)));
    }

    /** {@code 6 a reason}; empty for what the setting cannot be. */
    static Optional<PriceLine> ofList(ListSetting setting, String line) {
        return AmountAndRest.of(line)
                .flatMap(parts -> value(setting, parts.amount())
                        .map(value -> new PriceLine(new PriceChange.OfList(setting, value), parts.rest())));
    }

    /** Asks what is meant by a price that can be two, or says that it is too fine. */
    static Optional<Text> doubtOfPlace(String line) {
        return Optional.of(PLACE.matcher(line))
                .filter(Matcher::matches)
                .flatMap(parts -> torn(parts)
                        .or(() -> Dollars.doubt(parts.group(2)))
                        .or(() -> Dollars.tooFine(parts.group(2)))
                        .or(() -> Optional.ofNullable(parts.group(3)).flatMap(Dollars::tooFineRate)));
    }

    /** Asks what is meant by a value that can be two. */
    static Optional<Text> doubtOfList(ListSetting setting, String line) {
        return setting.isMoney() ? AmountAndRest.doubt(line) : AmountAndRest.torn(line);
    }

    /** Whether the last number before the reason may go on in it. */
    private static Optional<Text> torn(Matcher parts) {
        var last = Optional.ofNullable(parts.group(3)).orElseGet(() -> parts.group(2));
        return AmountAndRest.torn(last + ' ' + parts.group(4));
    }

    private static Optional<Long> value(ListSetting setting, String typed) {
        var value = setting.isMoney()
                ? (setting == ListSetting.COST ? Dollars.rate(typed) : Dollars.typed(typed)).map(Money::micros)
                : Optional.of(typed).filter(it -> SECONDS.matcher(it).matches()).map(Long::parseLong);
        return value.filter(it -> it >= setting.least());
    }
}
