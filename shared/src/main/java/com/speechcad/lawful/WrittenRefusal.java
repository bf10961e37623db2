package com.speechcad.lawful;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Whether somebody wrote that they want no more calls: a bare word, as people answer a message with, or a sentence of it. */
public final class WrittenRefusal {
    private static final Set<String> WORDS = Set.of(
            "stop",
            "stop it",
            "stop all",
            "quit",
            "revoke",
            "opt out",
            "optout",
            "no calls",
            "arrêt",
            "arret",
            "arrête",
            "arrete",
            "arrêtez",
            "arretez",
            "arrêter",
            "se désabonner",
            "me désabonner",
            "désabonner",
            "désinscription",
            "停",
            "停止",
            "停下",
            "别打了",
            "别打",
            "退订",
            "退訂",
            "拒绝来电",
            "谢绝来电",
            "रोको",
            "रोकें",
            "रोकिए",
            "रुको",
            "रुकें",
            "बंद",
            "बंद करो",
            "बंद करें",
            "बंद कीजिए",
            "स्टॉप",
            "alto",
            "basta",
            "baja");

    private WrittenRefusal() {}

    /** @param line in any of our languages or Spanish */
    public static boolean is(String line) {
        var bare = Normalizer.normalize(line, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
        return WORDS.contains(bare) || SpokenRefusal.in(line);
    }
}
