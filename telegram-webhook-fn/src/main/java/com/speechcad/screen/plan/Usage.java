package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.Subscription;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What is left of a plan's period: a line and a bar each. */
final class Usage {
    private static final int CELLS = 10;

    private Usage() {}

    static List<Text> of(Subscription current) {
        var said = new ArrayList<Text>();
        var single = current.plan().singleUnlimited() ? PlanWords.SINGLE_UNLIMITED : PlanWords.SINGLE_LEFT;
        said.add(text(single)
                .with("left", Minutes.of(current.single().left()))
                .with("granted", Minutes.of(current.single().granted())));
        said.add(bar(current.single()));
        if (!current.bulk().granted().isZero()) {
            said.add(text(PlanWords.BULK_LEFT)
                    .with("left", Minutes.of(current.bulk().left()))
                    .with("granted", Minutes.of(current.bulk().granted())));
            said.add(bar(current.bulk()));
        }
        var reserved = current.single().reserved().plus(current.bulk().reserved());
        if (!reserved.isZero()) {
            said.add(text(PlanWords.RESERVED).with("reserved", Minutes.of(reserved)));
        }
        return said;
    }

    /** Full only when nothing is left, empty only when nothing was used. */
    private static Text bar(Subscription.Allowance allowance) {
        var granted = allowance.granted().toSeconds();
        var used = granted - allowance.left().toSeconds();
        var percent = granted == 0 ? 0 : Math.clamp(used * 100 / granted, used > 0 ? 1 : 0, 100);
        var filled = Math.clamp(percent * CELLS / 100, used > 0 ? 1 : 0, CELLS);
        return text(PlanWords.USED)
                .with("bar", "▓".repeat(filled) + "░".repeat(CELLS - filled))
                .with("percent", percent);
    }
}
