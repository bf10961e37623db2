package com.speechcad.call;

import com.speechcad.flow.Trial.Input;
import com.speechcad.lawful.SpokenRefusal;
import com.speechcad.text.PlainDigits;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody types who tries a flow, taken as a call would take it from the person called. */
public final class TriedLine {
    private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,50}");

    /** “Do not record me” in our languages: a trial has no model that judges it, and these are how it is said most. */
    private static final List<Pattern> NOT_RECORDED = List.of(
            Pattern.compile(
                    "\\b(?:don't|dont|not|never|stop|without|no)\\b(?: \\w+){0,4} (?:recorded|recording|recordings"
                            + "|record (?:me|us|this|it|my|our|the|anything))\\b"),
            Pattern.compile("\\b(?:ne|n'|pas|sans|arretez|arreter|refuse|contre)\\b[^.!?]{0,30}enregistr"),
            Pattern.compile(
                    "रिकॉर्ड[^.!?।]{0,20} (?:न|ना|नहीं|मत|बंद)(?: |$)|(?:^| )(?:न|ना|नहीं|मत|बिना) [^.!?।]{0,15}रिकॉर्ड"),
            Pattern.compile("(?:不要|不想|不同意|不允许|不许|不愿|别|停止|拒绝|请勿)[^。！？，]{0,6}(?:录音|录下|录我)"));

    private TriedLine() {}

    /** Keys, a wish that ends every call, or other words. */
    public static Input of(String line) {
        var keys = PlainDigits.of(line);
        if (KEYS.matcher(keys).matches()) {
            return new Input.Keys(keys);
        }
        if (isNotRecorded(line)) {
            return new Input.NotRecorded();
        }
        return SpokenRefusal.in(line) ? new Input.OptOut() : new Input.Words(line);
    }

    private static boolean isNotRecorded(String line) {
        var plain = withoutAccents(line).toLowerCase(Locale.ROOT).replace('’', '\'');
        return NOT_RECORDED.stream().anyMatch(said -> said.matcher(plain).find());
    }

    /** Of Latin letters only: the signs of Devanagari are letters of their own. */
    private static String withoutAccents(String line) {
        var apart = Normalizer.normalize(line, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036f]", "");
        return Normalizer.normalize(apart, Normalizer.Form.NFC);
    }
}
