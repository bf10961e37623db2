package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanStatus;
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
        var free = subscriptions.askFreeToStart(visitor.id());
        return subscriptions.askStatus(visitor.id()).then(status -> Optional.of(line(status, free.get())));
    }

    private static Text line(PlanStatus status, Optional<Plan> free) {
        return switch (status) {
            case PlanStatus.Running(var current, var _, var _, var _, var _) -> running(current);
            case PlanStatus.PastDue blocked ->
                text(PlanWords.ON_HOME_PAST_DUE)
                        .with("plan", BillingText.name(blocked.plan()))
                        .with("missing", blocked.missing());
            case PlanStatus.Ending _, PlanStatus.None _ ->
                free.map(plan -> text(PlanWords.ON_HOME_FREE)
                                .with("minutes", plan.single().toMinutes()))
                        .orElseGet(() -> text(PlanWords.ON_HOME_NONE));
        };
    }

    private static Text running(Subscription current) {
        return text(PlanWords.ON_HOME)
                .with("plan", BillingText.name(current.plan()))
                .with("end", current.end());
    }
}
