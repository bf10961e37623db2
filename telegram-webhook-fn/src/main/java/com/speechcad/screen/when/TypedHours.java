package com.speechcad.screen.when;

import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two times of one day, as somebody typed them in one of our languages.
 *
 * @param from minutes of the day
 * @param to minutes of the day, 1440 for its end
 */
public record TypedHours(int from, int to) {
    private static final Pattern PLAIN =
            Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*[-–—~]\\s*(\\d{1,2})(?::(\\d{2}))?");
    private static final Pattern BETWEEN = Pattern.compile("[-–—~]|\\b(?:to|till|until|and|a|jusqu'a|et)\\b|से|और|到|至");
    private static final Pattern SMALL = Pattern.compile(
            "[,，。;.]+|(?<![\\p{L}\\p{M}])(?:from|between|de|des|entre|at|the|le|la|बजे|तक|के|बीच)(?![\\p{L}\\p{M}])|[从自在之间]");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** {@code 9-17}, {@code 9am to 5pm}, {@code 9h à 17h30}, {@code 早上九点到下午五点}; empty when it is something else. */
    public static Optional<TypedHours> read(String typed, Language language) {
        var line = Scrap.plain(typed);
        var plain = PLAIN.matcher(line);
        if (plain.matches()) {
            var read = first(
                    List.of(minutes(plain.group(1), plain.group(2))), List.of(minutes(plain.group(3), plain.group(4))));
            if (read.isPresent()) {
                return read;
            }
        }
        // A word between two times may also be one within a time: “quarter to nine to five”.
        var between = BETWEEN.matcher(line);
        while (between.find()) {
            var read = first(
                    end(line.substring(0, between.start()), language), end(line.substring(between.end()), language));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    /** What a half of the line may be, as minutes of the day; nothing when anything of it is left over. */
    private static List<Integer> end(String half, Language language) {
        var scrap = new Scrap(half);
        var read = TypedClock.cut(scrap, language).orElse(List.of());
        return scrap.left(SMALL).isEmpty() ? read : List.of();
    }

    /** Of several readings the first of which the end is later: nine to five is in the afternoon. */
    private static Optional<TypedHours> first(List<Integer> froms, List<Integer> tos) {
        return froms.stream()
                .flatMap(from -> tos.stream()
                        .filter(to -> from >= 0 && from < to && to <= DAY)
                        .map(to -> new TypedHours(from, to)))
                .findFirst();
    }

    private static int minutes(String hour, @org.jspecify.annotations.Nullable String minute) {
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        return minutes < HOUR ? Integer.parseInt(hour) * HOUR + minutes : DAY + 1;
    }
}
