package com.speechcad.campaign.contacts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How people call the column with the telephone numbers. */
final class PhoneTitles {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A title that has one of these in it. */
    private static final List<String> ROOTS = keys("""
            phone, telefon, telephone, teléfono, téléphone, telefone, mobile, móvil, celular, cellulare, msisdn,
            whatsapp, портативн, телефон, мобильн, 电话, 電話, 手机, 手機, 携帯, 전화, 휴대폰, फ़ोन, फोन, मोबाइल,
            दूरभाष, هاتف, جوال, điện thoại, telepon, rufnummer, handynummer
            """).stream().toList();

    /** A title that is one of these. */
    private static final Set<String> WHOLE = keys("""
            tel, tél, cell, number, no, nr, num, numero, numéro, número, portable, gsm, handy, contact number, to,
            e164, callee, номер, тел, моб, сотовый, 号码, 联系方式, नंबर, नम्बर, hp, no hp, nomor
            """);

    private PhoneTitles() {}

    static boolean isOne(String title) {
        var key = key(title);
        return WHOLE.contains(key) || ROOTS.stream().anyMatch(key::contains);
    }

    /** Letters and digits alone, small, without accents. */
    static String key(String title) {
        var bare =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        return OTHERS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Set<String> keys(String words) {
        return Arrays.stream(words.split(",")).map(PhoneTitles::key).collect(Collectors.toUnmodifiableSet());
    }
}
