package com.speechcad.flow;

import com.speechcad.text.PlainDigits;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keys that a menu's words name, in any of our languages, as a digit or as a word: “press 1 or two”, “1 या 2 दबाएँ”,
 * “按1”, “tapez dièse”. What is found is offered and remarked, never demanded: words can be put in more ways than are
 * known here.
 */
public final class SpokenKeys {
    private static final Map<String, Character> NAMES = names("""
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

    private static final String KEY = "(?<![\\p{L}\\p{M}\\p{N}.:/#*+-])(?:[0-9*#]|"
            + NAMES.keySet().stream().filter(name -> !isHan(name)).collect(Collectors.joining("|"))
            + ")(?![\\p{L}\\p{M}\\p{N}%:/*#]|[.,]\\d)";
    private static final String HAN_KEY = "(?<![\\d.:/零一二三四五六七八九十第])(?:[0-9*#]|"
            + NAMES.keySet().stream().filter(SpokenKeys::isHan).collect(Collectors.joining("|"))
            + ")(?![\\d.:/%零一二三四五六七八九十百次下个位天年月日点分])";

    private static final List<Pattern> PRESSED = List.of(
            pattern(
                    "(?<![\\p{L}])(?:press|hit|push|dial|touch|type|enter|key in|select|choose)\\s+(?:on\\s+)?(?:the\\s+)?(?:(?:keys?|numbers?|buttons?|digits?)\\s+)?(%s)",
                    listed(KEY, "(?:\\s*,\\s*(?:or\\s+|and\\s+)?|\\s+(?:or|and)\\s+)(?:press\\s+|the\\s+)?")),
            pattern(
                    "(?<![\\p{L}])(?:appuye[zr]|appuie|tape[zr]?|compose[zr]|faites|presse[zr]|choisisse[zr]|touches?)\\s+(?:sur\\s+)?(?:l[ae]s?\\s+)?(?:(?:touches?|chiffres?|boutons?)\\s+)?(?:l[ae]\\s+)?(%s)",
                    listed(
                            KEY,
                            "(?:\\s*,\\s*(?:ou\\s+|et\\s+)?|\\s+(?:ou|et)\\s+)(?:sur\\s+)?(?:l[ae]\\s+)?(?:touche\\s+)?")),
            pattern(
                    "(%s)\\s*(?:(?:नंबर|अंक|बटन|वाला|का|की|को|पर)\\s*)*(?:दबा|डायल|चुन)",
                    listed(KEY, "(?:\\s*,\\s*(?:या\\s+|और\\s+)?|\\s+(?:या|और)\\s+)")),
            pattern("(?:按下?|拨|选择?)\\s*(?:数字键?|按键|键)?\\s*(%s)", listed(HAN_KEY, "\\s*(?:、|,|或者?|和)\\s*")),
            pattern("(%s)\\s*号?键", listed(HAN_KEY, "\\s*(?:、|,|或者?|和)\\s*")));

    /** “For sales press 1, 2 for support”: named without its verb, which is only believed beside one that has it. */
    private static final List<Pattern> BESIDE = List.of(
            pattern("(?:[,;.:]|(?<!\\p{L})(?:or|and))\\s*(%s)\\s+(?:for|to)\\s+(?!\\d)", KEY),
            pattern("(?:[,;.:]|(?<!\\p{L})(?:ou|et))\\s*(?:le\\s+|la\\s+)?(%s)\\s+(?:pour|si)\\s", KEY),
            pattern("के लिए\\s+(%s)(?=\\s*[,।;]|\\s+(?:और|या)|\\s*$)", KEY));

    private static final List<Pattern> ANY = List.of(pattern("(%s)", KEY), pattern("(%s)", HAN_KEY));

    private SpokenKeys() {}

    /** Those it tells the callee to press, in the order they are named; key 9 is ours and never among them. */
    public static List<Character> in(String words) {
        var read = plain(words);
        var found = keys(PRESSED, read);
        if (!found.isEmpty()) {
            found.addAll(keys(BESIDE, read));
        }
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
        var named = keys(ANY, plain(menu.text()));
        return menu.choices().stream()
                .map(Step.Choice::key)
                .filter(key -> !named.contains(key))
                .toList();
    }

    private static Set<Character> keys(List<Pattern> patterns, String read) {
        var keys = new LinkedHashSet<Character>();
        for (var pattern : patterns) {
            var places = pattern.matcher(read);
            while (places.find()) {
                for (var any : ANY) {
                    any.matcher(places.group(1)).results().forEach(key -> keys.add(key(key.group(1))));
                }
            }
        }
        return keys;
    }

    private static char key(String named) {
        return NAMES.getOrDefault(named, named.charAt(0));
    }

    private static String plain(String words) {
        return PlainDigits.of(words.replaceAll("\\{\\{.*?}}", " … "))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    private static String listed(String key, String between) {
        return key + "(?:" + between + key + ")*";
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

    private static boolean isHan(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
