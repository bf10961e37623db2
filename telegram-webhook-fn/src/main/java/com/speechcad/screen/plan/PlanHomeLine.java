package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.db.Later;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Which plan one has, and until when. */
@Singleton
class PlanHomeLine implements HomeLine {
    private final Subscriptions subscriptions;

    PlanHomeLine(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        var current = subscriptions.askCurrent(visitor.id());
        var free = subscriptions.askFreeToStart(visitor.id());
        return free.then(start ->
                Optional.of(current.get().map(PlanHomeLine::running).orElseGet(() -> without(start))));
    }

    private static Text without(Optional<Plan> free) {
        return free.map(plan ->
                        text(PlanWords.ON_HOME_FREE).with("minutes", plan.single().toMinutes()))
                .orElseGet(() -> text(PlanWords.ON_HOME_NONE));
    }

    private static Text running(Subscription current) {
        return text(PlanWords.ON_HOME)
                .with("plan", BillingText.name(current.plan()))
                .with("end", current.end());
    }
}
