package com.speechcad.dialog;

import com.speechcad.text.Text;
import java.util.List;

/** Several texts, one under the other. */
public final class Lines {
    private Lines() {}

    /** @param lines at least one */
    public static Text of(List<Text> lines) {
        var below = lines.getLast();
        for (var line : lines.subList(0, lines.size() - 1).reversed()) {
            below = Text.text(DialogWords.LINES).with("first", line).with("rest", below);
        }
        return below;
    }

    /** The same. */
    public static Text of(Text... lines) {
        return of(List.of(lines));
    }
}
