package com.speechcad.flow;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of variables that mean the same in several languages: a flow that says {@code {{date}}} takes the column
 * {@code तारीख} or {@code 日期} of a list that has no {@code date}.
 */
public final class UsualNames {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F\\u093C]+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** A column without a title, as it is called in each language. */
    private static final Pattern COLUMN = Pattern.compile("(?:column|colonne|कॉलम|第)(\\d+)列?");

    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final Map<String, String> KNOWN = known();

    private UsualNames() {}

    /** What names that mean the same have in common; other names stay apart unless only accents or spaces differ. */
    public static String meaning(String name) {
        var folded = folded(name);
        var column = COLUMN.matcher(folded);
        return column.matches() ? "column" + column.group(1) : KNOWN.getOrDefault(folded, folded);
    }

    /**
     * What a list's row says for a flow.
     *
     * @param wanted the names that the flow uses
     * @param row by the list's names; a value under the very name comes before one that means the same
     * @return the row, with each wanted name that only another name's value fills
     */
    public static Map<String, String> matched(Collection<String> wanted, Map<String, String> row) {
        var all = new LinkedHashMap<>(row);
        for (var name : wanted) {
            if (row.containsKey(name)) {
                continue;
            }
            var meaning = meaning(name);
            row.entrySet().stream()
                    .filter(one -> meaning(one.getKey()).equals(meaning))
                    .findFirst()
                    .or(() -> row.entrySet().stream()
                            .filter(one -> plainPart(one.getKey()).equals(name))
                            .findFirst())
                    .ifPresent(one -> all.put(name, one.getValue()));
        }
        return all;
    }

    /** What a title of two scripts was called when names had plain letters alone, such as {@code id} of {@code 客户_id}. */
    private static String plainPart(String name) {
        var plain = NOT_PLAIN
                .matcher(ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll(""))
                .replaceAll("_");
        return plain.replaceAll("^_+|_+$", "");
    }

    /** Letters and digits alone, small, without accents; a vowel's sign is no accent. */
    private static String folded(String name) {
        var apart = Normalizer.normalize(
                name.toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("œ", "oe")
                        .replace("æ", "ae")
                        .replace("ø", "o")
                        .replace("ł", "l")
                        .replace("đ", "d"),
                Normalizer.Form.NFKD);
        return OTHERS.matcher(ACCENTS.matcher(apart).replaceAll("")).replaceAll("");
    }

    private static Map<String, String> known() {
        var words = """
                name: имя, фио, 姓名, 名称, नाम, имя клиента, 客户姓名, nom, nom complet, full name
                first_name: 名字, 名, prénom, पहला नाम
                last_name: фамилия, 姓, उपनाम, nom de famille
                middle_name: отчество
                salutation: обращение, 称呼, civilité, संबोधन
                company: компания, организация, 公司, कंपनी, entreprise, société
                city: город, 城市, शहर, ville
                address: адрес, 地址, पता, adresse
                country: страна, 国家, देश, pays
                date: дата, 日期, तारीख, दिनांक
                time: время, 时间, समय, heure
                amount: сумма, 金额, राशि, रकम, montant
                price: цена, 价格, कीमत, मूल्य, prix
                email: почта, эл почта, 邮箱, 电子邮件, ईमेल, courriel
                note: примечание, комментарий, 备注, टिप्पणी, remarque
                code: код, 编号, कोड
                order: заказ, 订单, 订单号, ऑर्डर, commande
                doctor: врач, 医生, डॉक्टर, médecin
                product: товар, 产品, 商品, उत्पाद, produit
                """;
        var names = new HashMap<String, String>();
        words.lines().forEach(line -> {
            var parts = line.split(":", 2);
            var meaning = folded(parts[0]);
            Arrays.stream(parts[1].split(",")).forEach(word -> names.put(folded(word), meaning));
        });
        return Map.copyOf(names);
    }
}
