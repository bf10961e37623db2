package com.speechcad.flow;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How keys are named and told to be pressed, in all our languages; what {@link SpokenKeys} looks for. */
final class KeyWords {
    static final Map<String, Character> NAMES = names("""
            0 zero zéro शून्य ज़ीरो 零
            1 one un एक 一
            2 two deux दो 二
            3 three trois तीन 三
            4 four quatre चार 四
            5 five cinq पाँच पांच 五
            6 six छह छः छे 六
            7 seven sept सात 七
            8 eight huit आठ 八
            9 nine neuf नौ 九
            * star asterisk étoile astérisque स्टार तारा 星号 星键 米字键
            # hash pound dièse carré हैश 井号 井字""");

    private static final String LATIN = "[0-9*#]|" + names(false);
    private static final String HAN = "[0-9*#]|" + names(true);

    /** “One of these”, “a key” and “choose one: 2 or 3” are no key 1. */
    private static final String ANY_ONE = "(?!(?:one\\s+(?:of|keys?|buttons?|numbers?|digits?|options?)"
            + "|un\\s+(?:chiffre|bouton|numéro|nombre|choix|des?|d)|एक\\s+(?:बटन|विकल्प))(?![\\p{L}\\p{M}])"
            + "|(?:one|une?|एक)\\s*[:–—-]\\s*[0-9*#]|(?<=(?:choose|select|pick)\\s)one\\s*(?:[.:;–—-]|$)"
            + "|एक\\s+(?:को\\s+)?चुन[\\p{L}\\p{M}]*\\s*:|(?<=(?:कोई|से)\\s)एक)";

    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}./#*+-])(?<!\\d:)";
    private static final String BEHIND = "(?![\\p{L}\\p{M}\\p{N}%/*#]|[.,:]\\d)";
    private static final String HAN_BEFORE = "(?<![\\d/零一二三四五六七八九十第])(?<!\\d[.:])";
    private static final String HAN_BEHIND = "(?![\\d/%零一二三四五六七八九十百次下个项种位天年月日点分]|[.:]\\d)";

    private static final String ALONE = BEFORE + ANY_ONE + "(?:" + LATIN + ")" + BEHIND;
    private static final String HAN_ALONE = HAN_BEFORE + "(?:" + HAN + ")" + HAN_BEHIND;

    /** “1/2/3” and “1,2”, without spaces. */
    static final String TIGHT = "[0-9*#](?:[,/][0-9*#])++";

    private static final String ROW = BEFORE + TIGHT + BEHIND;
    private static final String HAN_ROW = HAN_BEFORE + TIGHT + HAN_BEHIND;

    /** “1 to 5”, “between 1 and 5”; {@code $} is a key. */
    private static final String RANGE = BEFORE
            + "(?:(?:from\\s+|de\\s+)?$(?:\\s*[-–—~]\\s*|\\s+(?:to|through|à|से)\\s+)$|between\\s+$\\s+and\\s+$"
            + "|entre\\s+$\\s+et\\s+$|$\\s+और\\s+$\\s+के\\s+बीच)"
            + BEHIND;

    private static final String HAN_RANGE =
            HAN_BEFORE + "(?:$\\s*[-–—~到至]\\s*$|$\\s*[和与]\\s*$\\s*之间)" + "(?![\\d/%零一二三四五六七八九十百]|[.:]\\d)";

    private static final String KEY = either(range(RANGE, "(?:" + LATIN + ")"), ROW, ALONE);
    private static final String HAN_KEY = either(range(HAN_RANGE, "(?:" + HAN + ")"), HAN_ROW, HAN_ALONE);

    static final List<Pattern> PRESSED = List.of(
            pattern(
                    "(?<![\\p{L}])(?:press|hit|push|dial|touch|type|enter|key in|select|choose|pick)\\s+(?:on\\s+)?(?:the\\s+)?"
                            + "(?:one\\s*[:–—-]\\s*|(?:(?:an?|any|one)\\s+)?(?:of\\s+)?(?:(?:the|these)\\s+)?(?:following\\s+)?(?:following|keys?|numbers?|buttons?|digits?)\\s*:?\\s*)?(%s)",
                    listed(KEY, "(?:\\s*,\\s*(?:or\\s+|and\\s+)?|\\s+(?:or|and)\\s+)(?:press\\s+|the\\s+)?")),
            pattern(
                    "(?<![\\p{L}])(?:appuye[zr]|appuie|tape[zr]?|compose[zr]|faites|presse[zr]|choisisse[zr](?:-en)?|touches?)\\s+(?:sur\\s+)?(?:l[ae]s?\\s+)?"
                            + "(?:une?\\s*:\\s*|(?:une?\\s+)?(?:touches?|chiffres?|boutons?|numéros?|options?|choix)\\s*:?\\s*)?(?:l[ae]\\s+)?(%s)",
                    listed(
                            KEY,
                            "(?:\\s*,\\s*(?:ou\\s+|et\\s+)?|\\s+(?:ou|et)\\s+)(?:sur\\s+)?(?:l[ae]\\s+)?(?:touche\\s+)?")),
            pattern(
                    "(%s)\\s*(?:(?:नंबर|अंक|बटन|वाला|का|के|की|को|पर|तक|बीच|कोई|भी|एक)\\s*)*(?:दबा|डायल|चुन)",
                    listed(KEY, "(?:\\s*,\\s*(?:या\\s+|और\\s+)?|\\s+(?:या|और)\\s+)")),
            pattern(
                    "(?:(?:दबा|डायल|चुन)[\\p{L}\\p{M}]*\\s*:|(?!^)\\G[^:।]*?[,;])\\s*(%s)",
                    listed(KEY, "(?:\\s*,\\s*(?:या\\s+|और\\s+)?|\\s+(?:या|और)\\s+)")),
            pattern(
                    "(?:按下?|拨|选择?)\\s*(?:一下|(?:一[项个种])?\\s*:|(?:一[下个])?(?:数字键?|按键|键)\\s*:?)?\\s*(%s)",
                    listed(HAN_KEY, "\\s*(?:、|,|或者?|和)\\s*")),
            pattern("(?:(?:按|拨|选)[^:。]{0,6}:|(?!^)\\G[^:。]*?[,;\\s])\\s*(%s)", listed(HAN_KEY, "\\s*(?:,|或者?|和)\\s*")),
            pattern("(%s)\\s*号?键", listed(HAN_KEY, "\\s*(?:、|,|或者?|和)\\s*")));

    /** “For sales press 1, 2 for support”: named without its verb, which is only believed beside one that has it. */
    static final List<Pattern> BESIDE = List.of(
            pattern("(?:[,;.:]|(?<!\\p{L})(?:or|and))\\s*(%s)\\s+(?:for|to)\\s+(?!\\d)", KEY),
            pattern("(?:[,;.:]|(?<!\\p{L})(?:ou|et))\\s*(?:le\\s+|la\\s+)?(%s)\\s+(?:pour|si)\\s", KEY),
            pattern("(?<!\\p{L})pour\\s+[^,;.:]{1,60}?\\s+le\\s+(%s)(?=\\s*(?:[,;.]|$))", KEY),
            pattern("[,;.:]\\s*(%s)\\s*[-–—=:]\\s*(?=\\p{L})", KEY),
            pattern("के लिए\\s+(%s)(?=\\s*[.,।;]|\\s+(?:और|या)|\\s*$)", KEY));

    /**
     * “1. Sales, 2. Support” and “1、预约，2、取消”: numbered without any verb, which is believed of two and more, and where no
     * other key is told to be pressed: a list may as well be one of what to bring.
     */
    static final List<Pattern> NUMBERED =
            List.of(pattern("(?:^|[,;.:。、\\n])\\s*(%s)\\s*[.:、)=]\\s*(?=\\p{L})", "[0-8*#]"));

    /** “1 बिक्री के लिए, 2 सहायता के लिए”: the same, which says what each is for and so is no other list. */
    static final List<Pattern> FOR_EACH =
            List.of(pattern("(?:^|[,;.:।])\\s*(%s)\\s+[^,;.:।]{1,40}?के लिए(?=\\s*[,;।])", KEY));

    static final List<Pattern> ANY =
            List.of(pattern("%s", either(ROW, ALONE)), pattern("%s", either(HAN_ROW, HAN_ALONE)));
    static final List<Pattern> RANGES =
            List.of(pattern("%s", range(RANGE, "(" + LATIN + ")")), pattern("%s", range(HAN_RANGE, "(" + HAN + ")")));

    private KeyWords() {}

    private static String range(String around, String key) {
        return around.replace("$", key);
    }

    private static String either(String... ways) {
        return "(?:" + String.join("|", ways) + ")";
    }

    /** Never given back once read: of a row as long as the words, each place would be tried anew from each other one. */
    private static String listed(String key, String between) {
        return key + "(?:" + between + key + ")*+";
    }

    private static Pattern pattern(String around, String key) {
        return Pattern.compile(Normalizer.normalize(around.formatted(key), Normalizer.Form.NFKC));
    }

    private static Map<String, Character> names(String lines) {
        return lines.lines()
                .map(line -> List.of(line.strip().split(" ")))
                .flatMap(line -> line.stream()
                        .skip(1)
                        .map(name -> Map.entry(
                                Normalizer.normalize(name, Normalizer.Form.NFKC),
                                line.getFirst().charAt(0))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String names(boolean han) {
        return NAMES.keySet().stream().filter(name -> isHan(name) == han).collect(Collectors.joining("|"));
    }

    private static boolean isHan(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
