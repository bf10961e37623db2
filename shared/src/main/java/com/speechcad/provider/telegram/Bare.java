package com.speechcad.provider.telegram;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text without its markup. */
final class Bare {
    private static final Pattern NUMBERED = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|(\\d{1,7}));");

    private Bare() {}

    static String text(String html) {
        var plain = html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"");
        // The ampersand last, so that nothing is read twice.
        return NUMBERED.matcher(plain).replaceAll(Bare::character).replace("&amp;", "&");
    }

    private static String character(MatchResult entity) {
        var hex = entity.group(1);
        var code = hex == null ? Integer.parseInt(entity.group(2)) : Integer.parseInt(hex, 16);
        var isOne = Character.isValidCodePoint(code) && Character.isDefined(code);
        return Matcher.quoteReplacement(isOne ? Character.toString(code) : entity.group());
    }
}
