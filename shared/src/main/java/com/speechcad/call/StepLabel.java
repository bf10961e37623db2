package com.speechcad.call;

import com.speechcad.flow.Variables;
import com.speechcad.text.Shorten;
import java.util.Map;

/** What a question is called where its answers are shown: its own words, with its variables as people read them. */
public final class StepLabel {
    private static final int MOST_KEPT = 60;
    private static final int MOST_SHOWN = 100;
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private StepLabel() {}

    /** As it is kept with a call: shortened, and never within a variable. */
    static String kept(String words) {
        return whole(Shorten.to(words, MOST_KEPT));
    }

    /** Where one call is shown: its own values, and by name in brackets what has none. */
    static String shown(String label, Map<String, String> values) {
        return Shorten.to(Variables.bracketed(Variables.fill(whole(label), values)), MOST_SHOWN);
    }

    /** Where many calls are shown, each with values of its own: every variable by name in brackets. */
    public static String shown(String label) {
        return shown(label, Map.of());
    }

    static boolean namesVariables(String label) {
        return label.contains(OPEN);
    }

    /** Without a variable that was cut within. */
    private static String whole(String label) {
        var open = label.lastIndexOf(OPEN);
        return open > label.lastIndexOf(CLOSE) ? label.substring(0, open).stripTrailing() + " …" : label;
    }
}
