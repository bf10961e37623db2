package com.speechcad.call;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes out of a text what could be a code, a card or a number, written or spoken, whatever the provider's own scrubbing
 * left: three digits or number words in a row, in any of our languages.
 */
final class Mask {
    private static final String DOTS = "•••";
    private static final int SHOWN_AT_THE_END = 1;
    private static final int SHORT = 4;

    private static final List<String> NUMBER_WORDS = List.of(
            // English
            "zero|oh|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen",
            "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple",
            // French
            "zéro|zero|un|une|deux|trois|quatre|cinq|sept|huit|neuf|six|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente",
            "quarante|cinquante|soixante|septante|huitante|octante|nonante|vingts|cents?|double|triple",
            // Hindi, in its script and as often transcribed
            "शून्य|एक|दो|तीन|चार|पांच|पाँच|छह|छः|छे|सात|आठ|नौ|दस|डबल|ट्रिपल|ज़ीरो|वन|टू|थ्री|फोर|फाइव|सिक्स|सेवन|एट|नाइन",
            "ग्यारह|बारह|तेरह|चौदह|पंद्रह|सोलह|सत्रह|अठारह|उन्नीस|बीस|इक्कीस|बाईस|तेईस|चौबीस|पच्चीस|छब्बीस|सत्ताईस|अट्ठाईस|उनतीस|तीस",
            "इकतीस|बत्तीस|तैंतीस|चौंतीस|पैंतीस|छत्तीस|सैंतीस|अड़तीस|उनतालीस|चालीस|इकतालीस|बयालीस|तैंतालीस|चवालीस|पैंतालीस|छियालीस|सैंतालीस",
            "अड़तालीस|उनचास|पचास|इक्यावन|बावन|तिरपन|चौवन|पचपन|छप्पन|सत्तावन|अट्ठावन|उनसठ|साठ|इकसठ|बासठ|तिरसठ|चौंसठ|पैंसठ|छियासठ|सड़सठ",
            "अड़सठ|उनहत्तर|सत्तर|इकहत्तर|बहत्तर|तिहत्तर|चौहत्तर|पचहत्तर|छिहत्तर|सतहत्तर|अठहत्तर|उन्यासी|अस्सी|इक्यासी|बयासी|तिरासी|चौरासी",
            "पचासी|छियासी|सत्तासी|अट्ठासी|नवासी|नब्बे|इक्यानवे|बानवे|तिरानवे|चौरानवे|पचानवे|छियानवे|सत्तानवे|अट्ठानवे|निन्यानवे|सौ",
            "shunya|shoonya|ek|do|teen|tin|chaar|char|paanch|panch|chhah|chhe|chah|che|saat|sat|aath|ath|nau|das");

    /** What people say between two digits while they read them out. */
    private static final String PAUSES =
            "and|et|aur|और|then|puis|फिर|um+|uh+|erm?|euh|hmm+|next|followed by|suivi de|उम्म?|嗯|呃|然后|再";

    private static final String BETWEEN =
            "[\\s\\p{Cf},.;:·_*|()、，。…\\-–—/]*(?:(?:" + PAUSES + ")[\\s\\p{Cf},.…，。]*){0,2}";
    private static final String WORD = "(?:" + longestFirst(words()) + "|" + spelledOut() + ")";
    private static final String WORD_ALONE = "(?<![\\p{L}\\p{M}])" + WORD + "(?![\\p{L}\\p{M}])";
    private static final String CHINESE = "[零〇一二三四五六七八九十百幺洞两壹贰叁肆伍陆柒捌玖拾]";
    /** Digits of every script, and those in circles, brackets or above the line. */
    private static final String DIGIT = "[\\p{Nd}\\p{No}]";

    private static final String ONE = "(?:" + DIGIT + "|" + CHINESE + "|" + WORD_ALONE + ")";

    /**
     * Possessive, so that a run of any length is a loop: what may be given back again is kept on the stack, and a few
     * hundred number words were more than it holds. Nothing ever has to be given back, since of two words that begin alike
     * the longer is tried first.
     */
    private static final Pattern RUN =
            Pattern.compile(ONE + "(?:" + BETWEEN + ONE + "){2,}+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SINGLE = Pattern.compile(ONE, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What the provider's own scrubbing leaves of a number, a name or anything else, in English: {@code [NUMBER]}. */
    static final String MARK = "\\[[A-Z][A-Z_ ]*[0-9]*\\]";

    /** Addresses, and marks. */
    private static final Map<Pattern, String> OTHERS =
            Map.of(Pattern.compile("(?<![\\w.+-])[\\w.+-]++@[\\w-]+\\.[\\w.-]+"), DOTS, Pattern.compile(MARK), DOTS);

    private static final String LETTERS_APART = "[\\s.,\\-_·]{1,2}";

    private Mask() {}

    private static Stream<String> words() {
        return NUMBER_WORDS.stream().flatMap(words -> Stream.of(words.split("\\|")));
    }

    private static String longestFirst(Stream<String> words) {
        return words.distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
    }

    /** The same words letter by letter. */
    private static String spelledOut() {
        return longestFirst(words().filter(word -> word.matches("[a-zé]{2,}"))
                .map(word -> String.join(LETTERS_APART, word.split(""))));
    }

    /**
     * What one side said, turn by turn: a code that is said in several turns is one too. As many turns as before.
     */
    static List<String> turns(List<String> said) {
        var whole = said.stream().map(turn -> turn.replace('\n', ' ')).collect(Collectors.joining("\n"));
        var masked = RUN.matcher(whole).replaceAll(run -> run.group().replaceAll("[^\n]+", DOTS));
        return Stream.of(masked.split("\n", -1)).map(Mask::words).toList();
    }

    /**
     * The same of our own side: what the script itself says stays, unless something else joins in the same number.
     */
    static List<String> turns(List<String> said, OwnWords script) {
        var whole = new StringBuilder();
        var own = new BitSet();
        for (var turn : said) {
            var line = script.restored(turn.replace('\n', ' '));
            var start = whole.length() + (whole.isEmpty() ? 0 : 1);
            script.in(line).stream().forEach(at -> own.set(start + at));
            whole.append(whole.isEmpty() ? "" : "\n").append(line);
        }
        var masked = RUN.matcher(whole)
                .replaceAll(run -> isOwn(own, whole, run)
                        ? Matcher.quoteReplacement(run.group())
                        : run.group().replaceAll("[^\n]+", DOTS));
        return Stream.of(masked.split("\n", -1)).map(Mask::others).toList();
    }

    private static boolean isOwn(BitSet own, CharSequence whole, MatchResult run) {
        return IntStream.range(run.start(), run.end()).allMatch(at -> own.get(at) || whole.charAt(at) == '\n');
    }

    /** What is left of a text when all its numbers are taken out, also single ones. */
    static String withoutRuns(String text) {
        return SINGLE.matcher(text).replaceAll(" ");
    }

    /** Speech and summaries. */
    static String words(String said) {
        return others(RUN.matcher(said).replaceAll(DOTS));
    }

    private static String others(String said) {
        var masked = said;
        for (var other : OTHERS.entrySet()) {
            masked = other.getKey().matcher(masked).replaceAll(other.getValue());
        }
        return masked;
    }

    /** Typed input: how many keys, and of a longer one the last. */
    static String keys(String typed) {
        var shown = typed.length() < SHORT ? 0 : SHOWN_AT_THE_END;
        return "•".repeat(typed.length() - shown) + typed.substring(typed.length() - shown);
    }
}
