package com.speechcad.screen.campaign;

import com.speechcad.dialog.View;
import java.util.List;

/** Buttons two a row: more than two with words in them are cut off on a phone. */
final class Pairs {
    private Pairs() {}

    static View below(View view, List<? extends View.Item> items) {
        var drawn = view;
        for (int at = 0; at < items.size(); at += 2) {
            drawn = drawn.row(items.subList(at, Math.min(at + 2, items.size())));
        }
        return drawn;
    }
}
