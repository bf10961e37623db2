package com.speechcad.campaign.contacts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of columns as flows can use them: {@code First Name} is {@code first_name}, {@code 姓名} is {@code name}. */
final class VariableNames {
    static final String PHONE = "phone";
    private static final int LONGEST = 30;
    private static final Map<String, String> KNOWN = known();

    private VariableNames() {}

    /**
     * One name for each title, all different.
     *
     * @param phone the column with the numbers, whatever its title
     */
    static List<String> of(List<String> titles, Optional<Integer> phone) {
        var taken = new HashSet<String>();
        if (phone.isPresent()) {
            taken.add(PHONE);
        }
        var names = new ArrayList<String>();
        for (var at = 0; at < titles.size(); at++) {
            names.add(phone.isPresent() && phone.get() == at ? PHONE : free(name(titles.get(at), at), taken));
        }
        return List.copyOf(names);
    }

    private static String name(String title, int at) {
        var known = KNOWN.get(PhoneTitles.key(title));
        if (known != null) {
            return known;
        }
        var latin = Normalizer.normalize(spelled(title), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        if (latin.isEmpty()) {
            return "column_" + (at + 1);
        }
        return cut(Character.isDigit(latin.charAt(0)) ? "c_" + latin : latin, LONGEST);
    }

    private static String spelled(String title) {
        return title.replace("ß", "ss")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d");
    }

    private static String free(String wanted, Set<String> taken) {
        var name = wanted;
        for (var more = 2; !taken.add(name); more++) {
            var suffix = "_" + more;
            name = cut(wanted, LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    private static String cut(String name, int most) {
        return (name.length() <= most ? name : name.substring(0, most)).replaceAll("_+$", "");
    }

    private static Map<String, String> known() {
        var words = """
                name: имя, фио, 姓名, 名称, नाम, имя клиента, 客户姓名
                first_name: 名字, 名
                last_name: фамилия, 姓, उपनाम
                middle_name: отчество
                salutation: обращение, 称呼
                company: компания, организация, 公司, कंपनी
                city: город, 城市, शहर
                address: адрес, 地址, पता
                country: страна, 国家, देश
                date: дата, 日期, तारीख, दिनांक
                time: время, 时间, समय
                amount: сумма, 金额, राशि
                price: цена, 价格, कीमत, मूल्य
                email: почта, эл почта, 邮箱, 电子邮件, ईमेल
                note: примечание, комментарий, 备注, टिप्पणी
                code: код, 编号, कोड
                order: заказ, 订单, 订单号, ऑर्डर
                doctor: врач, 医生, डॉक्टर
                product: товар, 产品, 商品, उत्पाद
                """;
        var names = new HashMap<String, String>();
        words.lines().forEach(line -> {
            var parts = line.split(":", 2);
            for (var word : parts[1].split(",")) {
                names.put(PhoneTitles.key(word), parts[0]);
            }
        });
        return Map.copyOf(names);
    }
}
