package com.speechcad.lawful;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether somebody said, in so many words, that they want no more calls: it counts like key 9. */
public final class SpokenRefusal {
    private static final List<Pattern> SAID = List.of(
            said("(stop|quit) (calling|phoning|ringing)( me| us| here| this number)?"),
            said("(do not|don't|never) (call|phone|ring|contact) (me|us|here|this number|again|any ?more)"),
            said(
                    "(take|remove|delete) (me|us|my (phone )?number|this number)( off| from)?( your)?( call(ing)?)?( list)?"),
            said("put me on (your|the) do[- ]not[- ]call list"),
            said("no more calls"),
            said("(unsubscribe|opt) (me )?out|unsubscribe"),
            said("ne (m'|nous )appelez plus|ne plus (m'|nous )appeler|arrêtez de (m'|nous )appeler"),
            said("retirez[- ](moi|nous|mon numéro)|supprimez mon numéro|plus d'appels"),
            said(
                    "no (me|nos) llam(e|en)( más)?|deje(n)? de llamar(me|nos)?|(quíten|bórren|elimínen)me de (la|su) lista"),
            Pattern.compile(
                    "(मुझे|मुझको|हमें|इस नंबर पर)?\\s*(कॉल|फ़ोन|फोन)\\s*(मत|न|ना)\\s*(करें|करो|कीजिए|करिए|कीजिएगा|करना)"),
            Pattern.compile("(कॉल|फ़ोन|फोन) करना बंद|मेरा नंबर (हटा|निकाल)"),
            Pattern.compile(
                    "(不要|别|別|不用)再?(给我|給我)?(打电话|打電話|打来|打來|打给我|打給我|打了|来电|來電)|(不要|别|別)再打|停止(打电话|打電話|来电|來電)|(删除|刪除|移除)我的(号码|號碼|电话|電話)"));

    private SpokenRefusal() {}

    private static Pattern said(String words) {
        return Pattern.compile("(?<![\\p{L}])(" + words + ")(?![\\p{L}])");
    }

    /** @param words of the callee, in any of our languages or Spanish */
    public static boolean in(String words) {
        var plain = Normalizer.normalize(words, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("\\s+", " ");
        return SAID.stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }
}
