package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.Subscription;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What is left of a plan's period, a line each. */
final class Usage {
    private Usage() {}

    static List<Text> of(Subscription current) {
        var said = new ArrayList<Text>();
        var single = current.plan().singleUnlimited() ? PlanWords.SINGLE_UNLIMITED : PlanWords.SINGLE_LEFT;
        said.add(text(single)
                .with("left", Minutes.of(current.single().left()))
                .with("granted", Minutes.of(current.single().granted())));
        if (!current.bulk().granted().isZero()) {
            said.add(text(PlanWords.BULK_LEFT)
                    .with("left", Minutes.of(current.bulk().left()))
                    .with("granted", Minutes.of(current.bulk().granted())));
        }
        var reserved = current.single().reserved().plus(current.bulk().reserved());
        if (!reserved.isZero()) {
            said.add(text(PlanWords.RESERVED).with("reserved", Minutes.of(reserved)));
        }
        return said;
    }
}
