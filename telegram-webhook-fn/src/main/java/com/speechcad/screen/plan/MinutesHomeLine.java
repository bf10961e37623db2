package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.db.Later;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is left of the plan's minutes. */
@Singleton
class MinutesHomeLine implements HomeLine {
    private final Subscriptions subscriptions;

    MinutesHomeLine(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        return subscriptions.askCurrent(visitor.id()).then(current -> current.map(MinutesHomeLine::left));
    }

    /** What a running call has taken for the longest it may last comes back: it is not gone. */
    private static Text left(Subscription current) {
        var unlimited = current.plan().singleUnlimited();
        var left = remaining(current, unlimited);
        var reserved = current.single().reserved().plus(current.bulk().reserved());
        return reserved.isZero()
                ? left
                : text(PlanWords.ON_HOME_IN_USE).with("left", left).with("reserved", Minutes.of(reserved));
    }

    private static Text remaining(Subscription current, boolean unlimited) {
        return text(unlimited ? PlanWords.ON_HOME_UNLIMITED : PlanWords.ON_HOME_MINUTES)
                .with("single", Minutes.of(current.single().left()))
                .with("bulk", Minutes.of(current.bulk().left()))
                .with("granted", Minutes.of(current.bulk().granted()))
                .with("kind", current.bulk().granted().isZero() ? "single" : "both");
    }
}
