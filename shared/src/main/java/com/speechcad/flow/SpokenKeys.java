package com.speechcad.flow;

import com.speechcad.text.PlainDigits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Keys that a menu's words name, in any of our languages, as a digit or as a word: “press 1 or two”, “1 या 2 दबाएँ”,
 * “按1”, “tapez dièse”. What is found is offered and remarked, never demanded: words can be put in more ways than are
 * known here.
 */
public final class SpokenKeys {
    /** “1-800-555-0199”, “0 800 11 22 33”: what is dialled elsewhere. */
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\p{N}])\\+?\\d++(?:[\\s.()–—-]{1,3}\\d++)++");

    private static final Pattern SEVERAL_DIGITS_ON = Pattern.compile("[\\s.()–—-]\\d{2}");
    private static final Pattern AFTER_ITS_PREFIX = Pattern.compile("\\d[-–—]\\d{3}");
    private static final int LEAST_OF_A_PHONE = 7;

    private SpokenKeys() {}

    /** Those it tells the callee to press, in the order they are named; key 9 is ours and never among them. */
    public static List<Character> in(String words) {
        var read = plain(words);
        var found = keys(KeyWords.PRESSED, read);
        if (!found.isEmpty()) {
            found.addAll(keys(KeyWords.BESIDE, read));
        }
        found.remove(CheckFlow.OPT_OUT);
        if (found.isEmpty()) {
            found.addAll(severalOf(KeyWords.NUMBERED, read));
        }
        found.addAll(severalOf(KeyWords.FOR_EACH, read));
        found.remove(CheckFlow.OPT_OUT);
        return found.stream().sorted().toList();
    }

    /** Keys that a menu's words tell to press, and the menu does not have though it could. */
    public static List<Character> missing(Step.Menu menu, Draft draft) {
        return in(menu.text()).stream()
                .filter(key -> key != '#' || !draft.hasTypedInput())
                .filter(key -> menu.choices().stream().noneMatch(choice -> choice.key() == key))
                .toList();
    }

    /** Keys of a menu that its words do not name at all; none where a variable may name them. */
    static List<Character> unnamed(Step.Menu menu) {
        if (menu.text().contains("{{")) {
            return List.of();
        }
        var named = named(plain(menu.text()));
        return menu.choices().stream()
                .map(Step.Choice::key)
                .filter(key -> !named.contains(key))
                .toList();
    }

    private static Set<Character> severalOf(List<Pattern> patterns, String read) {
        var numbered = keys(patterns, read);
        return numbered.size() > 1 ? numbered : Set.of();
    }

    private static Set<Character> keys(List<Pattern> patterns, String read) {
        var keys = new LinkedHashSet<Character>();
        for (var pattern : patterns) {
            pattern.matcher(read).results().forEach(place -> keys.addAll(named(place.group(1))));
        }
        return keys;
    }

    /** All that are named, alone, in a row, or by the two ends of a range. */
    private static Set<Character> named(String read) {
        var keys = new LinkedHashSet<Character>();
        for (var range : KeyWords.RANGES) {
            range.matcher(read).results().forEach(found -> keys.addAll(from(ends(found))));
        }
        for (var any : KeyWords.ANY) {
            any.matcher(read).results().forEach(found -> keys.addAll(each(found.group())));
        }
        return keys;
    }

    private static List<Character> each(String named) {
        return named.matches(KeyWords.TIGHT)
                ? named.chars()
                        .filter(sign -> sign != ',' && sign != '/')
                        .mapToObj(sign -> (char) sign)
                        .toList()
                : List.of(key(named));
    }

    private static List<Character> ends(MatchResult range) {
        return IntStream.rangeClosed(1, range.groupCount())
                .mapToObj(range::group)
                .filter(Objects::nonNull)
                .map(SpokenKeys::key)
                .toList();
    }

    /** Keys between two digits; a sign begins and ends no range. */
    private static List<Character> from(List<Character> ends) {
        return ends.stream().allMatch(Character::isDigit)
                ? IntStream.rangeClosed(ends.getFirst(), ends.getLast())
                        .mapToObj(key -> (char) key)
                        .toList()
                : ends;
    }

    private static char key(String named) {
        return KeyWords.NAMES.getOrDefault(named, named.charAt(0));
    }

    private static String plain(String words) {
        var read = PlainDigits.of(words.replaceAll("\\{\\{.*?}}", " … "))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        return PHONE.matcher(read)
                .replaceAll(found -> isPhone(found.group()) ? " … " : Matcher.quoteReplacement(found.group()));
    }

    private static boolean isPhone(String digits) {
        return SEVERAL_DIGITS_ON.matcher(digits).find()
                && (digits.chars().filter(Character::isDigit).count() >= LEAST_OF_A_PHONE
                        || AFTER_ITS_PREFIX.matcher(digits).find());
    }
}
