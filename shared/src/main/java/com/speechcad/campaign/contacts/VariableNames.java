package com.speechcad.campaign.contacts;

import com.speechcad.flow.Variables;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of columns as flows can use them, in their own letters: {@code First Name} is {@code first_name}, 姓名 stays 姓名. */
final class VariableNames {
    private static final int LONGEST = 30;

    private VariableNames() {}

    /** What the column with the numbers is called, whatever its title. */
    static String phone(Language language) {
        return said(Text.text(ContactsText.PHONE_NAME), language);
    }

    /**
     * One name for each title, all different.
     *
     * @param phone the column with the numbers, whatever its title
     * @param language of the names of columns without a title
     */
    static List<String> of(List<String> titles, Optional<Integer> phone, Language language) {
        var taken = new HashSet<String>();
        if (phone.isPresent()) {
            taken.add(phone(language));
        }
        var names = new ArrayList<String>();
        for (var at = 0; at < titles.size(); at++) {
            names.add(
                    phone.isPresent() && phone.get() == at
                            ? phone(language)
                            : free(name(titles.get(at), at, language), taken));
        }
        return List.copyOf(names);
    }

    private static String name(String title, int at, Language language) {
        var bare = Variables.name(title.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_"))
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}_]+", "_")
                .replaceAll("_{2,}", "_")
                .replaceAll("^[_\\p{M}]+|_+$", "");
        if (bare.isEmpty()) {
            return said(Text.text(ContactsText.COLUMN_NAME).with("number", Integer.toString(at + 1)), language);
        }
        return cut(Character.isDigit(bare.codePointAt(0)) ? "c_" + bare : bare, LONGEST);
    }

    private static String said(Text words, Language language) {
        return Variables.name(Words.plain(words, Reader.of(language)));
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
        var kept = name.codePointCount(0, name.length()) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, most));
        return kept.replaceAll("_+$", "");
    }
}
